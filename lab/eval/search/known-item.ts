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
/** Long queries take longer: every so many papers. */
const LONG_SHARE = 4;

interface WorkRow {
  id: string;
  title?: string;
  abstract?: string;
}
type Work = Required<WorkRow>;

interface Sought extends Work {
  paper: number;
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

/** Works with an abstract, of those that are wanted. */
async function* readWorks(path: string, isWanted: (id: string) => boolean): AsyncGenerator<Work> {
  for await (const { id, title, abstract } of readLines<WorkRow>(path)) {
    if (title && abstract && isWanted(id)) yield { id, title, abstract };
  }
}

/** A title should find its abstract, and an abstract its title, among all works of the folder. */
export async function measureKnownItems(
  dataFolder: string,
  embedder: Embedder,
  isWanted: (id: string) => boolean = () => true,
): Promise<KnownItemResult> {
  const path = join(dataFolder, WORKS);
  if (!existsSync(path)) return { metrics: {}, n: {} };
  let count = 0;
  for await (const _work of readWorks(path, isWanted)) count += 1;
  const step = Math.max(1, Math.floor(count / QUERIES));
  const [abstracts, titles] = [new Collection(embedder, count), new Collection(embedder, count)];
  const sought: Sought[] = [];
  let paper = 0;
  for await (const work of readWorks(path, isWanted)) {
    abstracts.add({ title: "", abstract: work.abstract });
    titles.add({ title: work.title, abstract: "" });
    if (paper % step === 0 && sought.length < QUERIES) sought.push({ ...work, paper });
    paper += 1;
  }
  const metrics: Record<string, number> = {};
  const measure = (
    name: string,
    collection: Collection,
    queries: readonly Sought[],
    textOf: (paper: Sought) => string,
  ) => {
    const { bm25, meaning, hybrid } = collection.rankers();
    for (const [way, rank] of Object.entries({ "": bm25, Meaning: meaning, Hybrid: hybrid })) {
      const [mrr, first] = meanReciprocal(queries, textOf, rank);
      metrics[`${name}.mrr${way}`] = mrr;
      metrics[`${name}.first${way}`] = first;
    }
  };
  measure("knownItem", abstracts, sought, ({ title }) => title);
  const fewer = sought.filter((_paper, at) => at % LONG_SHARE === 0);
  measure("abstractToTitle", titles, fewer, ({ abstract }) => abstract);
  return { metrics, n: { knownItem: sought.length, abstractToTitle: fewer.length, works: count } };
}
