// Counts in how many papers each phrase occurs. Every phrase of every paper is written down and sorted: exact, in flat memory.

import type { Phrase } from "../../../src/model/reading/phrases.ts";

/** Rarer phrases are not worth their place. */
const MIN_PAPERS = 8;
const START = 1 << 22;

export interface PhraseCounts {
  papers: number;
  /** By hash. */
  counts: Map<number, number>;
}

export function createPhraseCounter() {
  let hashes = new Uint32Array(START);
  let size = 0;
  let papers = 0;
  return {
    add(phrases: ReadonlyMap<number, Phrase>): void {
      papers += 1;
      if (size + phrases.size > hashes.length) {
        const larger = new Uint32Array(hashes.length * 2);
        larger.set(hashes);
        hashes = larger;
      }
      for (const hash of phrases.keys()) hashes[size++] = hash;
    },
    finish(): PhraseCounts {
      const sorted = hashes.subarray(0, size).sort();
      const counts = new Map<number, number>();
      for (let at = 0; at < size; ) {
        const hash = sorted[at] as number;
        let next = at + 1;
        while (next < size && sorted[next] === hash) next += 1;
        if (next - at >= MIN_PAPERS) counts.set(hash, next - at);
        at = next;
      }
      return { papers, counts };
    },
  };
}
