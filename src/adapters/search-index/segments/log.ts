// Occurrences of terms in the order of papers, and their way into the order of terms.

/** Term, paper and place lie side by side, so that sorting touches one piece of memory for each. */
const STRIDE = 3;
const RADIX_BITS = 9;
const RADIX = 1 << RADIX_BITS;

export interface SortedLog {
  docs: Uint32Array;
  places: Uint32Array;
  /** Where the entries of each rank end. */
  ends: Uint32Array;
}

export class Log {
  private entries = new Uint32Array(STRIDE * 4096);
  length = 0;

  add(term: number, doc: number, place: number): void {
    const at = this.length * STRIDE;
    if (at === this.entries.length) {
      const grown = new Uint32Array(at * 2);
      grown.set(this.entries);
      this.entries = grown;
    }
    this.entries[at] = term;
    this.entries[at + 1] = doc;
    this.entries[at + 2] = place;
    this.length++;
  }

  /**
   * By rank of the terms; within a term the entries stay in the order of papers and places. By digits, the lowest first: writing to a few
   * hundred places in turn is several times as fast as writing to hundred thousands.
   */
  sort(rank: Uint32Array, terms: number): SortedLog {
    const { length, entries } = this;
    for (let at = 0; at < length * STRIDE; at += STRIDE) entries[at] = rank[entries[at] as number] as number;
    let from = entries.subarray(0, length * STRIDE);
    let to = new Uint32Array(length * STRIDE);
    for (let shift = 0; terms >>> shift > 0; shift += RADIX_BITS) {
      sortDigit(from, to, shift);
      [from, to] = [to, from];
    }
    const sorted: SortedLog = {
      docs: new Uint32Array(length),
      places: new Uint32Array(length),
      ends: new Uint32Array(terms),
    };
    for (let at = 0; at < length; at++) {
      sorted.docs[at] = from[at * STRIDE + 1] as number;
      sorted.places[at] = from[at * STRIDE + 2] as number;
      sorted.ends[from[at * STRIDE] as number] = at + 1;
    }
    return sorted;
  }
}

function sortDigit(from: Uint32Array, to: Uint32Array, shift: number): void {
  const next = new Uint32Array(RADIX + 1);
  for (let at = 0; at < from.length; at += STRIDE) {
    const digit = ((from[at] as number) >>> shift) & (RADIX - 1);
    next[digit + 1] = (next[digit + 1] as number) + STRIDE;
  }
  for (let digit = 1; digit <= RADIX; digit++) next[digit] = (next[digit] as number) + (next[digit - 1] as number);
  for (let at = 0; at < from.length; at += STRIDE) {
    const term = from[at] as number;
    const digit = (term >>> shift) & (RADIX - 1);
    const target = next[digit] as number;
    next[digit] = target + STRIDE;
    to[target] = term;
    to[target + 1] = from[at + 1] as number;
    to[target + 2] = from[at + 2] as number;
  }
}
