// Queries as people type them, and as nobody should.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "./parse-query.ts";
import { forEachWord, type QueryNode } from "./query.ts";

/** Short form: words as they are, `"phrases"`, `f:word`, [and], {or}, !not, and conditions as JSON. */
function show(node: QueryNode | undefined): string {
  if (!node) return "";
  switch (node.kind) {
    case "word": {
      const text = node.isQuoted ? `"${node.text}"` : node.text;
      return node.field ? `${node.field}:${text}` : text;
    }
    case "and":
      return `[${node.children.map(show).join(" ")}]`;
    case "or":
      return `{${node.children.map(show).join(" ")}}`;
    case "not":
      return `!${show(node.child)}`;
    default: {
      const { kind, ...rest } = node;
      return `${kind}${JSON.stringify(rest)}`;
    }
  }
}

describe("parseQuery", () => {
  it.each([
    ["dense retrieval", "[dense retrieval]"],
    ['"dense retrieval" bert', '["dense retrieval" bert]'],
    ["“curly quotes”", '"curly quotes"'],
    ["dense -sparse NOT bm25", "[dense !sparse !bm25]"],
    ["zero-shot", "zero-shot"],
    ["a - b", "[a b]"],
    ["graph OR tree", "{graph tree}"],
    ["a b OR c d", "{[a b] [c d]}"],
    ["a (b OR c) d", "[a {b c} d]"],
    ["-(b OR c) a", "[!{b c} a]"],
    ["a AND b", "[a b]"],
    ["ti:attention au:vaswani", "[title:attention name:vaswani]"],
    ['au:"jian jiao" inst:tsinghua', '[name:"jian jiao" institution:tsinghua]'],
    ["ti:(graph OR tree) x", "[{title:graph title:tree} x]"],
    ["retriev*", "retriev*"],
    ["cat:cs.CL retrieval", '[category{"code":"cs.CL"} retrieval]'],
    ["year:2021..2024", 'years{"from":2021,"to":2024}'],
    ["year:2021-2024", 'years{"from":2021,"to":2024}'],
    ["year:>2020", 'years{"from":2021}'],
    ["year:..1999", 'years{"to":1999}'],
    ["date:2024-02", 'days{"from":19754,"to":19782}'],
    ["date:2024-02-29..", 'days{"from":19782}'],
    ["has:code -has:abstract", '[has{"what":"code"} !has{"what":"abstract"}]'],
    ["id:2404.07965,2511.23271", 'ids{"ids":["2404.07965","2511.23271"]}'],
    ["id:10.1000/x", 'ids{"ids":["10.1000/x"]}'],
    ["cites:2404.07965 citedby:1706.03762", '[cites{"id":"2404.07965"} citedBy{"id":"1706.03762"}]'],
    ["https://arxiv.org/abs/2404.07965", "https://arxiv.org/abs/2404.07965"],
    ["\u200fשלום\u200b עולם", "[שלום עולם]"],
    ["深度学习 模型", "[深度学习 模型]"],
    ['*** --- ??? ( ) ""', ""],
  ])("reads %s", (text, tree) => {
    expect(show(parseQuery(text).root)).toBe(tree);
  });

  it.each([
    ["foo:bar", "[foo bar]".replace(/[[\]]/g, ""), /“foo:” is not a field/],
    ['"left open', '"left open"', /quotation mark was left open/],
    ["(a b", "[a b]", /bracket was left open/],
    ["a) b", "[a b]", /no opening/],
    ["a OR", "a", /OR stands between/],
    ["OR a", "a", /OR stands between/],
    ["a NOT", "a", /NOT leaves out/],
    ["year:soon a", "a", /years look like/],
    ["date:2023-02-30 a", "a", /dates look like/],
    ["has:wings a", "a", /has:code and has:abstract/],
    ["cat:§ a", "a", /category looks like/],
    [`${"(".repeat(40)}a${")".repeat(40)} b`, "[a b]", /more than 20/],
    ["x ".repeat(1500), `[${"x ".repeat(1000).trim()}]`, /first 1000/],
    [`id:${Array.from({ length: 6000 }, (_, index) => index).join(",")}`, /^ids/, /first 5000/],
  ])("makes the best of %s", (text, tree, note) => {
    const parsed = parseQuery(text);
    expect(show(parsed.root)).toMatch(tree instanceof RegExp ? tree : new RegExp(`^${quote(tree)}$`));
    expect(parsed.notes.join(" ")).toMatch(note);
  });

  it("survives whatever is typed, quickly", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "(",
        ")",
        '"',
        "-",
        "OR",
        "NOT",
        "AND",
        "ti:",
        "cat:",
        "year:",
        "id:",
        "*",
        "a",
        " ",
        "..",
        "\u202e",
        "\0",
      ),
      fc.string({ maxLength: 5, unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { root, notes } = parseQuery(pieces.join(""));
        let words = 0;
        forEachWord(root, (word) => {
          words += 1;
          expect(word.text).toMatch(/[\p{L}\p{N}\p{Co}]/u);
        });
        expect(words).toBeLessThanOrEqual(pieces.length * 5);
        expect(notes.every((note) => note.length < 400)).toBe(true);
      }),
    );
    const started = performance.now();
    for (const sign of ["(", '"', "-", "a:", "ti:", "OR ", "é", "*", " "])
      parseQuery(sign.repeat(1_000_000 / sign.length));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
