// The background of a whole run as bytes, for the runs between that look at new papers only.

import { type Part, type Parts, packParts, unpackParts } from "../../lib/pack-parts.ts";
import type { Background } from "./background.ts";
import { CoAuthorGraph } from "./co-author-graph.ts";
import { NameIslands } from "./name-islands.ts";
import { NameTable } from "./name-table.ts";
import { Vocabulary, type VocabularyParts } from "./vocabulary.ts";

/** Communities are kept in steps of 1/127: unit vectors of 48 numbers hardly feel it. */
const STEPS = 127;

export interface KeptBackground {
  background: Background;
  affiliationWords: VocabularyParts;
}

/** Grows by one whenever what is kept is laid out in another way. */
const LAYOUT = 1;

export function packBackground({ background, affiliationWords }: KeptBackground): Uint8Array {
  const { names, graph, communities, placeOf, words, venues, lists } = background;
  const { vocabularies, places } = names.toParts();
  const graphParts = graph.toParts();
  const sizes = Int32Array.from(lists, ({ length }) => length);
  const flat = new Int32Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const list of lists) {
    flat.set(list, at);
    at += list.length;
  }
  const kept: Parts = { layout: LAYOUT, places, papers: [...placeOf.keys()], sizes, flat, ...graphParts };
  kept.communities = Int8Array.from(communities, (value) => Math.round(value * STEPS));
  const all = [...vocabularies, words.toParts(), venues.toParts(), affiliationWords];
  for (const [i, parts] of all.entries()) {
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
  const [affiliationWords, venues, words] = [vocabularies.pop(), vocabularies.pop(), vocabularies.pop()];
  if (!affiliationWords || !venues || !words) return undefined;
  const names = NameTable.fromParts({ vocabularies, places: kept.places as number });
  const lists = cut(kept.flat as Int32Array, kept.sizes as Int32Array);
  const papers = kept.papers as string[];
  const background = {
    ...{ papers: papers.length, names, lists },
    words: toVocabulary(words),
    venues: toVocabulary(venues),
    placeOf: new Map(papers.map((id, place) => [id, place])),
    graph: CoAuthorGraph.fromParts({ starts: whole(kept.starts), neighbours: whole(kept.neighbours) }),
    islands: new NameIslands(lists, names.full),
    communities: Float32Array.from(kept.communities as Int8Array, (value) => value / STEPS),
  };
  return { background, affiliationWords };
}

const whole = (part: Part | undefined): Int32Array => part as Int32Array;

function toVocabulary(parts: VocabularyParts): Vocabulary {
  const vocabulary = new Vocabulary();
  vocabulary.fill(parts);
  return vocabulary;
}

function cut(flat: Int32Array, sizes: Int32Array): Int32Array[] {
  let at = 0;
  return Array.from(sizes, (size) => {
    at += size;
    return flat.subarray(at - size, at);
  });
}
