// How common words and phrases are in papers at large, and how often authors chose them as keywords: a sorted table of hashes.

/** What is known of a phrase; unknown ones are too rare to be in the table. */
export interface KnownPhrase {
  /** Papers with it, of `papers`. */
  papers: number;
  /** Log odds of being a keyword against any phrase: as a whole, as a first word, as a last word. 0 where nothing is known. */
  whole: number;
  first: number;
  last: number;
}

export interface Background {
  papers: number;
  /** Ascending. */
  hashes: Uint32Array;
  /** Four bytes a hash: papers, whole, first, last. */
  facts: Uint8Array;
}

const MAGIC = 0x31_47_42_53;
const HEADER_BYTES = 16;
const COUNT_STEPS = 14;
const ODDS_STEPS = 20;
const ODDS_ZERO = 128;
const EXACT: Float64Array = Float64Array.from({ length: 256 }, (_, byte) =>
  byte === 0 ? 0 : 2 ** ((byte - 1) / COUNT_STEPS),
);

/** Counts are kept to within three percent. */
export const packCount = (papers: number): number =>
  papers <= 0 ? 0 : Math.min(255, 1 + Math.round(Math.log2(papers) * COUNT_STEPS));
export const packOdds = (odds: number): number => Math.min(255, Math.max(0, Math.round(odds * ODDS_STEPS) + ODDS_ZERO));
const unpackOdds = (byte: number): number => (byte - ODDS_ZERO) / ODDS_STEPS;

/** Answers many questions: every row unpacked, found through an open table of twice as many places. */
export function openBackground({ hashes, facts }: Background): (hash: number) => KnownPhrase | undefined {
  const rows = Array.from(hashes, (_, i): KnownPhrase => {
    const at = i * 4;
    return {
      papers: EXACT[facts[at] as number] as number,
      whole: unpackOdds(facts[at + 1] as number),
      first: unpackOdds(facts[at + 2] as number),
      last: unpackOdds(facts[at + 3] as number),
    };
  });
  const mask = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)) - 1;
  const places = new Int32Array(mask + 1).fill(-1);
  for (const [i, hash] of hashes.entries()) {
    let place = hash & mask;
    while (places[place] !== -1) place = (place + 1) & mask;
    places[place] = i;
  }
  return (hash) => {
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const row = places[place] as number;
      if (row === -1) return undefined;
      if (hashes[row] === hash) return rows[row];
    }
  };
}

/** Little-endian: header, hashes, facts. */
export function encodeBackground({ papers, hashes, facts }: Background): Uint8Array {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + hashes.length * 8));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, papers, true);
  view.setUint32(8, hashes.length, true);
  for (const [i, hash] of hashes.entries()) view.setUint32(HEADER_BYTES + i * 4, hash, true);
  const bytes = new Uint8Array(view.buffer);
  bytes.set(facts, HEADER_BYTES + hashes.length * 4);
  return bytes;
}

export function decodeBackground(bytes: Uint8Array): Background {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bytes.byteLength >= HEADER_BYTES ? view.getUint32(8, true) : 0;
  if (size === 0 || view.getUint32(0, true) !== MAGIC || bytes.byteLength !== HEADER_BYTES + size * 8)
    throw new Error("This is no table of phrases.");
  const hashes = Uint32Array.from({ length: size }, (_, i) => view.getUint32(HEADER_BYTES + i * 4, true));
  return { papers: view.getUint32(4, true), hashes, facts: bytes.slice(HEADER_BYTES + size * 4) };
}
