// Where SQLite's FTS5 means the same, it finds the same papers, over thousands of random questions.

import { describe, expect, it } from "vitest";
import { analyse } from "../../../model/search/analyse.ts";
import type { IndexedPaper, TermTree } from "../../../ports/search-index.ts";
import { openDatabase } from "../../store/sqlite/driver.ts";
import { migrate } from "../../store/sqlite/migrate.ts";
import { createSegmentReader } from "./reader.ts";
import { createSegmentWriter } from "./writer.ts";

const PAPERS = 1200;
const QUESTIONS = 2000;

let state = 20_261_121;
/** A fixed generator: a whole number below `end`. */
function draw(end: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * end);
}

/** Small numbers are drawn most often, as words are. */
const word = (): string => `w${Math.floor(400 ** (draw(1_000_000) / 1_000_000))}q`;
const words = (count: number): string => Array.from({ length: count }, word).join(" ");

interface Asked {
  tree: TermTree;
  match: string;
}

function drawLeaf(): Asked {
  const field = (["text", "title", "abstract"] as const)[draw(3)] ?? "text";
  const column = field === "text" ? "" : `${field} : `;
  const term = word();
  if (draw(4) === 0) {
    const terms = [term, word()];
    return { tree: { op: "phrase", field, terms }, match: `${column}"${terms.join(" ")}"` };
  }
  if (draw(5) === 0)
    return { tree: { op: "prefix", field, prefix: term.slice(0, 2) }, match: `${column}"${term.slice(0, 2)}" *` };
  return { tree: { op: "term", field, term }, match: `${column}"${term}"` };
}

function drawTree(depth: number): Asked {
  if (depth === 0 || draw(3) === 0) return drawLeaf();
  const [a, b] = [drawTree(depth - 1), drawTree(depth - 1)];
  const kind = draw(3);
  if (kind === 0) return { tree: { op: "and", children: [a.tree, b.tree] }, match: `(${a.match}) AND (${b.match})` };
  if (kind === 1) return { tree: { op: "or", children: [a.tree, b.tree] }, match: `(${a.match}) OR (${b.match})` };
  const tree: TermTree = { op: "and", children: [a.tree, { op: "not", child: b.tree }] };
  return { tree, match: `(${a.match}) NOT (${b.match})` };
}

describe("the segment index beside FTS5", () => {
  it(`finds the same papers for ${QUESTIONS} questions`, () => {
    const database = openDatabase(":memory:");
    migrate(database, "2026-01-01T00:00:00.000Z");
    const writer = createSegmentWriter(database);
    const papers: IndexedPaper[] = Array.from({ length: PAPERS }, (_, at) => ({
      paperId: at + 1,
      title: words(6),
      abstract: words(5 + draw(30)),
      names: [],
      institutions: [],
      categories: [],
      hasCode: false,
    }));
    for (let from = 0; from < PAPERS; from += 300)
      database.transaction(() => writer.apply(papers.slice(from, from + 300), []));
    const gone = papers.filter(() => draw(9) === 0).map(({ paperId }) => paperId);
    database.transaction(() => writer.apply([], gone));
    database.exec("CREATE VIRTUAL TABLE plain USING fts5 (title, abstract, tokenize='ascii')");
    const insert = database.prepare("INSERT INTO plain (rowid, title, abstract) VALUES (?, ?, ?)");
    const isGone = new Set(gone);
    for (const { paperId, title, abstract } of papers) {
      if (!isGone.has(paperId)) insert.run(paperId, analyse(title).join(" "), analyse(abstract ?? "").join(" "));
    }
    const reader = createSegmentReader({ database });
    const select = database.prepare("SELECT rowid AS id FROM plain WHERE plain MATCH ? ORDER BY rowid DESC");
    let found = 0;
    for (let question = 0; question < QUESTIONS; question++) {
      const { tree, match } = drawTree(3);
      const wanted = select.all(match).map(({ id }) => Number(id));
      const answer = reader.search({ tree, sort: "day", limit: PAPERS });
      expect(answer.total, match).toBe(wanted.length);
      expect(answer.hits.map(({ paperId }) => paperId).join(), match).toBe(wanted.join());
      found += wanted.length;
    }
    expect(found).toBeGreaterThan(QUESTIONS * 20);
  });
});
