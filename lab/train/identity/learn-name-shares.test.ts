// Learning where names come from, on a made-up world of two peoples.

import { describe, expect, it } from "vitest";
import { createCommonness } from "../../../src/model/identity/name-shares.ts";
import { readPersonName } from "../../../src/model/identity/person-name.ts";
import { learnNameShares } from "./learn-name-shares.ts";

const KOREAN = { given: "jihoon minsu jinwoo sungmin".split(" "), family: "kim lee park choi".split(" ") };
const ENGLISH = { given: "john mary peter susan".split(" "), family: "smith jones taylor lee".split(" ") };
const PAPERS = [KOREAN, ENGLISH].flatMap(({ given, family }) =>
  given.flatMap((first) => family.map((last) => [`${first} ${last}`])),
);

describe("shares learnt from printed names", () => {
  const learnt = learnNameShares([...PAPERS, ["Rare Bird"]]);
  const commonnessOf = createCommonness(learnt);
  const share = (printed: string): number => commonnessOf(readPersonName(printed)).name;

  it("tell apart what the family names at the beginning are typical of", () => {
    const at = (part: "given" | "family", text: string, origin: string): number =>
      learnt[part].shares[learnt[part].texts.indexOf(text) * learnt.origins.length + learnt.origins.indexOf(origin)] ??
      0;
    expect(at("given", "jihoon", "korean")).toBeGreaterThan(at("given", "jihoon", "english") * 10);
    expect(at("given", "mary", "english")).toBeGreaterThan(at("given", "mary", "korean") * 10);
  });

  it("hold names of one origin for more likely than mixtures", () => {
    expect(share("Jihoon Park")).toBeGreaterThan(share("Jihoon Smith") + 1);
    expect(share("John Smith")).toBeGreaterThan(share("John Park") + 1);
  });

  it("list no part that stands with one other only, and take it for rare", () => {
    expect(learnt.given.texts).not.toContain("rare");
    expect(share("Rare Bird")).toBeLessThan(share("John Smith"));
  });

  it("are the same every time, and of no names there are none", () => {
    expect(learnNameShares([...PAPERS, ["Rare Bird"]])).toEqual(learnt);
    expect(learnNameShares([]).given.texts).toEqual([]);
  });
});
