// A run of author identity: papers resolved elsewhere are taken in part by part, then the figures of authors follow.

import { setImmediate as pause } from "node:timers/promises";
import type { IdentityStore, KeptText, ResolvedPaper } from "../../ports/identity.ts";

/** What a run says of itself while it works, in its own time and perhaps its own thread. */
export type IdentityNews =
  | { type: "progress"; text: string }
  | { type: "papers"; papers: ResolvedPaper[] }
  | { type: "texts"; texts: KeptText[]; version: number }
  | { type: "state"; state: Uint8Array };

const AUTHORS_AT_ONCE = 1000;

export interface IdentifyOptions {
  signal?: AbortSignal | undefined;
  onProgress?(text: string): void;
  /** Told of the authors whose papers have changed. */
  rescore(authorIds: number[]): Promise<void>;
}

export interface IdentifyReport {
  papers: number;
  /** Authors whose papers have changed. */
  touched: number;
}

/** Readers find a sound catalogue at every moment; a run that stops half-way is made up for by the next one. */
export async function identify(
  store: Pick<IdentityStore, "transaction" | "openRun" | "saveState" | "keepTexts">,
  news: AsyncIterable<IdentityNews | undefined> | Iterable<IdentityNews | undefined>,
  { signal, onProgress, rescore }: IdentifyOptions,
): Promise<IdentifyReport> {
  const run = store.openRun();
  let papers = 0;
  for await (const item of news) {
    signal?.throwIfAborted();
    if (!item) await pause();
    else if (item.type === "progress") onProgress?.(item.text);
    else if (item.type === "state") store.saveState(item.state);
    else if (item.type === "texts") store.transaction(() => store.keepTexts(item.texts, item.version));
    else {
      store.transaction(() => run.assign(item.papers));
      papers += item.papers.length;
      onProgress?.(`${papers} papers written`);
    }
    // Whoever asks something of this thread meanwhile is not kept waiting.
    await pause();
  }
  const unsettled = run.unsettled();
  for (let at = 0; at < unsettled.length; at += AUTHORS_AT_ONCE) {
    signal?.throwIfAborted();
    store.transaction(() => run.settle(unsettled.slice(at, at + AUTHORS_AT_ONCE)));
    onProgress?.(`names of ${at} of ${unsettled.length} authors`);
    await pause();
  }
  const touched = run.touched();
  onProgress?.(`figures of ${touched.length} authors`);
  await rescore(touched);
  return { papers, touched: touched.length };
}
