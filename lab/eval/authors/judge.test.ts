// The suite's figures on two blocks small enough to count by hand.

import { describe, expect, it } from "vitest";
import { collectBackground } from "../../../src/model/identity/background.ts";
import type { Mention } from "../../../src/model/identity/mention.ts";
import { PairFeatures } from "../../../src/model/identity/pair-features.ts";
import { Preparer } from "../../../src/model/identity/prepare-mentions.ts";
import { judge } from "./judge.ts";
import type { PreparedBlock } from "./prepare-sets.ts";
import type { AuthorSets, SetName } from "./read-sets.ts";

const preparer = new Preparer(collectBackground([]));
const features = new PairFeatures(preparer);
const NO_PAIRS = { a: new Int32Array(), b: new Int32Array(), chance: new Float32Array() };

function toMention(name: string, id: number): Mention {
  return { id: `m${id}`, paper: `p${id}`, name, coauthors: [], title: "" };
}

function world(set: SetName | "pubmed", rows: readonly (readonly [name: string, person: string])[]) {
  const labelled = rows.map(([name, person], i) => ({ mention: toMention(name, i), person, block: "smith_j" }));
  const block: PreparedBlock = {
    ...{ set, key: "smith j", features, people: rows.map(([, person]) => person), places: rows.map((_, i) => i) },
    mentions: labelled.map(({ mention }) => preparer.prepare(mention)),
  };
  const sets = new Map(set === "pubmed" ? [] : [[set, labelled] as const]);
  const data: AuthorSets = { sets, catalogue: [], pubmed: [], pubmedCatalogue: [] };
  return { block, data };
}

describe("judge", () => {
  it("takes homonyms within their printed name, and the same name as what is to beat", () => {
    const { block, data } = world("openreview", [
      ["Jo Smith", "a"],
      ["Jo Smith", "b"],
      ["J. Smith", "a"],
      ["Jane Smith", "c"],
    ]);
    const { metrics, n } = judge([{ block, clusters: [0, 1, 0, 2], pairs: NO_PAIRS }], data);
    expect(metrics).toMatchObject({
      "openreview.b3f1": 1,
      "openreview.pairF1": 1,
      "openreview.homonyms.b3f1": 1,
      // Two people under one name, and one of them cut off from `J. Smith`.
      "baseline.openreview.b3p": 0.75,
      "baseline.openreview.b3r": 0.75,
      "baseline.openreview.homonyms.b3p": 0.5,
      "baseline.openreview.homonyms.b3r": 1,
    });
    expect(n).toMatchObject({ "openreview.b3f1": 4, "openreview.homonyms.b3f1": 2 });
  });

  it("asks of PubMed pairs whether the two ended in one cluster", () => {
    const same = world("pubmed", [
      ["J Smith", "a"],
      ["Jo Smith", "a"],
    ]);
    const other = world("pubmed", [
      ["J Smith", "a"],
      ["Jo Smith", "b"],
    ]);
    const { metrics } = judge(
      [
        { block: same.block, clusters: [0, 0], pairs: NO_PAIRS },
        { block: other.block, clusters: [0, 0], pairs: NO_PAIRS },
      ],
      same.data,
    );
    expect(metrics).toMatchObject({ "pubmed_pairs.precision": 0.5, "pubmed_pairs.recall": 1 });
  });

  it("compares chances with what is, each mention weighing the same", () => {
    const { block, data } = world("acl", [
      ["Jo Smith", "a"],
      ["Jo Smith", "a"],
      ["Jo Smith", "b"],
    ]);
    const pairs = { a: Int32Array.of(1, 2), b: Int32Array.of(0, 0), chance: Float32Array.of(0.75, 0.25) };
    const { metrics } = judge([{ block, clusters: [0, 0, 1], pairs }], data);
    expect(metrics["calibration.ece"]).toBeCloseTo(0.25);
    expect(metrics["calibration.acl.ece"]).toBeCloseTo(0.25);
  });
});
