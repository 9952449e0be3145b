// A segment of many words says the same of each paper in its lists as in its texts.

import { expect, it } from "vitest";
import type { IndexedPaper } from "../../../ports/search-index.ts";
import { buildSegment } from "./build-segment.ts";
import { hashText } from "./columns.ts";
import { eachPart, FIELD_SPACE } from "./layout.ts";
import { seekPayload } from "./postings.ts";
import { openSegment } from "./segment.ts";
import { encodeKey } from "./terms.ts";

/** Every paper brings new words, as papers do. */
function paper(paperId: number): IndexedPaper {
  const words = Array.from(
    { length: 60 },
    (_, at) => `w${(paperId * 61 + at * 7) % (97 * (at + 1))}x${paperId * (at % 5)}`,
  );
  return {
    paperId,
    title: words.slice(0, 8).join(" "),
    abstract: words.slice(8).join(" "),
    names: [],
    institutions: [],
    categories: [],
    hasCode: false,
  };
}

function open(papers: readonly IndexedPaper[]) {
  const built = buildSegment(papers);
  return openSegment(
    1,
    eachPart((name) => {
      const part = new SharedArrayBuffer((built.parts[name].length + 3) & ~3);
      new Uint8Array(part).set(built.parts[name]);
      return part;
    }),
  );
}

it("reads texts of any length", () => {
  // Nothing may be left of the room that the words before had.
  for (const words of [3000, 9000, 40_000]) {
    const abstract = Array.from({ length: words }, (_, at) => `long${at % (words - 7)}`).join(" ");
    const { tokens, terms } = open([{ ...paper(1), abstract }]);
    tokens.open(0);
    const read = Array.from(tokens.codes.subarray(tokens.inTitle, tokens.count), (code) =>
      terms.textOf(tokens.termOf(code)),
    );
    expect(read).toEqual(abstract.split(" "));
  }
});

it("has a posting for every word of every paper", () => {
  const segment = open(Array.from({ length: 700 }, (_, at) => paper(at + 1)));
  const { tokens, terms, columns } = segment;
  const papersWith = new Map<number, number>();
  const missing: string[] = [];
  for (let doc = 0; doc < columns.count; doc++) {
    tokens.open(doc);
    for (const code of new Set(tokens.codes.subarray(0, tokens.count))) {
      const term = tokens.termOf(code);
      papersWith.set(term, (papersWith.get(term) ?? 0) + 1);
      if (seekPayload(segment.list(term), doc) <= 0) missing.push(terms.textOf(term));
    }
  }
  expect(missing).toEqual([]);
  const [from, to] = terms.range(encodeKey(FIELD_SPACE.text));
  expect(to - from).toBeGreaterThan(20_000);
  for (let term = from; term < to; term++) expect(terms.counts[term]).toBe(papersWith.get(term));
});

it.each(["Graphs and trees", "Über Graphen", "深度学习", "𝔼 of a sum", "\ud800 alone", "x".repeat(20_000), ""])(
  "keeps the hash of a text as it is stored: %#",
  (title) => {
    let hash = 0x811c9dc5;
    for (const code of [...Array.from({ length: title.length }, (_, at) => title.charCodeAt(at)), 0x1ffff, 97]) {
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    expect(hashText({ title, abstract: "a" })).toBe(hash >>> 0);
  },
);
