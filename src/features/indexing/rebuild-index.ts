// Builds the search index anew from the papers, for one that is damaged or not trusted; searches go on with the old one until it is whole.

import { setImmediate as pause } from "node:timers/promises";
import type { IndexedPaper } from "../../ports/search-index.ts";
import { type IndexOptions, type IndexParts, type IndexReport, keepIndex } from "./keep-index.ts";

/** Papers of one transaction, and of one part. */
const PAPERS_AT_ONCE = 16_000;
const READ_AT_ONCE = 2000;

export async function rebuildIndex(parts: IndexParts, options: IndexOptions = {}): Promise<IndexReport> {
  const { source, index } = parts;
  const wanted = source.count();
  source.transaction(() => index.rebuild.begin());
  let filled = 0;
  let after = 0;
  for (;;) {
    const papers: IndexedPaper[] = [];
    for (let isMore = true; isMore && papers.length < PAPERS_AT_ONCE; ) {
      const some = source.papersAfter(after, READ_AT_ONCE);
      papers.push(...some);
      after = some.at(-1)?.paperId ?? after;
      isMore = some.length === READ_AT_ONCE;
    }
    if (papers.length === 0) break;
    source.transaction(() => index.rebuild.add(papers));
    filled += papers.length;
    options.onProgress?.(`indexed ${filled} of ${wanted} papers`);
    options.signal?.throwIfAborted();
    await pause();
  }
  source.transaction(() => index.rebuild.finish());
  const report = await keepIndex(parts, options);
  return { ...report, filled: filled + report.filled };
}
