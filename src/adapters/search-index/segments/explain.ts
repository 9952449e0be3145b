// Scores of single papers, word by word: the same sums as the search makes, in the same order.

import { ABSTRACT_START, type TermScore } from "../../../ports/search-index.ts";
import { isTextField } from "./bm25.ts";
import { isPlaced, placesIn } from "./placed.ts";
import type { Plan, Word } from "./plan.ts";
import { type PostingList, seekPayload, seekPayloads } from "./postings.ts";
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
  const fill = createPayloads(plan, places, payloads);
  visit(plan);
  return scores;

  function visit(node: Plan): void {
    switch (node.op) {
      case "word": {
        const list = node.word.lists[places.index];
        if (!list) return;
        fill(list);
        addWord(node.word, places, payloads, scores);
        return;
      }
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

/** With fewer terms their lists are looked up; with more the papers are read, which tells all of them at once. */
const FEW_TERMS = 3;
const MANY_TERMS = 255;

/** Fills `payloads` with those that the papers have in a list, -1 where they are not in it. */
function createPayloads(
  plan: Plan,
  { index, segment, docs }: Places,
  payloads: Int32Array,
): (list: PostingList) => void {
  const terms = [...new Set(textTerms(plan, index))];
  if (terms.length < FEW_TERMS || terms.length > MANY_TERMS) return (list) => seekPayloads(list, docs, payloads);
  const { tokens } = segment;
  const all = tokens.payloads(
    terms.map((term) => tokens.codeOf(term)),
    docs,
  );
  const placeOf = new Map(terms.map((term, at) => [term, at]));
  return (list) => {
    const at = placeOf.get(list.term);
    if (at === undefined) return seekPayloads(list, docs, payloads);
    for (let doc = 0; doc < docs.length; doc++) payloads[doc] = all[doc * terms.length + at] as number;
  };
}

/** Terms of the text that stand alone in a plan. */
function textTerms(plan: Plan, index: number): number[] {
  switch (plan.op) {
    case "word": {
      const term = plan.word.lists[index]?.term ?? -1;
      return term >= 0 && isTextField(plan.word.field) ? [term] : [];
    }
    case "and":
    case "or":
    case "atLeast":
      return plan.children.flatMap((child) => textTerms(child, index));
    default:
      return [];
  }
}

function addWord(word: Word, { segment, docs, saturation }: Places, payloads: Int32Array, scores: Float32Array): void {
  const { lengths } = segment.columns;
  const { weight, occurrences } = word.scorer;
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
      if (isPlacedIn(plan, place)) for (const word of plan.words) visitWord(word, place, visit);
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

function isPlacedIn(plan: Extract<Plan, { op: "phrase" | "person" }>, { segment, index, doc }: Place): boolean {
  const { op, field, words } = plan;
  const lists = words.flatMap((word) => word.lists[index] ?? []);
  if (lists.length === 0 || lists.length < words.length) return false;
  if (op === "phrase" && isTextField(field)) {
    const { tokens } = segment;
    const phrase = tokens.phraseOf(lists.map(({ term }) => term));
    return tokens.hasPhrase(doc, phrase, field);
  }
  const gathered = lists.flatMap((list) => {
    const places = placesIn(list, segment.positions, doc);
    return places ? { places, ends: Uint32Array.of(places.length) } : [];
  });
  return gathered.length === lists.length && isPlaced(op, gathered, 0);
}

/** A beginning has no places of its own; what its posting says is right up to the limit of its byte. */
function countPlaces(
  word: Word,
  { segment, index, doc }: Place,
  payload: number,
): Pick<TermScore, "inTitle" | "elsewhere"> {
  const list = word.lists[index];
  const { field } = word;
  if (!isTextField(field)) {
    const places = list && !word.isPrefix ? placesIn(list, segment.positions, doc) : undefined;
    return { inTitle: 0, elsewhere: places?.length ?? 1 };
  }
  if (!list || list.term < 0) {
    const inTitle = field === "abstract" ? 0 : payload >>> 6;
    return { inTitle, elsewhere: field === "title" ? 0 : payload & 63 };
  }
  const { tokens } = segment;
  tokens.open(doc);
  const places = tokens.placesOf(tokens.codeOf(list.term), field);
  const inTitle = places.filter((place) => place < ABSTRACT_START).length;
  return { inTitle, elsewhere: places.length - inTitle };
}
