// What a window of matches gives to an answer: the best of them, by score or by a column, and the scores of papers asked for by name.

import type { IndexSort } from "../../../ports/search-index.ts";
import type { Columns } from "./columns.ts";
import type { Kernel } from "./kernel.ts";
import { NO_DAY } from "./layout.ts";
import type { PaperGroup } from "./paper-groups.ts";
import { greatestBut } from "./select.ts";
import type { Top } from "./top.ts";
import type { ViewSegment } from "./view.ts";

/** As long as nothing is known of the scores everything passes: so many papers, divided by 32, are looked at before there is a bar. */
const FIRST_WORDS = 32;
const ROOM = 1024;

const docs = new Uint32Array(ROOM);
const kept = new Float32Array(ROOM);
const spare = new Float32Array(ROOM);

/**
 * Gives the best papers of a window to `top`. Most of those that pass by are soon behind others, so a few hundred are held and thinned out
 * by their scores alone; only who is left is looked up for its day and its id.
 */
export function addByScore(
  top: Top,
  kernel: Kernel,
  columns: Columns,
  { slot, base, size }: { slot: number; base: number; size: number },
): void {
  const { listed, scores } = kernel;
  const words = (size + 31) >>> 5;
  // Behind a cursor, who is the best cannot be told by the score.
  const most = top.isBehindCursor ? ROOM : Math.min(top.limit, ROOM);
  let { threshold } = top;
  let held = 0;
  let step = threshold === Number.NEGATIVE_INFINITY ? FIRST_WORDS : words;
  const thinOut = () => {
    if (held <= most) return;
    threshold = Math.max(threshold, barOf(held, most));
    held = keepAbove(threshold, held);
  };
  for (let from = 0; from < words; from += step, step *= 4) {
    const found = kernel.listAbove(slot, threshold, from, Math.min(from + step, words));
    for (let at = 0; at < found; at++) {
      const doc = listed[at] as number;
      const score = scores[doc] as number;
      if (score < threshold) continue;
      docs[held] = doc;
      kept[held++] = score;
      if (held < ROOM) continue;
      thinOut();
      // Many equal ones.
      if (held > ROOM / 2) held = give(top, columns, base, held);
      threshold = Math.max(threshold, top.threshold);
    }
    thinOut();
  }
  give(top, columns, base, held);
}

function barOf(held: number, place: number): number {
  for (let at = 0; at < held; at++) spare[at] = kept[at] as number;
  return greatestBut(spare, held, place);
}

/** Equal ones stay: their days decide. */
function keepAbove(threshold: number, held: number): number {
  let left = 0;
  for (let at = 0; at < held; at++) {
    if ((kept[at] as number) < threshold) continue;
    docs[left] = docs[at] as number;
    kept[left++] = kept[at] as number;
  }
  return left;
}

function give(top: Top, { days, ids }: Columns, base: number, held: number): number {
  for (let at = 0; at < held; at++) {
    const doc = base + (docs[at] as number);
    top.add(kept[at] as number, days[doc] as number, ids[doc] as number);
  }
  return 0;
}

export function addByColumn(
  top: Top,
  { live, numbers }: ViewSegment,
  sort: IndexSort,
  { docs, count, base }: { docs: Uint32Array; count: number; base: number },
): void {
  const { columns } = live.segment;
  const keys = sort === "day" ? columns.days : sort === "score" ? undefined : numbers?.columns[sort];
  const unknown = sort === "day" ? NO_DAY : Number.NaN;
  for (let at = 0; at < count; at++) {
    const doc = base + (docs[at] as number);
    const value = keys?.[doc] ?? Number.NaN;
    const key = value === unknown || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
    if (key >= top.threshold) top.add(key, columns.days[doc] as number, columns.ids[doc] as number);
  }
}

/** Scores of the papers of a segment that lie in a window. */
export function readScores(
  { groups, scores }: { groups: readonly PaperGroup[]; scores: Float32Array },
  segment: number,
  ofWindow: Float32Array,
  { base, size }: { base: number; size: number },
): void {
  const group = groups.find(({ index }) => index === segment);
  if (!group) return;
  const { docs: asked, at } = group;
  for (let place = 0; place < asked.length; place++) {
    const doc = (asked[place] as number) - base;
    if (doc >= 0 && doc < size) scores[at[place] as number] = ofWindow[doc] as number;
  }
}
