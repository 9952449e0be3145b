// The names printed on a paper as the database holds them: `[[author id, name], ...]`, and what was told of each.

import type { MergedAuthor } from "../../../model/merged-paper.ts";
import type { Row } from "./driver.ts";

/** `printed` only where a name that the paper prints is hidden behind another one. */
export type PrintedName = [authorId: number, name: string, printed?: string];

export type MentionFacts = Pick<MergedAuthor, "affiliations" | "institutions" | "ids" | "email">;

export const readNames = (row: Row): PrintedName[] => JSON.parse(String(row.names)) as PrintedName[];

/** At the places of the names; empty when nothing was told of any. */
export const readFacts = (row: Row): (MentionFacts | null)[] =>
  typeof row.facts === "string" ? (JSON.parse(row.facts) as (MentionFacts | null)[]) : [];

/** How sure it is in percent that the name is its author's, and the paper that speaks most for it. */
export type Trust = [percent: number, paperId?: number];

/** At the places of the names; empty where nothing was resolved. */
export const readTrust = (row: Row): (Trust | null)[] =>
  typeof row.trust === "string" ? (JSON.parse(row.trust) as (Trust | null)[]) : [];

/** Null when the byline says no more than the names. */
export function writeFacts(authors: MergedAuthor[]): string | null {
  if (!authors.some(tellsMore)) return null;
  return JSON.stringify(
    authors.map((author) => {
      if (!tellsMore(author)) return null;
      const { affiliations, institutions, ids, email } = author;
      return { affiliations, institutions, ids, email };
    }),
  );
}

const tellsMore = ({ affiliations, ids, email }: MergedAuthor): boolean =>
  affiliations !== undefined || ids !== undefined || email !== undefined;

/** The authors who stand on most of these papers. Of several spellings the first in plain order is shown. */
export function countAuthors(
  bylines: Iterable<PrintedName[]>,
  limit: number,
): { id: number; name: string; papers: number }[] {
  const found = new Map<number, { id: number; name: string; papers: number }>();
  for (const names of bylines) {
    for (const [id, name] of names) {
      const author = found.get(id);
      if (!author) found.set(id, { id, name, papers: 1 });
      else {
        author.papers++;
        if (name < author.name) author.name = name;
      }
    }
  }
  return [...found.values()].sort((a, b) => b.papers - a.papers || a.id - b.id).slice(0, limit);
}
