// How well the forecast of a paper's citations orders the papers of one venue and year, and whether its intervals hold.

import type { Banded } from "../../src/model/scores/learned/bands.ts";
import { forecastImpact } from "../../src/model/scores/learned/impact.ts";
import { decodeTextModel, predictText } from "../../src/model/scores/learned/text-model.ts";
import { type ImpactRow, readImpactRows } from "./scores/impact-rows.ts";
import { judgeAiScores, type ScoredWork } from "./scores/judge-ai-scores.ts";
import { judgeIntervals } from "./scores/judge-intervals.ts";
import { JUDGEMENTS } from "./scores/judgement-facts.ts";
import { percentilesWithin } from "./scores/percentiles-within.ts";
import { readImpactModel, readModelFile } from "./scores/shipped.ts";
import { groupedSpearman } from "./scores/statistics.ts";
import type { SuiteInput, SuiteResult } from "./suite.ts";

const FORECAST_FROM = 2023;
const JUDGED_AT = new Date("2026-01-01");

export async function run({ dataFolder, historyFolder }: SuiteInput): Promise<SuiteResult> {
  const rows = await readImpactRows(dataFolder, historyFolder);
  const judged = judgeAll("impact", rows);
  // The second model has seen no paper after 2021; the year between is too close to be called the future.
  const later = judgeAll(
    "impact-until-2021",
    rows.filter(({ year }) => year >= FORECAST_FROM),
  );
  const ai = judgeAiScores(toWorks(rows), JUDGED_AT);
  return {
    metrics: {
      "percentile.spearman": correlate(judged, "full"),
      "percentile.withoutAuthors.spearman": correlate(judged, "withoutAuthors"),
      "forecast.spearman": correlate(later, "full"),
      "forecast.withoutAuthors.spearman": correlate(later, "withoutAuthors"),
      ...judgeIntervals(judged.map(({ row, full }) => ({ truth: row.percentile, ...full }))),
      "aiScore.coverage80": ai.coverage,
    },
    n: {
      "percentile.spearman": judged.length,
      "forecast.spearman": later.length,
      "interval.coverage80": judged.length,
      "aiScore.coverage80": ai.authors,
    },
  };
}

/** As pages would have it: measured impact, novelty of the method, whether a source gives code. */
function toWorks(rows: readonly ImpactRow[]): ScoredWork[] {
  const model = decodeTextModel(readModelFile("judgement.text.bin"));
  const out = new Float64Array(model.answers);
  const novelty = percentilesWithin(
    rows.map(({ group, terms }) => {
      predictText(model, terms, out);
      return { group, value: out[JUDGEMENTS.indexOf("technical")] as number };
    }),
  );
  return rows.map(({ id, names, year, venue, percentile, hasCode }, i) => ({
    ...{ id, names },
    figures: {
      ...{ year, category: venue, impact: 100 * percentile, novelty: 100 * (novelty[i] as number) },
      hasCode,
    },
  }));
}

interface JudgedRow {
  row: ImpactRow;
  full: Banded;
  withoutAuthors: Banded;
}

/** Where there is too little to judge by, the middle and an interval that says so. */
const UNKNOWN: Banded = { value: 0.5, low: 0.1, high: 0.9 };

function judgeAll(name: string, rows: readonly ImpactRow[]): JudgedRow[] {
  const model = readImpactModel(name);
  return rows.map((row) => {
    const forecast = forecastImpact(model, row);
    return { row, full: forecast?.full ?? UNKNOWN, withoutAuthors: forecast?.withoutAuthors ?? UNKNOWN };
  });
}

const correlate = (judged: readonly JudgedRow[], which: "full" | "withoutAuthors"): number =>
  groupedSpearman(
    judged.map(({ row, ...said }) => ({ group: row.group, truth: row.percentile, predicted: said[which].value })),
  );
