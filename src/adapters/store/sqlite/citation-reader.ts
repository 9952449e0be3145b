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

/** One row through the driver instead of thousands. */
const columns = <Columns>(database: Database, sql: string, list: string): Columns[] =>
  JSON.parse(String(database.prepare(sql).get(list)?.found ?? "[]")) as Columns[];
