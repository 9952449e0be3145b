// Words, stems, and agreement with SQLite's own tokenizer.

import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "../../../lab/eval/read-lines.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { analyse, foldText, splitWords } from "./analyse.ts";
import { stem } from "./stem.ts";

describe("foldText", () => {
  it.each([
    ["Poincaré", "poincare"],
    ["ﬁnding", "finding"],
    ["Łódź Straße", "lodz strasse"],
    ["ＡＢＣ", "abc"],
    ["𝒪(n)", "o(n)"],
    ["İstanbul", "istanbul"],
  ])("folds %s", (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe("splitWords", () => {
  it.each([
    ["parts hyphens and marks", "Zero-shot, state-of-the-art!", ["zero", "shot", "state", "of", "the", "art"]],
    ["keeps digits with letters", "GPT4 and t5-3b", ["gpt4", "and", "t5", "3b"]],
    ["pairs signs of scripts without spaces", "深度学习ai", ["深度", "度学", "学习", "ai"]],
    ["keeps a lone sign", "中 x", ["中", "x"]],
    ["keeps Hangul and Cyrillic words whole", "Обучение 기계", ["обучение", "기계".normalize("NFKD")]],
    ["cuts what is no word", "a".repeat(70), ["a".repeat(64)]],
    ["finds nothing in marks", "— … ???", []],
  ])("%s", (_what, text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe("stem", () => {
  it.each([
    ["caresses", "caress"],
    ["ponies", "poni"],
    ["relational", "relat"],
    ["conditional", "condit"],
    ["generalizations", "gener"],
    ["hopping", "hop"],
    ["filing", "file"],
    ["agreed", "agre"],
    ["adoption", "adopt"],
    ["controlling", "control"],
    ["is", "is"],
    ["eed", "e"],
    ["agreed", "agre"],
    ["обучение", "обучение"],
  ])("%s is %s", (word, stemmed) => {
    expect(stem(word)).toBe(stemmed);
  });
});

describe("agreement with FTS5's porter tokenizer", () => {
  /** Terms of a text in the order of their places, as FTS5 sees them. */
  function termsByFts5(texts: string[]): string[][] {
    const database = openDatabase(":memory:");
    try {
      database.exec(`CREATE VIRTUAL TABLE t USING fts5 (x, tokenize="porter unicode61 remove_diacritics 2");
                     CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance');`);
      const insert = database.prepare("INSERT INTO t (rowid, x) VALUES (?, ?)");
      for (const [index, text] of texts.entries()) insert.run(index + 1, text);
      const found: string[][] = texts.map(() => []);
      for (const { term, doc, offset } of database.prepare("SELECT term, doc, offset FROM v").all()) {
        const list = found[Number(doc) - 1];
        if (list) list[Number(offset)] = String(term);
      }
      return found;
    } finally {
      database.close();
    }
  }

  it("holds for made-up English words", () => {
    const syllable = fc.constantFrom(
      ..."re con ti on al iz ation ed ing ness ful ly s es y ab le er log i bl at e st ous".split(" "),
    );
    const word = fc.array(syllable, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    const texts = fc.sample(
      fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
      500,
    );
    expect(texts.map(analyse)).toEqual(termsByFts5(texts));
  });

  const works = join(import.meta.dirname, "../../../../shared/data/works/works.jsonl.gz");
  it.skipIf(!existsSync(works))("holds for real plain abstracts (skipped without ../shared/data)", async () => {
    const texts: string[] = [];
    for await (const { abstract } of readLines<{ abstract: string }>(works)) {
      if (/^[ -~]*$/.test(abstract) && !/[^\s]{60,}/.test(abstract)) texts.push(abstract);
      if (texts.length === 3000) break;
    }
    expect(texts.map(analyse)).toEqual(termsByFts5(texts));
  });
});
