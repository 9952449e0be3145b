// How an author page came about, in words: resolved or not yet, how surely, and whether people have corrected it.

import type { OwnPaper } from "./author-works.ts";
import type { Trust } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";

const isProvisional = (row: Row): boolean => String(row.key).startsWith("name:");

/** Somebody's choice, else the resolved name; until then the one printed most often. */
export function nameOfAuthor(row: Row, printed: string | undefined): string {
  if (typeof row.chosen_name === "string") return row.chosen_name;
  return isProvisional(row) && printed !== undefined ? printed : String(row.name);
}

/** Below this chance a reader should look twice. */
const UNSURE = 70;

export function explainIdentity(database: Database, row: Row, own: readonly OwnPaper[]): string {
  if (isProvisional(row)) {
    return "These papers have just come in under this name. Who is behind it is not resolved yet; namesakes may be mixed here.";
  }
  const id = Number(row.id);
  const sure = trustOf(database, id, own);
  const papers = own.length;
  const unsure = sure.filter((percent) => percent < UNSURE).length;
  const mean = Math.round(sure.reduce((sum, percent) => sum + percent, 0) / (sure.length || 1));
  const parts = [
    papers === 1
      ? "One paper that no other under this name seems to share its author with."
      : `${papers} papers that are taken for one person's by names, co-authors, topics, venues, years and affiliations${sure.length > 0 ? `; on average ${mean}% sure` : ""}.`,
    unsure > 0 && papers > 1 ? `${unsure} of them ${unsure === 1 ? "is" : "are"} less than ${UNSURE}% sure.` : "",
    wasCorrected(database, id) ? "People have corrected this page." : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** One row through the driver, as the papers themselves are read. */
function trustOf(database: Database, id: number, own: readonly OwnPaper[]): number[] {
  const row = database
    .prepare(
      `SELECT json_group_array(x.paper_id) AS ids, group_concat(coalesce(b.trust, 'null'), ',') AS trust
       FROM author_papers x CROSS JOIN bylines b ON b.paper_id = x.paper_id WHERE x.author_id = ?`,
    )
    .get(id);
  const trust = JSON.parse(`[${String(row?.trust ?? "")}]`) as ((Trust | null)[] | null)[];
  const position = new Map(own.map((paper) => [paper.id, paper.position]));
  return (JSON.parse(String(row?.ids ?? "[]")) as number[]).flatMap(
    (paper, at) => trust[at]?.[position.get(paper) ?? -1]?.[0] ?? [],
  );
}

const wasCorrected = (database: Database, id: number): boolean =>
  database
    .prepare("SELECT 1 FROM corrections WHERE (author_id = ?1 OR to_id = ?1) AND undone_at IS NULL LIMIT 1")
    .get(id) !== undefined;
