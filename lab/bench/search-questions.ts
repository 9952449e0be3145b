// The kinds of questions that the search bench asks, drawn from the papers themselves.

import type { SegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import { analyse } from "../../src/model/search/analyse.ts";
import type { IndexedPaper, IndexQuery, TermTree } from "../../src/ports/search-index.ts";

export interface Question {
  name: string;
  queries: IndexQuery[];
  isCounted: boolean;
}

const FACETS = { category: 12, institution: 12, venue: 12, flag: 2, year: 40 };
const word = (term: string): TermTree => ({ op: "term", field: "text", term });

export function makeQuestions(sample: readonly IndexedPaper[], reader: SegmentReader): Question[] {
  const texts = sample.slice(0, 200).map((paper) => analyse(paper.abstract ?? paper.title));
  const counts = new Map<string, number>();
  for (const text of texts) for (const term of new Set(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const { papers } = reader.describe();
  const shareOf = (term: string) => reader.papersWith("text", term) / papers;
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const common = byCount
    .slice(0, 400)
    .filter((term) => shareOf(term) > 0.08 && shareOf(term) < 0.25)
    .slice(0, 40);
  const rare = byCount
    .slice(-4000)
    .filter((term) => shareOf(term) < 0.0005)
    .slice(0, 100);
  const middle = byCount.filter((term) => shareOf(term) > 0.005 && shareOf(term) < 0.08).slice(0, 300);
  const three = Array.from({ length: 100 }, (_, at) =>
    [0, 37, 91].map((step) => middle[(at * 3 + step) % middle.length] ?? ""),
  );
  const category = sample[0]?.categories[0] ?? "";
  const filters: TermTree[] = [
    { op: "value", column: "category", value: category },
    { op: "range", column: "day", from: 16_000 },
  ];
  const pairs = texts
    .filter((text) => text.length > 30)
    .map((text) => text.slice(20, 22))
    .slice(0, 100);
  const ask = (tree: TermTree, more: Partial<IndexQuery> = {}): IndexQuery => ({
    tree,
    sort: "score",
    limit: 20,
    ...more,
  });
  const questions: [string, IndexQuery[]][] = [
    ["common word", common.map((term) => ask(word(term)))],
    ["rare word", rare.map((term) => ask(word(term)))],
    ["three words, all", three.map((terms) => ask({ op: "and", children: terms.map(word) }))],
    ["three words, any", three.map((terms) => ask({ op: "or", children: terms.map(word) }))],
    [
      "two common words, any",
      common.map((term, at) => ask({ op: "or", children: [word(term), word(common[(at + 7) % common.length] ?? "")] })),
    ],
    ["phrase", pairs.map((terms) => ask({ op: "phrase", field: "text", terms }))],
    [
      "phrase of common words",
      common.map((term, at) =>
        ask({ op: "phrase", field: "text", terms: [term, common[(at + 1) % common.length] ?? ""] }),
      ),
    ],
    [
      "beginning of three letters, first time",
      middle.slice(0, 40).map((term) => ask({ op: "prefix", field: "text", prefix: term.slice(0, 3) })),
    ],
    ["common word, filters", common.map((term) => ask({ op: "and", children: [word(term), ...filters] }))],
    ["common word, facets", common.map((term) => ask(word(term), { facets: FACETS }))],
    [
      "common word, filters, facets",
      common.map((term) => ask({ op: "and", children: [word(term), ...filters] }, { facets: FACETS })),
    ],
    ["common word, newest first", common.map((term) => ask(word(term), { sort: "day" }))],
    ["in titles", common.map((term) => ask({ op: "term", field: "title", term }))],
    [
      "person",
      sample.slice(0, 60).map((paper) => ask({ op: "person", terms: (paper.names[0] ?? "").toLowerCase().split(" ") })),
    ],
    ["everything, facets", [ask({ op: "all" }, { sort: "day", facets: FACETS })]],
  ];
  return questions.map(([name, queries]) => ({ name, queries, isCounted: /common|three|phrase|beginning/.test(name) }));
}
