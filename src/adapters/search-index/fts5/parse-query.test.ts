// Queries as people type them.

import { describe, expect, it } from "vitest";
import { parseQuery } from "./parse-query.ts";

describe("parseQuery", () => {
  it.each([
    ["joins words by AND", "dense retrieval", '"dense" AND "retrieval"'],
    ["keeps phrases", '"dense retrieval" bert', '"dense retrieval" AND "bert"'],
    ["leaves words out", "dense -sparse -bm25", '("dense") NOT ("sparse" OR "bm25")'],
    ["understands fields", "ti:attention au:vaswani", 'title : "attention" AND authors : "vaswani"'],
    ["understands beginnings", "retriev*", '"retriev" *'],
    ["splits hyphens as the index does", "zero-shot", '"zero shot"'],
    ["makes operators of others harmless", "NEAR( * ^ title: )", '"NEAR" AND "title"'],
    ["finds nothing in marks alone", "*** --- ???", ""],
    ["never ends an unclosed quotation early", '"open phrase', '"open phrase"'],
  ])("%s", (_what, text, match) => {
    expect(parseQuery(text).match).toBe(match);
  });

  it("takes categories out of the words", () => {
    expect(parseQuery("cat:cs.CL retrieval")).toMatchObject({ match: '"retrieval"', categories: ["cs.CL"] });
  });

  it("says what it made of an odd query", () => {
    expect(parseQuery("foo:bar").notes[0]).toMatch(/not a field/);
    expect(parseQuery('"a').notes[0]).toMatch(/left open/);
    expect(parseQuery("-a").notes[0]).toMatch(/at least one word/);
    expect(parseQuery("x ".repeat(500)).notes[0]).toMatch(/first 40/);
  });

  it("marks beginnings for highlighting", () => {
    expect(parseQuery("graph neur*").words).toEqual(["graph", "neur*"]);
  });
});
