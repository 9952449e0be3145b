// The exhaustive scan over the codes of all papers: in WebAssembly within the memory of each segment, or plainly.

import { HISTOGRAM, inRoom, LANES, MASK, OUT, QUERY, type ScanExports, STATE } from "./room.ts";
import { CODES_START, PLANE, SCAN_DOCS, type Vectors } from "./vectors.ts";

export interface Candidates {
  docs: Uint32Array;
  distances: Uint8Array;
  count: number;
}

export interface Scan {
  /** Candidates of a segment: papers that have a vector, are not dead, and are allowed. */
  segment(vectors: Vectors, dead: Uint32Array | undefined, allowed: Uint32Array | undefined): Candidates;
  /** After all segments: candidates beyond it are too many. At least as many as wanted lie within. */
  reach(): number;
}

const noCandidates = (): Candidates => ({ docs: new Uint32Array(4096), distances: new Uint8Array(4096), count: 0 });

function reserve(found: Candidates, more: number): void {
  const needed = found.count + more;
  if (needed <= found.docs.length) return;
  const [docs, distances] = [new Uint32Array(needed * 2), new Uint8Array(needed * 2)];
  docs.set(found.docs);
  distances.set(found.distances);
  found.docs = docs;
  found.distances = distances;
}

function push(found: Candidates, doc: number, distance: number): void {
  found.docs[found.count] = doc;
  found.distances[found.count++] = distance;
}

const FARTHEST = 255;
const CODE_BYTES = 32;

export function createScan(code: Uint8Array, wanted: number, isPlain = false): Scan {
  const histogram = new Uint32Array(FARTHEST + 1);
  let reach = FARTHEST;
  let within = 0;

  function maskWord(
    { has }: Vectors,
    dead: Uint32Array | undefined,
    allowed: Uint32Array | undefined,
    at: number,
  ): number {
    let word = has[at] as number;
    if (dead) word &= ~(dead[at] as number);
    if (allowed) word &= allowed[at] as number;
    return word;
  }

  function note(distance: number): void {
    histogram[distance] = (histogram[distance] as number) + 1;
    within++;
    while (reach > 0 && within - (histogram[reach] as number) >= wanted) {
      within -= histogram[reach] as number;
      reach--;
    }
  }

  function scanPlainly(vectors: Vectors, dead: Uint32Array | undefined, allowed: Uint32Array | undefined): Candidates {
    const found = noCandidates();
    for (let at = 0; at < vectors.has.length; at++) {
      for (let left = maskWord(vectors, dead, allowed, at); left !== 0; left &= left - 1) {
        const doc = (at << 5) + (31 - Math.clz32(left & -left));
        const distance = distanceTo(vectors, doc, code);
        if (distance > reach) continue;
        reserve(found, 1);
        push(found, doc, distance);
        note(distance);
      }
    }
    return found;
  }

  function scanFast(
    exports: ScanExports,
    share: number,
    vectors: Vectors,
    dead: Uint32Array | undefined,
    allowed: Uint32Array | undefined,
  ): Candidates {
    const { buffer } = vectors.memory;
    const found = noCandidates();
    const words = new Uint32Array(buffer, share + MASK, SCAN_DOCS / 32);
    const out = new Uint32Array(buffer, share + OUT, SCAN_DOCS);
    const state = new Int32Array(buffer, share + STATE, 2);
    const counts = new Uint32Array(buffer, share + HISTOGRAM, FARTHEST + 1);
    new Uint8Array(buffer, share, CODE_BYTES).set(code);
    exports.spread(share, share + QUERY);
    counts.set(histogram);
    state[0] = reach;
    state[1] = within;
    for (let first = 0; first < vectors.count; first += SCAN_DOCS) {
      const docs = Math.min(SCAN_DOCS, vectors.count - first);
      const used = Math.ceil(docs / 32);
      let any = 0;
      for (let at = 0; at < used; at++) {
        const word = maskWord(vectors, dead, allowed, (first >>> 5) + at);
        words[at] = word;
        any |= word;
      }
      if (any === 0) continue;
      const count = exports.scan(
        CODES_START + first * CODE_BYTES,
        Math.ceil(docs / PLANE),
        share + QUERY,
        share + MASK,
        wanted,
        share + HISTOGRAM,
        share + STATE,
        share + LANES,
        share + OUT,
      );
      reserve(found, count);
      for (let at = 0; at < count; at++) {
        const entry = out[at] as number;
        push(found, first + (entry >>> 9), entry & 511);
      }
    }
    histogram.set(counts);
    reach = state[0] as number;
    within = state[1] as number;
    return found;
  }

  return {
    reach: () => reach,
    segment(vectors, dead, allowed) {
      const plainly = () => scanPlainly(vectors, dead, allowed);
      if (isPlain) return plainly();
      return inRoom(vectors.memory, (exports, share) => scanFast(exports, share, vectors, dead, allowed), plainly);
    },
  };
}

function distanceTo({ codes }: Vectors, doc: number, code: Uint8Array): number {
  const plane = Math.floor(doc / PLANE) * PLANE * CODE_BYTES + (doc % PLANE);
  let distance = 0;
  for (let byte = 0; byte < CODE_BYTES; byte++) {
    distance += BITS[(codes[plane + byte * PLANE] as number) ^ (code[byte] as number)] as number;
  }
  return Math.min(distance, FARTHEST);
}

const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let left = byte; left !== 0; left &= left - 1) count++;
  return count;
});
