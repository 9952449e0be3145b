// What two papers say of each other beyond names and words: meaning, and where their authors work.

import { describe, expect, it } from "vitest";
import { collectBackground } from "./background.ts";
import type { Mention } from "./mention.ts";
import { PAIR_FEATURES, PairFeatures, relateNames } from "./pair-features.ts";
import { type PreparedMention, Preparer } from "./prepare-mentions.ts";

/** Fish or not, on two of the model's axes. */
function embed(text: string): Float32Array {
  const vector = new Float32Array(256);
  if (text !== "") vector[/fish|trout/i.test(text) ? 0 : 1] = 1;
  return vector;
}

function compare(a: Partial<Mention>, b: Partial<Mention>, feature: (typeof PAIR_FEATURES)[number]): number {
  const preparer = new Preparer(collectBackground([]), embed);
  const base = { name: "Jo Smith", coauthors: [], title: "" };
  const mentions: Mention[] = [
    { ...base, id: "a", paper: "p", ...a },
    { ...base, id: "b", paper: "q", ...b },
  ];
  for (const mention of mentions) preparer.note(mention);
  const [x, y] = mentions.map((mention) => preparer.prepare(mention)) as [PreparedMention, PreparedMention];
  const relation = relateNames(x.name.name, y.name.name);
  const row = new Float32Array(PAIR_FEATURES.length);
  if (relation) new PairFeatures(preparer).write(x, y, relation, row);
  return row[PAIR_FEATURES.indexOf(feature)] as number;
}

describe("PairFeatures", () => {
  it("sees one subject in different words", () => {
    expect(compare({ title: "Fish" }, { title: "Trout" }, "meaning")).toBeCloseTo(127 ** 2 / 400 ** 2);
    expect(compare({ title: "Fish" }, { title: "Stars" }, "meaning")).toBe(0);
    expect(compare({ title: "Fish" }, { title: "" }, "meaning")).toBeNaN();
  });

  it("knows where the others on a paper work when the author's own place is not printed", () => {
    const [lima, lisbon] = [["Institute of Fish, Lima, Peru"], ["Faculty of Fish, Lisbon, Portugal. jo@fish.pt"]];
    const [x, y] = [{ paperAffiliations: lima }, { paperAffiliations: lisbon }];
    expect(compare(x, x, "paperAffiliation")).toBeCloseTo(1);
    expect(compare(x, y, "paperAffiliation")).toBeLessThan(0.5);
    expect(compare(x, {}, "paperAffiliation")).toBeNaN();
    expect(compare(x, x, "sameRegion")).toBe(1);
    expect(compare(x, y, "sameRegion")).toBe(0);
    expect(compare(x, y, "affiliation")).toBeNaN();
  });

  it("reads the domain of an address printed with the affiliation", () => {
    const at = (domain: string) => ({ affiliations: [`Dept. of Fish, jo.smith@${domain}`] });
    expect(compare(at("fish.example"), at("fish.example"), "emailDomains")).toBe(1);
    expect(compare(at("fish.example"), at("stars.example"), "emailDomains")).toBe(0);
  });
});
