// The h-index of every author of a citation network against the definition, counted by brute force.

import { join } from "node:path";
import { hIndex } from "../../src/model/scores/h-index.ts";
import { readLines } from "./read-lines.ts";
import { type SuiteInput, type SuiteResult, share } from "./suite.ts";

interface Paper {
  id: string;
  authors?: { id?: string }[];
  references?: string[];
}

export async function run({ dataFolder }: SuiteInput): Promise<SuiteResult> {
  const papersOf = new Map<string, string[]>();
  const citingOf = new Map<string, Set<string>>();
  for await (const paper of readLines<Paper>(join(dataFolder, "citations/aan.jsonl.gz"))) {
    for (const { id } of paper.authors ?? []) {
      if (!id) continue;
      const papers = papersOf.get(id);
      if (papers) papers.push(paper.id);
      else papersOf.set(id, [paper.id]);
    }
    for (const cited of paper.references ?? []) {
      const citing = citingOf.get(cited);
      if (citing) citing.add(paper.id);
      else citingOf.set(cited, new Set([paper.id]));
    }
  }
  let exact = 0;
  for (const papers of papersOf.values()) {
    const counts = papers.map((id) => citingOf.get(id)?.size ?? 0);
    if (hIndex(counts) === byDefinition(counts)) exact += 1;
  }
  return { metrics: { "exact.share": share(exact, papersOf.size) }, n: { "exact.share": papersOf.size } };
}

/** Tries every h from the number of papers down; shares nothing with the function under test. */
function byDefinition(counts: readonly number[]): number {
  for (let h = counts.length; h > 0; h--) {
    let papers = 0;
    for (const count of counts) if (count >= h) papers += 1;
    if (papers >= h) return h;
  }
  return 0;
}
