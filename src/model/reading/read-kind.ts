// The kind of contribution as it is shown: stricter than the score's pattern where that one is often wrong.

import { contributionKind, type Kind } from "../scores/learned/surface.ts";

const APPLIED =
  /\b(?:clinical|patients?|hospital|case study|industrial|deployed|in production|field study|farm\w*|classroom)\b/i;
const OFFERED =
  /\b(?:introduc|present|releas|construct|collect|buil|creat|provid|publish|annotat|describ)\w*\b[^.]{0,80}\b(?:data ?sets?|corpus|corpora|treebank|lexicon|database|library|toolkit|resource)\b/i;

/** "Real-world images" make no application, and a corpus in the title is not always the paper's own. */
export function readKind(title: string, prose: string): Kind {
  const kind = contributionKind(title, prose);
  if (kind === "application" && !APPLIED.test(`${title} ${prose}`)) return "method";
  if (kind === "resource" && prose !== "" && !OFFERED.test(`${title}. ${prose}`)) return "method";
  return kind;
}
