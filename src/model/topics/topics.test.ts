// Topics from keywords: who leads, who joins, who is left out, and whether they rise.

import { describe, expect, it } from "vitest";
import type { Keyword } from "../reading/keywords.ts";
import { assignTopics } from "./assign-topics.ts";
import { buildTopics } from "./build-topics.ts";
import { topicMomentum } from "./momentum.ts";
import { spellsOut } from "./spells-out.ts";

const word = (text: string, weight = 0.2): Keyword => ({
  text,
  key: text.toLowerCase().replaceAll("-", " ").replace(/s$/, ""),
  weight,
});
const papers = (count: number, ...texts: string[]): Keyword[][] =>
  Array.from({ length: count }, () => texts.map((text) => word(text)));
const build = (list: Keyword[][]) => buildTopics(() => list);
const topicOf = (list: Keyword[][], text: string) =>
  build(list).find(({ keys }) => keys.includes(word(text).key))?.label;

describe("buildTopics", () => {
  it("is led by common keywords, under the name that papers use, without the capitals of titles", () => {
    const list = [...papers(10, "sparse lanterns"), ...papers(30, "Sparse Lanterns"), ...papers(960)];
    expect(build([...list, ...papers(50, "long corridors")]).map(({ label }) => label)).toEqual([
      "Long corridors",
      "Sparse lanterns",
    ]);
  });

  const base = papers(1500);
  it.each([
    [
      "an abbreviation",
      [...papers(40, "large lantern models", "LLMs"), ...papers(60, "LLMs")],
      "LLMs",
      "large lantern models",
    ],
    ["another spelling", [...papers(40, "multi-modal"), ...papers(60, "multimodal")], "multimodal", "multi-modal"],
    [
      "rarer words that hold its own",
      [...papers(60, "lantern parsing"), ...papers(5, "deep lantern parsing")],
      "lantern parsing",
      "deep lantern parsing",
    ],
    [
      "rarer company",
      [...papers(50, "lantern parsing"), ...papers(6, "lantern parsing", "wick grammar")],
      "lantern parsing",
      "wick grammar",
    ],
  ])("takes in %s", (_, list, leader, member) => {
    expect(topicOf([...list, ...base], member)).toBeDefined();
    expect(topicOf([...list, ...base], member)).toBe(topicOf([...list, ...base], leader));
  });

  it.each([
    ["what every paper says", papers(400, "lantern parsing")],
    ["what is hardly a keyword", Array.from({ length: 60 }, () => [word("lantern results", 0.02)])],
    ["an adjective", papers(60, "lantern-free")],
  ])("leaves out %s", (_, list) => {
    expect(build([...list, ...base])).toEqual([]);
  });

  it.each(["mixture-of-lanterns", "lantern-training", "W-Net", "text-to-SQL"])(
    "lets the compound noun %s lead",
    (text) => {
      expect(build([...papers(60, text), ...base])).toHaveLength(1);
    },
  );

  it("leaves out what keeps everyone's company, in a catalogue large enough to tell", () => {
    const subjects = Array.from({ length: 20 }, (_, i) => `subject number ${"abcdefghijklmnopqrst"[i]}`);
    const own = subjects.flatMap((subject) => papers(60, subject, `${subject} tools`, `${subject} data`));
    const spread = subjects.flatMap((subject) => papers(6, "good quality", subject));
    const labels = build([...own, ...spread, ...papers(2000)]).map(({ label }) => label);
    expect(labels).not.toContain("Good quality");
    expect(labels).toContain("Subject number a");
  });

  it("does not depend on the order of the papers", () => {
    const list = [
      ...papers(40, "lantern parsing", "wick grammar"),
      ...papers(40, "wick grammar"),
      ...papers(40, "oil flow"),
      ...papers(900),
    ];
    expect(build([...list].reverse())).toEqual(build(list));
  });
});

describe("assignTopics", () => {
  const of = (key: string) => ({ a: 1, b: 1, c: 2, d: 3 })[key];
  it("gives several topics with weights, the strongest first", () => {
    expect(assignTopics([word("a", 0.3), word("b", 0.3), word("c", 0.4), word("x", 0.9)], of)).toEqual([
      { topic: 1, weight: 0.6 },
      { topic: 2, weight: 0.4 },
    ]);
  });
  it("leaves out what is mentioned in passing", () => {
    expect(assignTopics([word("a", 0.97), word("d", 0.03)], of)).toEqual([{ topic: 1, weight: 0.97 }]);
  });
  it("gives none without a known keyword", () => expect(assignTopics([word("x")], of)).toEqual([]));
});

describe("topicMomentum", () => {
  const all = { recent: 4000, before: 13_000 };
  it("is the share of the recent weeks over that of before, with its range", () => {
    const { ratio, low, high } = topicMomentum({ recent: 80, before: 130 }, all) ?? { ratio: 0, low: 0, high: 0 };
    expect(ratio).toBeCloseTo(2, 1);
    expect(low).toBeGreaterThan(1.6);
    expect(high).toBeLessThan(2.5);
  });
  it("is unsure of small numbers", () => {
    expect(topicMomentum({ recent: 4, before: 6 }, all)?.low).toBeLessThan(1.1);
  });
  it("covers the true ratio at its rate", () => {
    let [seed, covered] = [1, 0];
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    const draw = (n: number, p: number) =>
      Array.from({ length: n }).reduce<number>((sum) => sum + (random() < p ? 1 : 0), 0);
    for (let i = 0; i < 400; i++) {
      const found = topicMomentum({ recent: draw(400, 0.06), before: draw(1300, 0.03) }, { recent: 400, before: 1300 });
      if (found && found.low <= 2 && found.high >= 2) covered += 1;
    }
    expect(covered / 400).toBeGreaterThan(0.75);
    expect(covered / 400).toBeLessThan(0.86);
  });
  it("is not told from too few papers", () => {
    expect(topicMomentum({ recent: 4, before: 6 }, { recent: 50, before: 90 })).toBeUndefined();
  });
});

describe("spellsOut", () => {
  it.each([
    ["large language model", "llm", true],
    ["large language model", "lstm", false],
    ["language", "l", false],
    ["graph network", "gnn", false],
  ])("%s and %s: %s", (long, short, expected) => expect(spellsOut(long, short)).toBe(expected));
});
