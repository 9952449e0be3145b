// Scores of single papers, word by word: the same sums as the search makes, in the same order.

import { ABSTRACT_START, type TermScore } from "../../../ports/search-index.ts";
import { isPlaced, placesIn } from "./placed.ts";
import type { Plan, Word } from "./plan.ts";
import { seekPayload } from "./postings.ts";
import type { Segment } from "./segment.ts";

/** A paper, and the table of saturation of its generation. */
export interface Place {
  segment: Segment;
  index: number;
  doc: number;
  saturation: Float32Array;
}

/** The sum over the word leaves that match the paper, whether or not the whole plan does. */
export function scorePaper(plan: Plan, place: Place): number {
  let score = 0;
  eachMatchingWord(plan, place, (_word, added) => {
    score = Math.fround(score + added);
  });
  return score;
}

export function explainPaper(plan: Plan, place: Place): TermScore[] {
  const rows: TermScore[] = [];
  eachMatchingWord(plan, place, (word, score, payload) => {
    rows.push({
      term: word.shown,
      field: word.field,
      score,
      papers: word.papers,
      ...countPlaces(word, place, payload),
    });
  });
  return rows;
}

type Visit = (word: Word, score: number, payload: number) => void;

function eachMatchingWord(plan: Plan, place: Place, visit: Visit): void {
  switch (plan.op) {
    case "word":
      visitWord(plan.word, place, visit);
      return;
    case "phrase":
    case "person":
      if (isPlacedIn(plan.op, plan.words, place)) for (const word of plan.words) visitWord(word, place, visit);
      return;
    case "and":
    case "or":
    case "atLeast":
      for (const child of plan.children) eachMatchingWord(child, place, visit);
  }
}

function visitWord(word: Word, { index, doc, segment, saturation }: Place, visit: Visit): void {
  const list = word.lists[index];
  const payload = list ? seekPayload(list, doc) : -1;
  if (payload < 0) return;
  const { weight, occurrences } = word.scorer;
  if (!occurrences) {
    visit(word, weight, payload);
    return;
  }
  const often = occurrences[payload] as number;
  if (often === 0) return;
  const below = Math.fround(often + (saturation[segment.columns.lengths[doc] as number] as number));
  visit(word, Math.fround(Math.fround(weight * often) / below), payload);
}

function isPlacedIn(op: "phrase" | "person", words: readonly Word[], { segment, index, doc }: Place): boolean {
  const gathered = words.map((word) => {
    const list = word.lists[index];
    const places = list && placesIn(list, segment.positions, word.field, doc);
    return places && { places, ends: Uint32Array.of(places.length) };
  });
  if (gathered.length === 0 || gathered.includes(undefined)) return false;
  return isPlaced(
    op,
    gathered.flatMap((entry) => entry ?? []),
    0,
  );
}

/** A beginning has no places of its own; what its posting says is right up to the limit of its byte. */
function countPlaces(
  word: Word,
  { segment, index, doc }: Place,
  payload: number,
): Pick<TermScore, "inTitle" | "elsewhere"> {
  const list = word.lists[index];
  if (word.isPrefix || !list) {
    const isText = word.scorer.occurrences !== undefined;
    const inTitle = word.field === "abstract" ? 0 : payload >>> 6;
    return isText ? { inTitle, elsewhere: word.field === "title" ? 0 : payload & 63 } : { inTitle: 0, elsewhere: 1 };
  }
  const places = placesIn(list, segment.positions, word.field, doc) ?? [];
  if (!word.scorer.occurrences) return { inTitle: 0, elsewhere: places.length };
  let inTitle = 0;
  for (const at of places) if (at < ABSTRACT_START) inTitle++;
  return { inTitle, elsewhere: places.length - inTitle };
}
