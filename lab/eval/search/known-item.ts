// Whether a search for what one remembers of a paper finds that paper among all others.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Embedder } from "../../../src/model/embedding/embedder.ts";
import { readLines } from "../read-lines.ts";
import { share } from "../suite.ts";
import { Collection, type Ranker } from "./engines.ts";

const WORKS = "works/works.jsonl.gz";
/** As many papers are searched for; evenly spread over the file. */
const QUERIES = 1000;
const DEPTH = 100;

interface WorkRow {
  title?: string;
  abstract?: string;
}

interface Sought {
  paper: number;
  title: string;
  abstract: string;
}

export interface KnownItemResult {
  metrics: Record<string, number>;
  n: Record<string, number>;
}

/** Mean of one over the place at which each sought paper comes; nothing beyond the first hundred. */
function meanReciprocal(
  sought: readonly Sought[],
  textOf: (paper: Sought) => string,
  rank: Ranker,
): [mrr: number, first: number] {
  let sum = 0;
  let firsts = 0;
  for (const paper of sought) {
    const at = rank(textOf(paper), DEPTH).indexOf(paper.paper);
    sum += at < 0 ? 0 : 1 / (at + 1);
    firsts += at === 0 ? 1 : 0;
  }
  return [share(sum, sought.length), share(firsts, sought.length)];
}

async function countWorks(path: string): Promise<number> {
  let count = 0;
  for await (const work of readLines<WorkRow>(path)) if (work.title && work.abstract) count += 1;
  return count;
}

export async function measureKnownItems(dataFolder: string, embedder: Embedder): Promise<KnownItemResult> {
  const path = join(dataFolder, WORKS);
  if (!existsSync(path)) return { metrics: {}, n: {} };
  const count = await countWorks(path);
  const step = Math.max(1, Math.floor(count / QUERIES));
  const abstracts = new Collection(embedder, count);
  const sought: Sought[] = [];
  let paper = 0;
  for await (const { title, abstract } of readLines<WorkRow>(path)) {
    if (!title || !abstract) continue;
    abstracts.add({ title: "", abstract });
    if (paper % step === 0 && sought.length < QUERIES) sought.push({ paper, title, abstract });
    paper += 1;
  }
  const { bm25, meaning, hybrid } = abstracts.rankers();
  const metrics: Record<string, number> = {};
  for (const [name, rank] of Object.entries({ "": bm25, Meaning: meaning, Hybrid: hybrid })) {
    const [mrr, first] = meanReciprocal(sought, ({ title }) => title, rank);
    metrics[`knownItem.mrr${name}`] = mrr;
    metrics[`knownItem.first${name}`] = first;
  }
  return { metrics, n: { "knownItem.mrr": sought.length, "knownItem.papers": count } };
}
