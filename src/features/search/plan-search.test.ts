// How many of a query's words a paper must have, and what its meaning is looked for by.

import { describe, expect, it } from "vitest";
import { parseQuery } from "../../model/search/parse-query.ts";
import type { TermTree } from "../../ports/search-index.ts";
import { planSearch } from "./plan-search.ts";

const lookups = {
  named: () => [7],
  citing: () => [8],
  citedBy: () => [9],
  ofTopic: (name: string) => [name === "dense-retrieval" ? 5 : 6],
};
const plan = (text: string, filters: TermTree[] = []) =>
  planSearch(parseQuery(text).root, filters, {
    lookups,
    papersWith: (field, term) =>
      field === "name" ? (NAMES.get(term) ?? 0) : term.startsWith("unknown") ? 0 : term.length,
  });

/** "young" is a word of texts as well. */
const NAMES = new Map([
  ["vaswani", 40],
  ["shazeer", 30],
  ["young", 1],
  ["moore", 3],
]);

const opOf = (tree: TermTree | undefined) => tree?.op;

describe("planSearch", () => {
  it("asks for nothing when nothing is asked", () => {
    expect(plan("")).toEqual({ text: "", highlight: [] });
  });

  it("wants every one of a few words, and offers any of them for ranking", () => {
    const { match, loose, conditions, text } = plan("dense retrieval");
    expect(match).toMatchObject({ op: "and", children: [{ op: "or" }, { op: "or" }] });
    expect(loose).toMatchObject({ op: "or" });
    expect(conditions).toBeUndefined();
    expect(text).toBe("dense retrieval");
  });

  it("passes over words that say nothing, unless there are no others", () => {
    expect(plan("the retrieval").match).toEqual(plan("retrieval").match);
    expect(plan("to be or not to be").match).toMatchObject({ op: "atLeast", children: { length: 4 } });
  });

  it("takes a number beside words for a year as well, but never shows a whole year for it", () => {
    const { match, loose } = plan("resnet 2017");
    expect(match).toMatchObject({
      children: [
        { op: "or" },
        { op: "or", children: [{ op: "or" }, { op: "range", column: "year", from: 2017, to: 2017 }] },
      ],
    });
    expect(JSON.stringify(loose)).not.toContain("range");
    expect(JSON.stringify(plan("2017").match)).not.toContain("range");
    expect(JSON.stringify(plan("resnet 1517").match)).not.toContain("range");
  });

  it("wants the papers of a person, and looks for the meaning of the other words", () => {
    const { match, conditions, loose, text } = plan("vaswani 2017 attention heads");
    expect(text).toBe("attention heads");
    expect(conditions).toMatchObject({ op: "and", children: [{ op: "or" }, { op: "or" }] });
    expect(JSON.stringify(conditions)).toContain("vaswani");
    expect(JSON.stringify(conditions)).toContain('"from":2017');
    expect(match?.op === "and" && match.children).toHaveLength(4);
    expect(loose).toMatchObject({ op: "and", children: [{ op: "or" }, { op: "or" }, { op: "or" }] });
    expect(plan("moore law")).toMatchObject({ conditions: { op: "or" }, text: "moore law" });
    expect(plan("vaswani shazeer").text).toBe("");
    expect(plan("young networks").text).toBe("young networks");
    expect(plan("how did vaswani come to write about attention alone then").text).toContain("vaswani");
  });

  it("wants half of the words of a sentence, the rarest thirty-two of an abstract", () => {
    expect(plan("how can large language models answer questions about graphs").match).toMatchObject({
      op: "atLeast",
      count: 3,
      children: expect.arrayContaining([{ op: "term", field: "text", term: "graph", boost: 1 }]),
    });
    const long = Array.from({ length: 60 }, (_, at) => `word${"x".repeat(at % 50)}${at}`).join(" ");
    const { match } = plan(`${long} wordx1 unknownterm`);
    expect(match).toMatchObject({ op: "atLeast", count: 16 });
    expect(match?.op === "atLeast" && match.children.length).toBe(32);
    expect(JSON.stringify(match)).not.toContain("unknown");
  });

  it("keeps phrases, fields and filters as conditions on whatever is found by meaning", () => {
    const { conditions, match } = plan('graphs "hard negatives" au:jiao -video', [{ op: "all" }]);
    expect(conditions).toMatchObject({ op: "and" });
    expect(conditions?.op === "and" && conditions.children.map(opOf)).toEqual(["or", "term", "not", "all"]);
    expect(match?.op === "and" && match.children).toHaveLength(5);
  });

  it("matches by conditions alone where there are no words", () => {
    expect(plan("cites:1706.03762")).toMatchObject({ match: { op: "papers", paperIds: [8] }, text: "" });
    expect(plan("-video").match).toMatchObject({ op: "not" });
  });

  it("highlights stems, beginnings and the words of phrases", () => {
    expect(plan('dense retriev* "state of the art" au:jiao -video').highlight).toEqual([
      "dens",
      "retriev*",
      "state",
      "of",
      "the",
      "art",
      "jiao",
    ]);
  });

  it("looks for the meaning of texts, not of names", () => {
    expect(plan('au:jiao venue:acl ti:"hard negatives" ranking').text).toBe("hard negatives ranking");
  });

  it("finds the papers of a topic, by its address or its name", () => {
    expect(plan("topic:dense-retrieval").match).toEqual({ op: "papers", paperIds: [5] });
    expect(plan('topic:"Dense Retrieval"').match).toEqual({ op: "papers", paperIds: [6] });
  });

  it.each([
    ["cat:cs.cl", "cs.CL"],
    ["cat:CS.LG", "cs.LG"],
  ])("reads %s whatever its case", (query, value) => {
    expect(plan(query).match).toEqual({ op: "value", column: "category", value });
  });

  it("takes an archive for all of its categories", () => {
    const { match } = plan("cat:stat");
    expect(match?.op === "or" && match.children.length).toBeGreaterThan(3);
  });
});
