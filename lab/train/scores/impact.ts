// Trains the impact forecast, and beside it the one that may not look beyond 2021, by which forecasting is judged.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBands } from "../../../src/model/scores/learned/bands.ts";
import { encodeImpact } from "../../../src/model/scores/learned/decode-models.ts";
import { forecastImpact, type ImpactModel } from "../../../src/model/scores/learned/impact.ts";
import { type ImpactRow, readImpactRows } from "../../eval/scores/impact-rows.ts";
import { judgeIntervals } from "../../eval/scores/judge-intervals.ts";
import { groupedSpearman } from "../../eval/scores/statistics.ts";
import { fitBands } from "../learn/fit-bands.ts";
import type { TrainInput } from "../trainer.ts";
import { fitImpact } from "./fit-impact.ts";
import { FOLDS, foldOf } from "./folds.ts";

const PAST_UNTIL = 2021;
const FORECAST_FROM = 2023;

export async function train({
  dataFolder,
  isCrossValidation,
  modelsFolder,
  log,
}: TrainInput): Promise<Record<string, number>> {
  const rows = await readImpactRows(dataFolder, dataFolder);
  const early = fitImpact(
    rows.filter(({ year }) => year <= PAST_UNTIL),
    log,
  ).model;
  const forecast = judgeForecast(early, rows);
  const { model, blind } = fitImpact(rows, log);
  const metrics = { ...judgeBlind(rows, blind.raw, blind.rawWithoutAuthors), ...forecast };
  log(JSON.stringify(metrics));
  if (isCrossValidation) return metrics;
  mkdirSync(modelsFolder, { recursive: true });
  for (const [name, bytes] of Object.entries({
    ...encodeImpact("impact", model),
    ...encodeImpact("impact-until-2021", early),
  }))
    writeFileSync(join(modelsFolder, name), bytes);
  return {};
}

function judgeForecast(model: ImpactModel, rows: readonly ImpactRow[]): Record<string, number> {
  const later = rows.filter(({ year }) => year >= FORECAST_FROM);
  const judge = (withAuthors: boolean) =>
    groupedSpearman(
      later.map((row) => {
        const said = forecastImpact(model, row);
        const forecast = withAuthors ? said?.full : said?.withoutAuthors;
        return { group: row.group, truth: row.percentile, predicted: forecast?.value ?? 0.5 };
      }),
    );
  return { "forecast.spearman": judge(true), "forecast.withoutAuthors.spearman": judge(false) };
}

/** The table of intervals is made from four folds and judged on the fifth. */
function judgeBlind(
  rows: readonly ImpactRow[],
  raw: Float64Array,
  rawWithoutAuthors: Float64Array,
): Record<string, number> {
  const judged = (scores: Float64Array) =>
    rows.map(({ group, percentile }, i) => ({ group, truth: percentile, predicted: scores[i] as number }));
  const folds = rows.map(({ id }) => foldOf(id));
  const intervals = rows.map((row) => ({ truth: row.percentile, value: 0, low: 0, high: 1 }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = folds.flatMap((own, i) => (own === fold ? [] : i));
    const bands = fitBands(
      others.map((i) => raw[i] as number),
      others.map((i) => rows[i]?.percentile ?? 0),
    );
    for (const [i, own] of folds.entries())
      if (own === fold) intervals[i] = { truth: rows[i]?.percentile ?? 0, ...readBands(bands, raw[i] as number) };
  }
  return {
    "percentile.spearman": groupedSpearman(judged(raw)),
    "percentile.withoutAuthors.spearman": groupedSpearman(judged(rawWithoutAuthors)),
    ...judgeIntervals(intervals),
  };
}
