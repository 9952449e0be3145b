// Runs a plan over one window of a segment: which papers match, and what their words add up to.

import { isTextField, type TextField } from "./bm25.ts";
import { countBits, type Kernel, NO_BITS, WINDOW, WINDOW_WORDS } from "./kernel.ts";
import { type Candidates, gatherPlaces, isPlaced } from "./placed.ts";
import type { Plan, Word } from "./plan.ts";
import type { PostingList } from "./postings.ts";
import type { Segment } from "./segment.ts";
import type { View, ViewSegment } from "./view.ts";

type Placed = Extract<Plan, { op: "phrase" | "person" }>;

export interface WindowMatches {
  segment: number;
  base: number;
  size: number;
  /** Slot of the kernel that holds the matches. */
  slot: number;
  count: number;
}

/** Scores go to the kernel's; without `areScored` only the matches are found. Windows without any match are left out. */
export function* evaluate(view: View, plan: Plan, kernel: Kernel, areScored: boolean): Generator<WindowMatches> {
  for (let segment = 0; segment < view.segments.length; segment++) {
    const { live } = view.segments[segment] as ViewSegment;
    const { columns } = live.segment;
    for (let base = 0; base < columns.count; base += WINDOW) {
      const size = Math.min(WINDOW, columns.count - base);
      kernel.startWindow(base, size, columns.lengths, areScored);
      const run = createRun({ kernel, segment: live.segment, index: segment, base, size, areScored });
      const slot = run(plan, aliveSlot(kernel, live.dead, base, size));
      const count = countBits(kernel.bits(slot), (size + 31) >>> 5);
      if (count > 0) yield { segment, base, size, slot, count };
    }
  }
}

const ALIVE = 0;
const FIRST_FREE = 1;

function aliveSlot(kernel: Kernel, dead: Uint32Array | undefined, base: number, size: number): number {
  if (!dead) return NO_BITS;
  const bits = kernel.bits(ALIVE);
  const from = base >>> 5;
  for (let word = 0; word < (size + 31) >>> 5; word++) bits[word] = ~(dead[from + word] as number);
  clearBehind(bits, size);
  return ALIVE;
}

/** The last word of a window may be used in part. */
function clearBehind(bits: Uint32Array, size: number): void {
  const word = size >>> 5;
  if ((size & 31) !== 0) bits[word] = (bits[word] as number) & ((1 << (size & 31)) - 1);
}

interface Run {
  kernel: Kernel;
  segment: Segment;
  index: number;
  base: number;
  size: number;
  areScored: boolean;
}

