// Forecasts where a paper's citations will stand among the papers of its venue or field and year.

import { predictScore, type Trees } from "../../../lib/boosted-trees.ts";
import { AUTHOR_FIGURES } from "./author-past.ts";
import { type Banded, type Bands, readBands } from "./bands.ts";
import type { AskText } from "./joint-text-model.ts";
import { MIN_KNOWN_TERMS } from "./novelty.ts";
import type { Terms } from "./read-terms.ts";
import { SURFACE_FIGURES } from "./surface.ts";
import { predictText, type TextModel } from "./text-model.ts";

/** Answers of the text model: one for all, one for each span of years, one for each field. */
export interface ImpactModel {
  text: TextModel;
  /** With and without what the authors did before. */
  trees: Trees;
  treesWithoutAuthors: Trees;
  bands: Bands;
  bandsWithoutAuthors: Bands;
  /** First years of the second and later spans. */
  spans: number[];
  /** The last year that the model has seen. */
  lastYear: number;
}

export interface ImpactInput {
  terms: Terms;
  surface: Float32Array;
  /** Undefined: the forecast is made without them. */
  authors?: Float32Array | undefined;
  year: number;
  venue?: string | undefined;
  category?: string | undefined;
}

export const FIELD_COUNT = 6;
const FIELDS: readonly RegExp[] = [
  /\b(?:CVPR|ICCV|ECCV|WACV|BMVC|ACCV|3DV|SIGGRAPH)\b|computer vision|^(?:cs\.CV|eess\.IV|cs\.GR|cs\.MM)$/,
  /ACL\b|EMNLP|COLING|\bTACL\b|\bCOLM\b|LREC|Interspeech|computational linguistics|language|^(?:cs\.CL|cs\.SD|eess\.AS)$/,
  /\b(?:NeurIPS|NIPS|ICML|ICLR|AISTATS|UAI|COLT|ACML|ALT|TMLR|JMLR)\b|machine learning|^(?:cs\.LG|stat\.ML|cs\.NE)$/,
  /\b(?:AAAI|IJCAI|ECAI)\b|artificial intelligence|^(?:cs\.AI|cs\.MA)$/,
  /\b(?:ICRA|IROS|RSS|CoRL)\b|robot|^cs\.RO$/i,
];

/** Vision, language, learning, artificial intelligence, robotics, anything else. */
export function fieldOf(venue: string | undefined, category: string | undefined): number {
  for (const name of [venue, category]) {
    if (!name) continue;
    const field = FIELDS.findIndex((pattern) => pattern.test(name));
    if (field >= 0) return field;
  }
  return FIELDS.length;
}

export function spanOf(spans: readonly number[], year: number): number {
  let span = 0;
  while (span < spans.length && (spans[span] as number) <= year) span++;
  return span;
}

export const TEXT_FIGURES = 2;
/** Figures of a text; its year follows, then its authors. */
export const TEXT_ROW = TEXT_FIGURES + SURFACE_FIGURES;
export const IMPACT_ROW = TEXT_ROW + 1 + AUTHOR_FIGURES;
const answers = new Float64Array(64);
const row = new Float32Array(IMPACT_ROW);

export interface ImpactForecast {
  /** Absent when nothing was given of the authors. */
  full?: Banded;
  withoutAuthors: Banded;
}

/** Percentiles and 80 % intervals, 0 to 1; undefined when there is too little prose to judge by. */
export function forecastImpact(model: ImpactModel, input: ImpactInput): ImpactForecast | undefined {
  const text = askImpact(model, input, (out, wanted) => predictText(model.text, input.terms, out, wanted));
  if (!text) return undefined;
  fillRow(row, text, input.surface, Math.min(input.year, model.lastYear), input.authors);
  const withoutAuthors = readBands(model.bandsWithoutAuthors, predictScore(model.treesWithoutAuthors, row));
  if (!input.authors) return { withoutAuthors };
  return { full: readBands(model.bands, predictScore(model.trees, row)), withoutAuthors };
}

/** What the words let expect: of all papers, and with what holds for the years and the field. */
export function askImpact(
  { spans }: Pick<ImpactModel, "spans">,
  { year, venue, category }: Pick<ImpactInput, "year" | "venue" | "category">,
  ask: AskText,
): [general: number, special: number] | undefined {
  const [span, field] = [1 + spanOf(spans, year), 2 + spans.length + fieldOf(venue, category)];
  if (ask(answers, [0, span, field]) < MIN_KNOWN_TERMS) return undefined;
  return [answers[0] as number, (answers[span] as number) + (answers[field] as number)];
}

/** Layout of a row of figures; authors come last, so that a row without them is its beginning. */
export function fillRow(
  target: Float32Array,
  text: readonly [general: number, special: number],
  surface: Float32Array,
  year: number,
  authors: Float32Array | undefined,
): void {
  target[0] = text[0] + text[1];
  target[1] = text[0];
  target.set(surface, TEXT_FIGURES);
  target[TEXT_ROW] = year;
  if (authors) target.set(authors, TEXT_ROW + 1);
}
