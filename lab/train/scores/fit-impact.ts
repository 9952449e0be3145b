// Fits the impact model: one linear text model over all papers, spans of years and fields; trees on top of it.

import { predictScore, type Trees } from "../../../src/lib/boosted-trees.ts";
import { AUTHOR_FIGURES } from "../../../src/model/scores/learned/author-past.ts";
import type { Bands } from "../../../src/model/scores/learned/bands.ts";
import {
  FIELD_COUNT,
  fieldOf,
  fillRow,
  type ImpactModel,
  spanOf,
  TEXT_FIGURES,
} from "../../../src/model/scores/learned/impact.ts";
import { SURFACE_FIGURES } from "../../../src/model/scores/learned/surface.ts";
import { predictText } from "../../../src/model/scores/learned/text-model.ts";
import type { ImpactRow } from "../../eval/scores/impact-rows.ts";
import { train } from "../learn/boosted-trees.ts";
import { fitBands } from "../learn/fit-bands.ts";
import { fitRidge, type LinearModel, type SparseRows } from "../learn/sparse.ts";
import { chooseTerms, packTextModel, toRows, type Vocabulary } from "../learn/vocabulary.ts";
import { FOLDS, foldOf } from "./folds.ts";

const ALL_SPANS = [2010, 2015, 2018, 2020, 2022, 2023];
const MIN_TEXTS = 6;
const LAMBDA = 8;
/** How far a span or a field may depart from the whole. */
const DEPARTURE = 0.7;
const WIDTH = TEXT_FIGURES + SURFACE_FIGURES + 1 + AUTHOR_FIGURES;
const WIDTH_WITHOUT = WIDTH - AUTHOR_FIGURES;
const TREES = { loss: "squared", trees: 220, rate: 0.07, leaves: 24, depth: 6, minLeaf: 60 } as const;

export interface FittedImpact {
  model: ImpactModel;
  /** Blind predictions of the rows it was fitted on, by folds. */
  blind: { raw: Float64Array; rawWithoutAuthors: Float64Array };
}

export function fitImpact(rows: readonly ImpactRow[], log: (line: string) => void): FittedImpact {
  const lastYear = rows.reduce((last, { year }) => Math.max(last, year), 0);
  const spans = ALL_SPANS.filter((first) => first <= lastYear);
  const vocabulary = chooseTerms(
    rows.map(({ terms }) => terms),
    MIN_TEXTS,
  );
  const sparse = departing(
    toRows(
      vocabulary,
      rows.map(({ terms }) => terms),
    ),
    rows,
    spans,
  );
  const targets = Float64Array.from(rows, ({ percentile }) => percentile);
  const folds = rows.map(({ id }) => foldOf(id));
  log(`${rows.length} papers until ${lastYear}, ${vocabulary.keys.length} terms`);
  const general = new Float64Array(rows.length);
  const special = new Float64Array(rows.length);
  const fitText = (without: number) => {
    const rowWeights = Float64Array.from(folds, (fold) => (fold === without ? 0 : 1));
    const linear = fitRidge(sparse, targets, { lambda: LAMBDA, rowWeights, iterations: 15 });
    return packTextModel(vocabulary, takeApart(linear, vocabulary, spans.length + 1));
  };
  for (let fold = 0; fold < FOLDS; fold++) {
    const text = fitText(fold);
    for (const [i, row] of rows.entries()) if (folds[i] === fold) [general[i], special[i]] = readText(text, row, spans);
    log(`text, fold ${fold + 1} of ${FOLDS}`);
  }
  const figures = new Float32Array(rows.length * WIDTH);
  for (const [i, row] of rows.entries())
    fillRow(
      figures.subarray(i * WIDTH, (i + 1) * WIDTH),
      [general[i] as number, special[i] as number],
      row.surface,
      row.year,
      row.authors,
    );
  const full = fitTrees(figures, WIDTH, targets, folds);
  const without = fitTrees(narrow(figures, rows.length), WIDTH_WITHOUT, targets, folds);
  log("trees");
  return {
    model: {
      ...{ text: fitText(-1), spans, lastYear },
      ...{
        trees: full.trees,
        bands: full.bands,
        treesWithoutAuthors: without.trees,
        bandsWithoutAuthors: without.bands,
      },
    },
    blind: { raw: full.raw, rawWithoutAuthors: without.raw },
  };
}

function readText(text: ImpactModel["text"], row: ImpactRow, spans: readonly number[]): [number, number] {
  const answers = new Float64Array(text.answers);
  predictText(text, row.terms, answers);
  const span = answers[1 + spanOf(spans, row.year)] as number;
  const field = answers[2 + spans.length + fieldOf(row.venue, undefined)] as number;
  return [answers[0] as number, span + field];
}

function fitTrees(
  figures: Float32Array,
  width: number,
  targets: Float64Array,
  folds: readonly number[],
): { trees: Trees; bands: Bands; raw: Float64Array } {
  const raw = new Float64Array(targets.length);
  const fitOn = (members: number[]) => {
    const some = new Float32Array(members.length * width);
    for (const [k, i] of members.entries()) some.set(figures.subarray(i * width, (i + 1) * width), k * width);
    return train(
      some,
      width,
      Float32Array.from(members, (i) => targets[i] as number),
      undefined,
      TREES,
    );
  };
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = fitOn(folds.flatMap((own, i) => (own === fold ? [] : i)));
    for (const [i, own] of folds.entries()) if (own === fold) raw[i] = predictScore(trees, figures, i * width);
  }
  return { trees: fitOn(folds.map((_, i) => i)), bands: fitBands(raw, targets), raw };
}

function narrow(figures: Float32Array, rows: number): Float32Array {
  const out = new Float32Array(rows * WIDTH_WITHOUT);
  for (let i = 0; i < rows; i++) out.set(figures.subarray(i * WIDTH, i * WIDTH + WIDTH_WITHOUT), i * WIDTH_WITHOUT);
  return out;
}

/** Every row three times side by side: for all papers, for those of its span, for those of its field. */
function departing(all: SparseRows, rows: readonly ImpactRow[], spans: readonly number[]): SparseRows {
  const { starts, columns, values, width } = all;
  // The blocks of a term lie side by side: that keeps them in one line of the cache.
  const blocksInAll = 2 + spans.length + FIELD_COUNT;
  const wide: SparseRows = {
    starts: starts.map((start) => start * 3),
    columns: new Uint32Array(columns.length * 3),
    values: new Float32Array(values.length * 3),
    width: width * blocksInAll,
  };
  let at = 0;
  for (const [i, row] of rows.entries()) {
    const blocks = [0, 1 + spanOf(spans, row.year), 2 + spans.length + fieldOf(row.venue, undefined)];
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      for (const block of blocks) {
        wide.columns[at] = (columns[k] as number) * blocksInAll + block;
        wide.values[at++] = (block === 0 ? 1 : DEPARTURE) * (values[k] as number);
      }
    }
  }
  return wide;
}

/** One answer for each block of columns; the constant belongs to the first. */
function takeApart({ weights, bias }: LinearModel, { keys }: Vocabulary, spanCount: number): LinearModel[] {
  const blocks = 1 + spanCount + FIELD_COUNT;
  return Array.from({ length: blocks }, (_, block) => {
    const scale = block === 0 ? 1 : DEPARTURE;
    const own = Float64Array.from(keys, (_key, term) => scale * (weights[term * blocks + block] as number));
    return { bias: block === 0 ? bias : 0, weights: own };
  });
}
