// The papers of one author as they stand to that author: read once for the figures, the list and its filters.

import type { PaperFigures } from "../../../model/author-figures.ts";
import type { AuthorPapersQuery } from "../../../model/author-page.ts";
import { citationsPerDay } from "../../../model/rising.ts";
import type { MentionFacts, PrintedName } from "./bylines.ts";
import type { Database } from "./driver.ts";

export interface OwnPaper {
  id: number;
  year: number | null;
  category: string | null;
  venue: string | null;
  citations: number | null;
  novelty: number | null;
  impact: number | null;
  rank: number | null;
  hasCode: boolean;
  date: string | null;
  /** All names printed on it. */
  names: PrintedName[];
  /** The source names no more than some: nobody on it is known to be the last, or the only one. */
  isCut: boolean;
  /** Place among them, from 0. */
  position: number;
  /** As this author is printed. */
  name: string;
  facts: Partial<MentionFacts>;
}

type Columns = [
  id: number,
  year: number | null,
  category: string | null,
  venue: string | null,
  citations: number | null,
  novelty: number | null,
  impact: number | null,
  rank: number | null,
  hasCode: number,
  date: string | null,
  isCut: number | null,
];

/** Newest first. One row through the driver instead of thousands: its calls would cost more than all the rest. */
export function readOwnPapers(database: Database, authorId: number): OwnPaper[] {
  const row = database
    .prepare(
      `SELECT json_group_array(json_array(p.id, p.year, p.category, p.venue, p.citations, p.novelty, p.impact, p.rank, p.has_code, p.date, p.card ->> '$.authorsTruncated')) AS papers,
       group_concat(b.names, char(10)) AS names, group_concat(coalesce(b.facts, ''), char(10)) AS facts
       FROM author_papers x CROSS JOIN papers p ON p.id = x.paper_id CROSS JOIN bylines b ON b.paper_id = x.paper_id
       WHERE x.author_id = ?`,
    )
    .get(authorId);
  const papers = JSON.parse(String(row?.papers ?? "[]")) as Columns[];
  // JSON has no line ends of its own.
  const names = JSON.parse(`[${String(row?.names ?? "").replaceAll("\n", ",")}]`) as PrintedName[][];
  const facts = String(row?.facts ?? "").split("\n");
  return papers
    .map((columns, at) => toOwnPaper(columns, names[at] ?? [], { facts: facts[at] ?? "", authorId }))
    .sort((a, b) => compareText(b.date ?? "", a.date ?? "") || b.id - a.id);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function toOwnPaper(
  columns: Columns,
  names: PrintedName[],
  { facts, authorId }: { facts: string; authorId: number },
): OwnPaper {
  const [id, year, category, venue, citations, novelty, impact, rank, hasCode, date, isCut] = columns;
  const position = names.findIndex(([author]) => author === authorId);
  const own = facts === "" ? undefined : (readElement(facts, position) as Partial<MentionFacts> | null);
  return {
    id,
    year,
    category,
    venue,
    citations,
    novelty,
    impact,
    rank,
    hasCode: hasCode === 1,
    date,
    names,
    isCut: isCut === 1,
    position,
    name: names[position]?.[1] ?? "",
    facts: own ?? {},
  };
}

export const toFigures = ({
  id,
  hasCode,
  year,
  category,
  citations,
  novelty,
  impact,
  rank,
}: OwnPaper): PaperFigures => ({
  id,
  hasCode,
  ...(year !== null && { year }),
  ...(category !== null && { category }),
  ...(citations !== null && { citations }),
  ...(novelty !== null && { novelty }),
  ...(impact !== null && { impact }),
  ...(rank !== null && { rank }),
});

/** One element of a JSON array in text; the others, the affiliations of all co-authors, are only passed over. */
export function readElement(text: string, wanted: number): unknown {
  let [depth, index, start] = [0, 0, 1];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 34) {
      do at = text.indexOf('"', at + 1);
      while (at > 0 && isEscaped(text, at));
      if (at < 0) return undefined;
    } else if (sign === 91 || sign === 123) depth++;
    else if (sign === 93 || sign === 125) depth--;
    const isEnd = depth === 0 || (depth === 1 && sign === 44);
    if (!isEnd) continue;
    if (index === wanted) {
      const element = text.slice(start, at);
      return element.trim() === "" ? undefined : JSON.parse(element);
    }
    index++;
    start = at + 1;
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
  return slashes % 2 === 1;
}

const FILTERS: Record<NonNullable<AuthorPapersQuery["position"]>, (paper: OwnPaper) => boolean> = {
  first: ({ position }) => position === 0,
  last: ({ names, position, isCut }) => !isCut && names.length > 1 && position === names.length - 1,
  sole: ({ names, isCut }) => !isCut && names.length === 1,
};

export function countPositions(papers: readonly OwnPaper[]): { first: number; last: number; sole: number } {
  const count = (position: keyof typeof FILTERS) => papers.filter(FILTERS[position]).length;
  return { first: count("first"), last: count("last"), sole: count("sole") };
}

/** The ids that a list shows, in its order; papers without what is sorted by come last. */
export function chooseOwnPapers(papers: readonly OwnPaper[], query: AuthorPapersQuery, now: number): number[] {
  const { year, category, position, code, institution } = query;
  const kept = papers.filter(
    (paper) =>
      (year === undefined || paper.year === year) &&
      (category === undefined || paper.category === category) &&
      (position === undefined || FILTERS[position](paper)) &&
      (!code || paper.hasCode) &&
      (institution === undefined || paper.facts.institutions?.includes(institution)),
  );
  if (query.sort === "newest") return kept.map(({ id }) => id);
  const value = sortValue(query.sort, now);
  return kept
    .map((paper) => ({ id: paper.id, value: value(paper) }))
    .sort((a, b) => b.value - a.value || b.id - a.id)
    .map(({ id }) => id);
}

function sortValue(sort: Exclude<AuthorPapersQuery["sort"], "newest">, now: number): (paper: OwnPaper) => number {
  if (sort === "rising")
    return ({ citations, date, year }) =>
      citations === null ? -1 : (citationsPerDay(citations, date ?? String(year ?? ""), now) ?? -1);
  const column = ({ score: "rank", citations: "citations", novelty: "novelty" } as const)[sort];
  return (paper) => paper[column] ?? -1;
}
