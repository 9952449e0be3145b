// Random catalogues, changes and questions for the search index: few words and ids, so that they meet.

import fc from "fast-check";
import { stemWord } from "../../src/model/search/analyse.ts";
import type { IndexedNumbers, IndexedPaper, IndexQuery, IndexSort, TermTree } from "../../src/ports/search-index.ts";

const WORDS = [
  "graph",
  "graphs",
  "neural",
  "networks",
  "über",
  "深度学习",
  "bert",
  "a",
  "retrieval",
  "learning",
  "zero",
];
const NAMES = ["Jane Doe", "J. Doe", "Doe, Jane", "Ada Lovelace", "Ada Doe", "Wei 王", "Prince"];
const VENUES = ["Proc. of Graphs", "NeurIPS", "Journal of Learning"];
const PLACES = [
  { tag: "eth", name: "ETH Zürich" },
  { tag: "mit", name: "Institute of Learning" },
  { tag: "uni", name: "University of Graphs" },
];
const CATEGORIES = ["cs.CL", "cs.LG", "math.CO"];
export const IDS = 24;

const text = (most: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: most }).map((words) => words.join(" "));
const some = <T>(values: readonly T[], most: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const paperOf: fc.Arbitrary<IndexedPaper> = fc
  .record({
    paperId: fc.integer({ min: 1, max: IDS }),
    title: text(7),
    abstract: maybe(fc.oneof(text(20), text(200))),
    names: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
    venue: maybe(fc.constantFrom(...VENUES)),
    institutions: some(PLACES, 2),
    categories: some(CATEGORIES, 2),
    year: maybe(fc.integer({ min: 2019, max: 2022 })),
    date: maybe(fc.constantFrom("2020-01-01", "2020-01-02", "2021-05-05")),
    hasCode: fc.boolean(),
  })
  .map(
    (paper) =>
      Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined)) as unknown as IndexedPaper,
  );

const TERMS = [...WORDS.filter((word) => word !== "深度学习"), "uber", "深度", "nowhere"].map(stemWord);
const term = fc.constantFrom(...TERMS);
const nameTerm = fc.constantFrom("jane", "j.", "doe", "ada", "lovelace", "wei", "王", "w.", "prince", "nobody");
const placeTerm = fc.constantFrom("graph", "learn", "of", "proc", "univers", "institut");
const textField = fc.constantFrom("text", "title", "abstract") as fc.Arbitrary<"text" | "title" | "abstract">;
const boost = fc.constantFrom(0.5, 1, 2);

const leaf: fc.Arbitrary<TermTree> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant("term" as const), field: textField, term, boost }) },
  fc.record({ op: fc.constant("term" as const), field: fc.constant("name" as const), term: nameTerm }),
  fc.record({
    op: fc.constant("term" as const),
    field: fc.constantFrom("venue", "institution") as fc.Arbitrary<"venue" | "institution">,
    term: placeTerm,
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant("prefix" as const),
      field: textField,
      prefix: fc.constantFrom("gra", "n", "re", "深", "q"),
      boost,
    }),
  },
  fc.record({
    op: fc.constant("prefix" as const),
    field: fc.constant("name" as const),
    prefix: fc.constantFrom("j", "do", "l"),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant("phrase" as const),
      field: textField,
      terms: fc.array(term, { maxLength: 3 }),
      boost,
    }),
  },
  fc.record({
    op: fc.constant("phrase" as const),
    field: fc.constant("name" as const),
    terms: fc.array(nameTerm, { maxLength: 3 }),
  }),
  fc.record({
    op: fc.constant("phrase" as const),
    field: fc.constant("institution" as const),
    terms: fc.array(placeTerm, { maxLength: 2 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant("person" as const), terms: fc.array(nameTerm, { maxLength: 3 }) }),
  },
  fc.record({
    op: fc.constant("value" as const),
    column: fc.constant("category" as const),
    value: fc.constantFrom(...CATEGORIES, "none"),
  }),
  fc.record({
    op: fc.constant("value" as const),
    column: fc.constant("institution" as const),
    value: fc.constantFrom("eth", "mit"),
  }),
  fc.record({
    op: fc.constant("value" as const),
    column: fc.constant("venue" as const),
    value: fc.constantFrom(...VENUES),
  }),
  fc.record({
    op: fc.constant("value" as const),
    column: fc.constant("flag" as const),
    value: fc.constantFrom("code", "abstract"),
  }),
  fc.record({
    op: fc.constant("range" as const),
    column: fc.constant("year" as const),
    from: fc.integer({ min: 2018, max: 2022 }),
  }),
  fc.record({
    op: fc.constant("range" as const),
    column: fc.constant("day" as const),
    to: fc.constantFrom(18262, 18263),
  }),
  fc.record({
    op: fc.constant("range" as const),
    column: fc.constant("citations" as const),
    from: fc.constant(1),
    to: fc.constant(3),
  }),
  fc.record({
    op: fc.constant("papers" as const),
    paperIds: fc.array(fc.integer({ min: 1, max: IDS + 2 }), { maxLength: 8 }),
  }),
  fc.constant({ op: "all" as const }),
);

export const { tree } = fc.letrec<{ tree: TermTree; node: TermTree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, depthSize: "small" }, leaf, tie("node")),
  node: fc.oneof(
    fc.record({
      op: fc.constantFrom("and" as const, "or" as const),
      children: fc.array(tie("tree"), { maxLength: 4 }),
    }),
    fc.record({
      op: fc.constant("atLeast" as const),
      count: fc.integer({ min: 0, max: 3 }),
      children: fc.array(tie("tree"), { maxLength: 4 }),
    }),
    fc.record({ op: fc.constant("not" as const), child: tie("tree") }),
  ),
}));

export const query: fc.Arbitrary<IndexQuery> = fc.record({
  tree,
  sort: fc.constantFrom("score", "day", "citations", "rank", "rising") as fc.Arbitrary<IndexSort>,
  limit: fc.constantFrom(0, 1, 3, 50),
  facets: fc.constantFrom(undefined, { category: 5, institution: 5, venue: 2, flag: 2, year: 3 }),
}) as fc.Arbitrary<IndexQuery>;

const numbersOf: fc.Arbitrary<IndexedNumbers> = fc.record({
  paperId: fc.integer({ min: 1, max: IDS }),
  citations: fc.integer({ min: 0, max: 5 }),
  rank: fc.constantFrom(0.25, 0.5),
}) as fc.Arbitrary<IndexedNumbers>;

export type Step =
  | { do: "apply"; upserts: IndexedPaper[]; removals: number[] }
  | { do: "numbers"; rows: IndexedNumbers[] }
  | { do: "merge" }
  | { do: "refresh" };

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("apply" as const),
      upserts: fc.array(paperOf, { maxLength: 8 }),
      removals: fc.array(fc.integer({ min: 1, max: IDS }), { maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("numbers" as const),
      rows: fc.uniqueArray(numbersOf, { maxLength: 5, selector: (row) => row.paperId }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "merge" as const }) },
  fc.constant({ do: "refresh" as const }),
);

/** Enough papers that lists have blocks and tails. */
export const catalogue = fc
  .array(paperOf, { minLength: 300, maxLength: 420 })
  .map((papers) => papers.map((paper, at) => ({ ...paper, paperId: at + 1 })));
