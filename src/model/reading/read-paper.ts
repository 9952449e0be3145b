// Everything a machine reads out of one title and abstract.

import { decodeTrees, type Trees } from "../../lib/boosted-trees.ts";
import { proseSentences, readsAsEnglish } from "../scores/learned/prose.ts";
import type { Kind } from "../scores/learned/surface.ts";
import { decodeBackground, openBackground } from "./background.ts";
import { type DenseModel, type DenseWeights, toDenseWeights } from "./dense-weights.ts";
import { chooseKeywords, type Keyword } from "./keywords.ts";
import type { Knowledge } from "./phrase-figures.ts";
import { readKind } from "./read-kind.ts";
import { type PickedSentence, pickSentence } from "./summarise.ts";

export interface Reading {
  /** Absent where there is nothing to pick from. */
  summary?: PickedSentence;
  kind?: Kind;
  keywords: Keyword[];
}

export interface ReadingModel {
  /** Changes whenever one of the files does. */
  name: string;
  know: Knowledge;
  /** Papers that the background was counted in. */
  papers: number;
  weights: DenseWeights;
  trees: Trees;
}

export interface ReadingFiles {
  background: Uint8Array;
  weights: DenseModel;
  trees: Uint8Array;
}

export function createReadingModel(name: string, { background, weights, trees }: ReadingFiles): ReadingModel {
  const table = decodeBackground(background);
  return {
    name,
    know: openBackground(table),
    papers: table.papers,
    weights: toDenseWeights(weights),
    trees: decodeTrees(trees),
  };
}

/** With fewer words even a good pattern is a guess. */
const MIN_WORDS = 25;

export function readPaper(
  { title, abstract, abstractHtml }: { title: string; abstract: string; abstractHtml?: string },
  model: ReadingModel,
): Reading {
  const isLong = abstract.length >= 4 * MIN_WORDS && abstract.split(/\s+/, MIN_WORDS).length >= MIN_WORDS;
  // Orders to whoever judges and lists of keywords are no part of what a paper says.
  const prose = isLong ? proseSentences(abstract) : [];
  const isEnglish = isLong ? readsAsEnglish(prose) : /^[\x20-\x7e\u2010-\u201d]*$/.test(title);
  if (!isEnglish) return { keywords: [] };
  const summary = isLong
    ? pickSentence({ title, abstract, ...(abstractHtml !== undefined && { abstractHtml }) }, model)
    : undefined;
  const kind = readKind(title, prose.join(" "));
  return {
    keywords: chooseKeywords(title, isLong ? prose.join(" ") : abstract, model),
    ...(summary && { summary }),
    // Without an abstract only a telling title says what it is.
    ...((isLong || kind !== "method") && { kind }),
  };
}
