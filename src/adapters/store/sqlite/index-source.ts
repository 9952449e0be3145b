// Papers as the search index takes them: from a merge that is being saved, or from the rows of earlier ones.

import type { CardFacts, MergedPaper } from "../../../model/merged-paper.ts";
import { citationsPerDay } from "../../../model/rising.ts";
import type { IndexSource } from "../../../ports/index-source.ts";
import type { IndexedNumbers, IndexedPaper } from "../../../ports/search-index.ts";
import { selectByJson } from "./bulk.ts";
import { readNames } from "./bylines.ts";
import { withoutAbsent } from "./cards.ts";
import type { Database, Row } from "./driver.ts";

const MAX_NAMES = 3000;

export const toIndexedPaper = (paperId: number, merged: MergedPaper): IndexedPaper => ({
  paperId,
  title: merged.title,
  names: merged.authors.slice(0, MAX_NAMES).map((author) => author.name),
  institutions: merged.card.institutions,
  categories: merged.categories,
  hasCode: merged.card.code !== undefined,
  ...withoutAbsent({
    abstract: merged.abstract ?? merged.card.summary?.text,
    venue: merged.venue,
    year: merged.year,
    date: merged.date,
  }),
});

const COLUMNS = `p.id, p.title, p.abstract, p.venue, p.year, p.date, p.has_code, p.card,
  (SELECT names FROM bylines b WHERE b.paper_id = p.id) AS names,
  (SELECT json_group_array(category) FROM
    (SELECT category FROM paper_categories c WHERE c.paper_id = p.id ORDER BY position)) AS categories`;

export const indexedPapers = (database: Database, ids: readonly number[]): IndexedPaper[] =>
  selectByJson(database, `SELECT ${COLUMNS} FROM json_each(?) e JOIN papers p ON p.id = e.value`, [...ids]).map((row) =>
    toPaper(row, namesOf(row)),
  );

export function createIndexSource(database: Database, today: () => Date): IndexSource {
  return {
    transaction: (work) => database.transaction(work),
    count: () => Number(database.prepare("SELECT count(*) AS n FROM papers").get()?.n),
    papers: (ids) => indexedPapers(database, ids),
    papersAfter: (after, limit) =>
      database
        .prepare(`SELECT ${COLUMNS} FROM papers p WHERE p.id > ? ORDER BY p.id LIMIT ?`)
        .all(after, limit)
        .map((row) => toPaper(row, namesOf(row))),
    texts: (ids) =>
      selectByJson(
        database,
        "SELECT p.id, p.title, coalesce(p.abstract, p.card ->> '$.summary.text', '') AS abstract FROM json_each(?) e JOIN papers p ON p.id = e.value",
        [...ids],
      ).map((row) => ({ paperId: Number(row.id), text: `${row.title}\n${row.abstract}` })),
    *numbers() {
      const now = today().getTime();
      const rows = database
        .prepare("SELECT id, citations, rank, coalesce(date, year || '') AS date FROM papers")
        .iterate();
      for (const row of rows) yield toNumbers(row, now);
    },
  };
}

const namesOf = (row: Row): string[] =>
  row.names === null
    ? []
    : readNames(row)
        .slice(0, MAX_NAMES)
        .map(([, name]) => name);

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function toPaper(row: Row, names: string[]): IndexedPaper {
  const card = JSON.parse(String(row.card)) as CardFacts;
  return {
    paperId: Number(row.id),
    title: String(row.title),
    names,
    institutions: card.institutions,
    categories: JSON.parse(String(row.categories)) as string[],
    hasCode: row.has_code === 1,
    ...withoutAbsent({
      abstract: text(row.abstract) ?? card.summary?.text,
      venue: text(row.venue),
      year: row.year === null ? undefined : Number(row.year),
      date: text(row.date),
    }),
  };
}

function toNumbers(row: Row, now: number): IndexedNumbers {
  const paperId = Number(row.id);
  const rank = row.rank === null ? {} : { rank: Number(row.rank) };
  if (row.citations === null) return { paperId, ...rank };
  const citations = Number(row.citations);
  const rising = citationsPerDay(citations, String(row.date), now);
  return { paperId, citations, ...rank, ...(rising !== undefined && { rising }) };
}
