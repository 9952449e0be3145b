// Whether repositories named in abstracts and comments are read out, and agree with the links that authors gave.

import { join } from "node:path";
import { findCodeLinks } from "../../src/model/code-links.ts";
import { readLines } from "./read-lines.ts";
import { type SuiteInput, type SuiteResult, share } from "./suite.ts";

interface Paper {
  title: string;
  abstract?: string;
  comment?: string;
  codeUrl?: string;
  instances?: { id: string }[];
}

const NAMES_HOST = /(?:github|gitlab|gitee)\s?\.\s?com|(?:bitbucket|codeberg)\s?\.\s?org/i;

export async function run({ dataFolder }: SuiteInput): Promise<SuiteResult> {
  let [named, read, given, agreed, first] = [0, 0, 0, 0, 0];
  for await (const paper of readLines<Paper>(join(dataFolder, "works/works.jsonl.gz"))) {
    const { title, abstract, comment } = paper;
    const links = findCodeLinks({ title, abstract, comment });
    if (NAMES_HOST.test(`${abstract ?? ""} ${comment ?? ""}`)) {
      named += 1;
      if (links.length > 0) read += 1;
    }
    const gold = goldLink(paper);
    if (gold === undefined || links.length === 0) continue;
    given += 1;
    if (links.some(({ url }) => url.toLowerCase() === gold)) agreed += 1;
    if (links[0]?.url.toLowerCase() === gold) first += 1;
  }
  return {
    metrics: {
      "named.share": share(read, named),
      "gold.agreement": share(agreed, given),
      "gold.firstAgreement": share(first, given),
    },
    n: { "named.share": named, "gold.agreement": given, "gold.firstAgreement": given },
  };
}

/** Only links from conference lists: those of arXiv records were themselves read out of the abstract by a pattern. */
function goldLink({ codeUrl, instances }: Paper): string | undefined {
  const origins = (instances ?? []).map(({ id }) => id.split(":")[0]);
  if (!codeUrl || origins.includes("arxiv") || !origins.includes("pl")) return undefined;
  return findCodeLinks({ codeUrls: [codeUrl] })[0]?.url.toLowerCase();
}
