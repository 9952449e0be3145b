// Scores of single papers, word by word: the same sums as the search makes, in the same order.

import { ABSTRACT_START, type TermScore } from "../../../ports/search-index.ts";
import { isPlaced, placesIn } from "./placed.ts";
import type { Plan, Word } from "./plan.ts";
import { seekPayload, seekPayloads } from "./postings.ts";
import type { Segment } from "./segment.ts";

/** A paper, and the table of saturation of its generation. */
export interface Place {
  segment: Segment;
  index: number;
  doc: number;
  saturation: Float32Array;
}

/** Several papers of one segment, ascending. */
export interface Places extends Omit<Place, "doc"> {
  docs: Uint32Array;
}

/** For each paper the sum over the word leaves that match it, whether or not the whole plan does. */
export function scorePapers(plan: Plan, places: Places): Float32Array {
  const { docs } = places;
  const scores = new Float32Array(docs.length);
  const payloads = new Int32Array(docs.length);
  visit(plan);
  return scores;

  function visit(node: Plan): void {
    switch (node.op) {
      case "word":
        addWord(node.word, places, payloads, scores);
        return;
      case "phrase":
      case "person":
        docs.forEach((doc, at) => {
          eachMatchingWord(node, { ...places, doc }, (_word, added) => {
            scores[at] = (scores[at] as number) + added;
          });
        });
        return;
      case "and":
      case "or":
      case "atLeast":
        for (const child of node.children) visit(child);
    }
  }
}

function addWord(word: Word, { index, segment, docs, saturation }: Places, payloads: Int32Array, scores: Float32Array) {
  const list = word.lists[index];
  if (!list) return;
  const { lengths } = segment.columns;
  const { weight, occurrences } = word.scorer;
  seekPayloads(list, docs, payloads);
  for (let at = 0; at < docs.length; at++) {
    const payload = payloads[at] as number;
    if (payload < 0) continue;
    let added = weight;
    if (occurrences) {
      const often = occurrences[payload] as number;
      if (often === 0) continue;
      added = saturated(weight, often, saturation[lengths[docs[at] as number] as number] as number);
    }
    scores[at] = (scores[at] as number) + added;
  }
}

const saturated = (weight: number, often: number, bar: number): number =>
  Math.fround(Math.fround(weight * often) / Math.fround(often + bar));

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
  const bar = saturation[segment.columns.lengths[doc] as number] as number;
  visit(word, saturated(weight, often, bar), payload);
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
