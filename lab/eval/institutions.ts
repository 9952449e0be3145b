// How many of the affiliations printed on papers resolve to a known institution.

import { join } from "node:path";
import { resolveInstitution } from "../../src/model/institutions.ts";
import { readLines } from "./read-lines.ts";
import { type SuiteInput, type SuiteResult, share } from "./suite.ts";

interface Paper {
  authors?: { affiliation?: string }[];
}

export async function run({ dataFolder }: SuiteInput): Promise<SuiteResult> {
  let [mentions, resolved, several] = [0, 0, 0];
  const distinct = new Map<string, boolean>();
  for await (const paper of readLines<Paper>(join(dataFolder, "works/works.jsonl.gz"))) {
    for (const { affiliation } of paper.authors ?? []) {
      // The data joins the affiliations of one author with a plus sign.
      for (const part of affiliation?.split("+").map((text) => text.trim()) ?? []) {
        if (part === "") continue;
        const found = resolveInstitution(part).length;
        mentions += 1;
        if (found > 0) resolved += 1;
        if (found > 1) several += 1;
        distinct.set(part, found > 0);
      }
    }
  }
  const distinctResolved = [...distinct.values()].filter(Boolean).length;
  return {
    metrics: {
      "resolved.share": share(resolved, mentions),
      "resolved.distinctShare": share(distinctResolved, distinct.size),
      "several.share": share(several, mentions),
    },
    n: { "resolved.share": mentions, "resolved.distinctShare": distinct.size, "several.share": mentions },
  };
}