function createRun({ kernel, segment, index, base, size, areScored }: Run): (plan: Plan, alive: number) => number {
  const used = (size + 31) >>> 5;
  let nextSlot = FIRST_FREE;

  return (plan, alive) => {
    const out = nextSlot++;
    run(plan, alive, out, { isScored: areScored, isRequired: true });
    return out;
  };

  /** Makes `out` the matches within `mask`. */
  function run(plan: Plan, mask: number, out: number, how: How): void {
    switch (plan.op) {
      case "word":
        kernel.bits(out).fill(0, 0, used);
        addWord(plan.word, mask, out, how.isScored);
        return;
      case "phrase":
      case "person":
        runPlaced(plan, mask, out, how.isScored);
        return;
      case "and":
        runAnd(plan.children, mask, out, how);
        return;
      case "or":
        runOr(plan.children, mask, out, how);
        return;
      case "atLeast":
        runAtLeast(plan, mask, out, how);
        return;
      case "not":
        withSlot((child) => {
          run(plan.child, mask, child, { isScored: false, isRequired: false });
          fillFrom(mask, out);
          const [bits, left] = [kernel.bits(out), kernel.bits(child)];
          for (let word = 0; word < used; word++) bits[word] = (bits[word] as number) & ~(left[word] as number);
        });
        return;
      case "bits":
        copyBits(plan.bits(index), mask, out);
        return;
      case "docs":
        copyDocs(plan.docs[index] ?? new Uint32Array(0), mask, out);
        return;
      case "all":
        fillFrom(mask, out);
        return;
    }
  }

  function addWord(word: Word, mask: number, out: number, isScored: boolean): void {
    const list = word.lists[index];
    if (list) kernel.add(list, isScored ? word.scorer : word.matcher, mask, out);
  }

  /** A condition that all papers must meet narrows those after it; elsewhere each child is asked for everything, so that its words add up. */
  function runAnd(children: readonly Plan[], mask: number, out: number, how: How): void {
    if (children.length === 0) {
      fillFrom(mask, out);
      return;
    }
    withSlot((other) => {
      let [target, spare] = children.length % 2 === 1 ? [out, other] : [other, out];
      children.forEach((child, at) => {
        const before = spare;
        if (at > 0 && how.isRequired && isEmpty(before)) kernel.bits(target).fill(0, 0, used);
        else run(child, at > 0 && how.isRequired ? before : mask, target, how);
        if (at > 0 && !how.isRequired) intersect(target, before);
        [target, spare] = [spare, target];
      });
    });
  }

  function runOr(children: readonly Plan[], mask: number, out: number, { isScored }: How): void {
    const bits = kernel.bits(out).fill(0, 0, used);
    withSlot((slot) => {
      for (const child of children) {
        if (child.op === "word") addWord(child.word, mask, out, isScored);
        else {
          run(child, mask, slot, { isScored, isRequired: false });
          const more = kernel.bits(slot);
          for (let word = 0; word < used; word++) bits[word] = (bits[word] as number) | (more[word] as number);
        }
      }
    });
  }

  function runAtLeast(plan: Extract<Plan, { op: "atLeast" }>, mask: number, out: number, { isScored }: How): void {
    const counts = new Uint16Array(size);
    withSlot((slot) => {
      for (const child of plan.children) {
        run(child, mask, slot, { isScored, isRequired: false });
        eachBit(kernel.bits(slot), used, (doc) => {
          counts[doc] = (counts[doc] as number) + 1;
        });
      }
    });
    if (plan.count <= 0) {
      fillFrom(mask, out);
      return;
    }
    const bits = kernel.bits(out).fill(0, 0, used);
    for (let doc = 0; doc < size; doc++) {
      if ((counts[doc] as number) >= plan.count) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
    }
  }

  function runPlaced(plan: Placed, mask: number, out: number, isScored: boolean): void {
    const bits = kernel.bits(out).fill(0, 0, used);
    const lists = plan.words.map((word) => word.lists[index]);
    if (lists.length === 0 || lists.includes(undefined)) return;
    const rarestFirst = [...plan.words].sort((a, b) => a.papers - b.papers);
    withSlot((slot) => {
      runAnd(
        rarestFirst.map((word) => ({ op: "word", word, cost: word.papers })),
        mask,
        slot,
        { isScored: false, isRequired: true },
      );
      const found = kernel.bits(slot);
      const count = countBits(found, used);
      if (count === 0) return;
      const isMet =
        plan.op === "phrase" && isTextField(plan.field)
          ? phraseTest(plan.field, lists as PostingList[])
          : placesTest(plan.op, lists as PostingList[], { bits: found, count, base, size });
      eachBit(found, used, (doc) => {
        if (isMet(doc)) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
      });
    });
    if (isScored) for (const word of plan.words) addWord(word, out, NO_BITS, true);
  }

  function phraseTest(field: TextField, lists: readonly PostingList[]): (doc: number) => boolean {
    const { tokens } = segment;
    const phrase = tokens.phraseOf(lists.map(({ term }) => term));
    return (doc) => tokens.hasPhrase(base + doc, phrase, field);
  }

  /** To be asked for the candidates in their order. */
  function placesTest(op: Placed["op"], lists: readonly PostingList[], candidates: Candidates): () => boolean {
    const gathered = lists.map((list) => gatherPlaces(list, segment.positions, candidates));
    let candidate = 0;
    return () => isPlaced(op, gathered, candidate++);
  }

  function copyBits(source: Uint32Array, mask: number, out: number): void {
    const bits = kernel.bits(out);
    bits.set(source.subarray(base >>> 5, (base >>> 5) + used));
    if (mask !== NO_BITS) intersect(out, mask);
  }

  function copyDocs(docs: Uint32Array, mask: number, out: number): void {
    const bits = kernel.bits(out).fill(0, 0, used);
    for (const doc of docs) {
      const at = doc - base;
      if (at >= 0 && at < size) bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
    }
    if (mask !== NO_BITS) intersect(out, mask);
  }

  function fillFrom(mask: number, out: number): void {
    const bits = kernel.bits(out);
    if (mask !== NO_BITS) {
      bits.set(kernel.bits(mask));
      return;
    }
    bits.fill(0xffffffff, 0, used);
    clearBehind(bits, size);
  }

  function intersect(out: number, other: number): void {
    const [bits, more] = [kernel.bits(out), kernel.bits(other)];
    for (let word = 0; word < used; word++) bits[word] = (bits[word] as number) & (more[word] as number);
  }

  function isEmpty(slot: number): boolean {
    const bits = kernel.bits(slot);
    for (let word = 0; word < used; word++) if (bits[word] !== 0) return false;
    return true;
  }

  function withSlot(work: (slot: number) => void): void {
    const slot = nextSlot++;
    kernel.bits(slot);
    work(slot);
    nextSlot--;
  }
}

interface How {
  isScored: boolean;
  /** No paper outside of the matches can be in the answer. */
  isRequired: boolean;
}

function eachBit(bits: Uint32Array, words: number, visit: (doc: number) => void): void {
  for (let word = 0; word < words; word++) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) {
      visit((word << 5) + (31 - Math.clz32(left & -left)));
    }
  }
}

/** All matches as bits over each segment, without scores. */
export function matchBits(view: View, plan: Plan, kernel: Kernel): Uint32Array[] {
  const all = view.segments.map(
    ({ live }) => new Uint32Array(Math.ceil(live.segment.columns.count / WINDOW) * WINDOW_WORDS),
  );
  for (const { segment, base, size, slot } of evaluate(view, plan, kernel, false)) {
    all[segment]?.set(kernel.bits(slot).subarray(0, (size + 31) >>> 5), base >>> 5);
  }
  return all;
}
