// Impact as shown: the measured standing of an older paper's citations, else the forecast. It always says which of the two it is.

import { plural } from "./age.ts";
import { type Estimate, toPercent } from "./estimate.ts";
import type { Banded } from "./learned/bands.ts";
import { percentile, type Quantiles } from "./quantiles.ts";

/** Citations of the papers of one field and year that have a known count. */
export interface CitationGroup {
  name: string;
  quantiles: Quantiles;
}

/** Younger papers are still collecting: their count says more about the month than about the paper. */
const SETTLED_YEARS = 2;

export interface ImpactFacts {
  year: number | undefined;
  citations: { count: number; source: string } | undefined;
  group: CitationGroup | undefined;
  /** With and without what the authors did before. */
  forecast: Banded | undefined;
  forecastWithoutAuthors: Banded | undefined;
}

export function toImpact(facts: ImpactFacts, now: Date): Estimate {
  return measured(facts, now) ?? forecast(facts) ?? unknown();
}

function measured({ year, citations, group }: ImpactFacts, now: Date): Estimate | undefined {
  if (!citations || !group || year === undefined || year > now.getUTCFullYear() - SETTLED_YEARS) return undefined;
  const value = toPercent(percentile(group.quantiles, citations.count) / 100);
  // Papers with the same count share the places between the next lower and the next higher count.
  const low = toPercent(percentile(group.quantiles, citations.count - 0.5) / 100);
  const high = toPercent(percentile(group.quantiles, citations.count + 0.5) / 100);
  const evidence = `measured: ${plural(citations.count, "citation")}, more than ${Math.round(value)} % of ${group.name}`;
  return { value, low: Math.min(low, value), high: Math.max(high, value), basis: "measured", evidence, parts: [] };
}

function forecast({ forecast, forecastWithoutAuthors }: ImpactFacts): Estimate | undefined {
  if (!forecast) return undefined;
  const [value, low, high] = [toPercent(forecast.value), toPercent(forecast.low), toPercent(forecast.high)];
  const text = toPercent((forecastWithoutAuthors ?? forecast).value);
  const difference = Math.round(10 * (value - text)) / 10;
  return {
    ...{ value, low, high, basis: "forecast" },
    evidence: `forecast: more citations than ${Math.round(value)} % of the papers of its field and year, between ${Math.round(low)} and ${Math.round(high)} four times in five`,
    parts: [
      { name: "text", label: "Text", value: text, evidence: "from title and abstract alone" },
      {
        name: "authors",
        label: "Authors",
        value: difference,
        evidence: "what their papers of earlier years add or take away",
      },
    ],
  };
}

const unknown = (): Estimate => ({
  ...{ value: 50, low: 10, high: 90, basis: "unknown", parts: [] },
  evidence: "not enough text to say: the middle, with the widest interval",
});
