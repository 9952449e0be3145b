// Reads the judged sets: papers, queries, and which papers answer which query.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readLines } from "../read-lines.ts";

const SETS = ["csfcube", "cisi", "cacm", "cranfield", "doris_mae", "scholarqa_multi"];

export interface JudgedPaper {
  id: string;
  title: string;
  abstract: string;
  names: string[];
}

export interface JudgedQuery {
  id: string;
  text: string;
  grades: Record<string, number>;
  /** The only papers to rank; all of the set where absent. */
  pool?: string[];
  /** How many of the first places count. */
  depth: number;
}

export interface JudgedSet {
  name: string;
  papers: JudgedPaper[];
  queries: JudgedQuery[];
}

interface PaperRow {
  id: string;
  title?: string | null;
  abstract?: string | null;
  snippets?: string[];
  authors?: { name: string }[];
}
interface QueryRow {
  id: string;
  text: string;
  queryDocId?: string;
  qrels: Record<string, number>;
}

/** The sets that the folder has. */
export async function readJudgedSets(dataFolder: string): Promise<JudgedSet[]> {
  const sets: JudgedSet[] = [];
  for (const name of SETS) {
    const folder = join(dataFolder, "retrieval", name);
    if (existsSync(join(folder, "docs.jsonl.gz"))) sets.push(await readJudgedSet(name, folder));
  }
  return sets;
}

export async function readJudgedSet(name: string, folder: string): Promise<JudgedSet> {
  const papers: JudgedPaper[] = [];
  const byId = new Map<string, JudgedPaper>();
  for await (const row of readLines<PaperRow>(join(folder, "docs.jsonl.gz"))) {
    const paper = {
      id: row.id,
      title: row.title ?? "",
      abstract: row.abstract ?? (row.snippets ?? []).join(" "),
      names: (row.authors ?? []).map((author) => author.name),
    };
    papers.push(paper);
    byId.set(row.id, paper);
  }
  const queries: JudgedQuery[] = [];
  for await (const row of readLines<QueryRow>(join(folder, "queries.jsonl.gz"))) queries.push(toQuery(row, byId));
  return { name: name === "scholarqa_multi" ? "scholarqa" : name, papers, queries };
}

/** A query by example is the paper itself, and ranks what was judged for it. */
function toQuery(row: QueryRow, byId: Map<string, JudgedPaper>): JudgedQuery {
  const example = row.queryDocId === undefined ? undefined : byId.get(row.queryDocId);
  if (!example) return { id: row.id, text: row.text, grades: row.qrels, depth: 10 };
  return {
    id: row.id,
    text: `${example.title}\n${example.abstract}`,
    grades: row.qrels,
    pool: Object.keys(row.qrels).filter((id) => id !== example.id && byId.has(id)),
    depth: 20,
  };
}
