// An operator's file of weights is taken whole or refused with what is wrong.

import { describe, expect, it } from "vitest";
import { defaultWeights, parseWeights } from "./rank-weights.ts";

describe("parseWeights", () => {
  it("changes what the file names and leaves the rest", () => {
    const weights = parseWeights('{"points":{"novelty":0},"attention":{"halfLifeDays":7}}', "weights.json");
    expect(weights.points).toEqual({ ...defaultWeights.points, novelty: 0 });
    expect(weights.attention).toEqual({ ...defaultWeights.attention, halfLifeDays: 7 });
    expect(weights.neutral).toEqual(defaultWeights.neutral);
  });

  it("takes every default back", () => {
    expect(parseWeights(JSON.stringify(defaultWeights), "weights.json")).toEqual(defaultWeights);
  });

  it.each([
    ["{", /^weights\.json: this is no JSON/],
    ['{"points":{"fame":9}}', /points: there is no fame; there are novelty, attention/],
    ['{"luck":{}}', /there is no luck; there are points, neutral/],
    ['{"points":{"novelty":-1}}', /points\.novelty: .*>=0/],
    ['{"points":{"novelty":"much"}}', /points\.novelty: .*number/],
    ['{"neutral":{"code":1.5}}', /neutral\.code: .*<=1/],
    ['{"attention":{"halfLifeDays":0}}', /attention\.halfLifeDays: .*>=0\.01/],
    ['{"points":{"novelty":0,"attention":0,"citations":0,"record":0,"openness":0}}', /one of them must be above 0/],
    ["[]", /it: .*object/],
  ])("refuses %s and says why", (text, reason) => {
    expect(() => parseWeights(text, "weights.json")).toThrow(reason);
  });

  it("names every fault at once", () => {
    expect(() => parseWeights('{"points":{"novelty":-1,"record":"x"}}', "w")).toThrow(/novelty.*record/);
  });
});
