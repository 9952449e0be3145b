// Citation counts of any set of papers, by whoever counted.

import type { CitedPapers, SourceCount } from "../../../model/citation-summary.ts";
import type { Database } from "./driver.ts";

export function readCitedPapers(database: Database, paperIds: readonly number[]): CitedPapers {
  const list = JSON.stringify(paperIds);
  const counts = columns<[number, string, number, string | null]>(
    database,
    "SELECT json_group_array(json_array(c.paper_id, c.source, c.count, c.seen_on)) AS found FROM json_each(?) e CROSS JOIN citation_counts c ON c.paper_id = e.value",
    list,
  ).map(([paperId, source, count, seenOn]): SourceCount => ({ paperId, source, count, seenOn: seenOn ?? undefined }));
  const selfCitations = new Map<number, number>();
  for (const [paperId, count, own, seenOn] of columns<[number, number, number, string]>(
    database,
    "SELECT json_group_array(json_array(h.paper_id, h.citations, h.self_citations, h.counted_on)) AS found FROM json_each(?) e CROSS JOIN held_citations h ON h.paper_id = e.value",
    list,
  )) {
    counts.push({ paperId, source: "held", count, seenOn });
    if (own > 0) selfCitations.set(paperId, own);
  }
  return { papers: paperIds.length, counts, selfCitations };
}

/** Links from papers held here, by the year of the paper that cites. */
export const readCitingYears = (
  database: Database,
  paperIds: readonly number[],
): { year: number; citations: number; selfCitations: number }[] =>
  database
    .prepare(
      `SELECT p.year, count(*) AS citations, sum(c.is_self) AS self_citations FROM json_each(?) e
       CROSS JOIN citations c ON c.cited_id = e.value CROSS JOIN papers p ON p.id = c.citing_id
       WHERE p.year IS NOT NULL GROUP BY p.year ORDER BY p.year`,
    )
    .all(JSON.stringify(paperIds))
    .map((row) => ({
      year: Number(row.year),
      citations: Number(row.citations),
      selfCitations: Number(row.self_citations),
    }));

/** One row through the driver instead of thousands. */
const columns = <Columns>(database: Database, sql: string, list: string): Columns[] =>
  JSON.parse(String(database.prepare(sql).get(list)?.found ?? "[]")) as Columns[];
