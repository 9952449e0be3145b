// Measured where it can be, forecast where it cannot, and honest where neither is possible.

import { describe, expect, it } from "vitest";
import { toImpact } from "./impact.ts";
import { createQuantiles } from "./quantiles.ts";

const now = new Date("2026-06-01T00:00:00Z");
const group = {
  name: "the 101 cs.CL papers of 2020",
  quantiles: createQuantiles(Array.from({ length: 101 }, (_, i) => i)),
};
const forecast = { value: 0.7, low: 0.3, high: 0.95 };
const facts = {
  year: 2020,
  citations: { count: 90, source: "openalex" },
  group,
  forecast,
  forecastWithoutAuthors: { value: 0.6, low: 0.2, high: 0.9 },
};

describe("toImpact", () => {
  it("measures a settled paper with a known count", () => {
    const impact = toImpact(facts, now);
    expect(impact).toMatchObject({ value: 90, basis: "measured" });
    expect(impact.low).toBeLessThanOrEqual(90);
    expect(impact.high).toBeGreaterThanOrEqual(90);
    expect(impact.evidence).toContain("90 citations, more than 90 % of the 101 cs.CL papers of 2020");
  });

  it.each([
    ["a young paper", { ...facts, year: 2025 }],
    ["a paper without a count", { ...facts, citations: undefined }],
    ["a field without counts", { ...facts, group: undefined }],
    ["a paper of no known year", { ...facts, year: undefined }],
  ])("forecasts %s, and says what the authors add", (_what, given) => {
    const impact = toImpact(given, now);
    expect(impact).toMatchObject({ value: 70, low: 30, high: 95, basis: "forecast" });
    expect(impact.parts.map(({ name, value }) => [name, value])).toEqual([
      ["text", 60],
      ["authors", 10],
    ]);
  });

  it("is never silent: with too little to go by it is the middle, and says so", () => {
    const unknown = { ...facts, citations: undefined, forecast: undefined, forecastWithoutAuthors: undefined };
    expect(toImpact(unknown, now)).toMatchObject({ value: 50, low: 10, high: 90, basis: "unknown" });
  });
});
