// The background of a whole run as bytes, for the runs between that look at new papers only.

import { type Part, type Parts, packParts, unpackParts } from "../../lib/pack-parts.ts";
import type { Background } from "./background.ts";
import { CoAuthorGraph } from "./co-author-graph.ts";
import { NameIslands } from "./name-islands.ts";
import { NameTable } from "./name-table.ts";
import { Vocabulary, type VocabularyParts } from "./vocabulary.ts";

/** Communities are kept in steps of 1/127: unit vectors of 48 numbers hardly feel it. */
const STEPS = 127;

/** Words and venues that titles of no paper have may be left out. */
export interface KeptBackground {
  background: Background;
  affiliationWords: VocabularyParts;
}

/** What of a background is kept. */
export type Keepable = Pick<Background, "names" | "graph" | "communities" | "lists"> & {
  papers: Iterable<string>;
  words: VocabularyParts;
  venues: VocabularyParts;
  affiliationWords: VocabularyParts;
};

/** Grows by one whenever what is kept is laid out in another way. */
const LAYOUT = 3;

export function packBackground({ names, graph, communities, lists, ...rest }: Keepable): Uint8Array {
  const { full, short } = names.toParts();
  const kept: Parts = { layout: LAYOUT, papers: [...rest.papers], ...graph.toParts() };
  [kept.lists, kept.names] = [lists.starts, lists.values];
  kept.communities = toSteps(communities);
  for (const [i, parts] of [full, short, rest.words, rest.venues, rest.affiliationWords].entries()) {
    kept[`words${i}`] = parts.words;
    kept[`counts${i}`] = parts.counts;
  }
  return packParts(kept);
}

/** Undefined when another version of Broadsheet kept it. */
export function unpackBackground(bytes: Uint8Array): KeptBackground | undefined {
  const kept = unpackParts(bytes);
  if (kept.layout !== LAYOUT) return undefined;
  const vocabularies: VocabularyParts[] = [];
  for (let i = 0; kept[`words${i}`] !== undefined; i++) {
    vocabularies.push({ words: kept[`words${i}`] as string[], counts: kept[`counts${i}`] as Int32Array });
  }
  const [full, short, words, venues, affiliationWords] = vocabularies;
  if (!full || !short || !words || !venues || !affiliationWords) return undefined;
  const names = NameTable.fromParts({ full, short });
  const lists = { starts: whole(kept.lists), values: whole(kept.names) };
  const papers = kept.papers as string[];
  const background = {
    ...{ papers: papers.length, names, lists },
    words: toVocabulary(words),
    venues: toVocabulary(venues),
    placeOf: new Map(papers.map((id, place) => [id, place])),
    graph: new CoAuthorGraph({ starts: whole(kept.starts), neighbours: whole(kept.neighbours) }),
    islands: NameIslands.of(lists, names.full.size),
    communities: fromSteps(kept.communities as Int8Array),
  };
  return { background, affiliationWords };
}

function toSteps(values: Float32Array): Int8Array {
  const steps = new Int8Array(values.length);
  for (let i = 0; i < values.length; i++) steps[i] = Math.round((values[i] as number) * STEPS);
  return steps;
}

function fromSteps(steps: Int8Array): Float32Array {
  const values = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i++) values[i] = (steps[i] as number) / STEPS;
  return values;
}

const whole = (part: Part | undefined): Int32Array => part as Int32Array;

function toVocabulary(parts: VocabularyParts): Vocabulary {
  const vocabulary = new Vocabulary();
  vocabulary.fill(parts);
  return vocabulary;
}
