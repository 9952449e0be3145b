// How a query is searched for: what a paper must match to be counted, what may rank it, and the text whose meaning is looked for.

import { splitWords, stemWord } from "../../model/search/analyse.ts";
import { forEachWord, type QueryNode } from "../../model/search/query.ts";
import { isStopWord } from "../../model/search/stop-words.ts";
import type { PaperLookups } from "../../ports/paper-lookups.ts";
import type { TermTree } from "../../ports/search-index.ts";
import { allOf, anyOf, toTermTree } from "./build-term-tree.ts";

/** With more words than this, a query is a sentence: a paper need not have them all. */
const MAX_REQUIRED_WORDS = 5;
/** A pasted abstract is looked for by its rarest words. */
const MAX_LOOSE_TERMS = 32;

export interface SearchPlan {
  /** What a paper must match to be counted; undefined when nothing was asked. */
  match?: TermTree;
  /** Any of the words: candidates for ranking when few papers have all of them. Absent when `match` is no stricter. */
  loose?: TermTree;
  /** What a paper must match to be found by its meaning alone; absent when anything may be. */
  conditions?: TermTree;
  /** The words, to be looked for by meaning; "" when only conditions were given. */
  text: string;
  /** Stems to highlight; one that ends in `*` stands for its beginnings. */
  highlight: string[];
}

export interface PlanParts {
  lookups: Omit<PaperLookups, "titled">;
  /** The number of papers with a term in title or abstract. */
  papersWith(term: string): number;
}

/** `filters` come from the form, the rest from the query. */
export function planSearch(root: QueryNode | undefined, filters: TermTree[], parts: PlanParts): SearchPlan {
  const { bare, required } = splitRoot(root);
  const conditions = [...required.map((node) => toTermTree(node, parts.lookups)), ...filters];
  const plan: SearchPlan = { text: textOf(root), highlight: stemsOf(root) };
  if (conditions.length > 0) plan.conditions = allOf(conditions);
  if (bare.length === 0) return conditions.length > 0 ? { ...plan, match: allOf(conditions) } : plan;

  if (bare.length <= MAX_REQUIRED_WORDS) {
    const words = bare.map((node) => toTermTree(node, parts.lookups));
    plan.match = allOf([...words.map((tree, at) => orYear(tree, bare[at] as Word, bare.length)), ...conditions]);
    if (words.length > 1) plan.loose = allOf([anyOf(words), ...conditions]);
    return plan;
  }
  const terms = rarestTerms(bare, parts.papersWith);
  const atLeast: TermTree = { op: "atLeast", count: Math.max(2, Math.ceil(terms.length / 2)), children: terms };
  return { ...plan, match: allOf([atLeast, ...conditions]), loose: allOf([anyOf(terms), ...conditions]) };
}

type Word = QueryNode & { kind: "word" };

/** "vaswani 2017 attention": beside other words a number that looks like a year may be that of the paper. */
function orYear(tree: TermTree, { text }: Word, words: number): TermTree {
  if (words < 2 || !/^(?:19|20)\d\d$/.test(text)) return tree;
  const year = Number(text);
  return anyOf([tree, { op: "range", column: "year", from: year, to: year }]);
}

const isBare = (node: QueryNode): node is Word =>
  node.kind === "word" && node.field === undefined && !node.isPrefix && !node.isQuoted;

/** Plain words, without those that say nothing; and everything that must hold. */
function splitRoot(root: QueryNode | undefined): { bare: Word[]; required: QueryNode[] } {
  if (!root) return { bare: [], required: [] };
  const nodes = root.kind === "and" ? root.children : [root];
  const bare = nodes.filter(isBare);
  const telling = bare.filter(({ text }) => !splitWords(text).every(isStopWord));
  return { bare: telling.length > 0 ? telling : bare, required: nodes.filter((node) => !isBare(node)) };
}

/** One leaf per term, weighted by how often the text has it. */
function rarestTerms(words: Word[], papersWith: PlanParts["papersWith"]): TermTree[] {
  const counts = new Map<string, number>();
  const all = words.flatMap(({ text }) => splitWords(text));
  const telling = all.filter((word) => !isStopWord(word));
  for (const term of (telling.length > 0 ? telling : all).map(stemWord)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts]
    .map(([term, count]) => ({ term, count, papers: papersWith(term) }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => a.papers / a.count - b.papers / b.count || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_LOOSE_TERMS)
    .map(({ term, count }) => ({ op: "term", field: "text", term, boost: count }));
}

function textOf(root: QueryNode | undefined): string {
  const words: string[] = [];
  forEachWord(root, ({ text, field }) => {
    // Names and places have no meaning that a text could be near to.
    if (field === undefined || field === "title" || field === "abstract") words.push(text);
  });
  return words.join(" ");
}

function stemsOf(root: QueryNode | undefined): string[] {
  const stems = new Set<string>();
  forEachWord(root, ({ text, isPrefix }) => {
    const words = splitWords(text);
    words.forEach((word, index) => {
      if (isPrefix && index === words.length - 1) stems.add(`${word}*`);
      else if (words.length > 1 || !isStopWord(word)) stems.add(stemWord(word));
    });
  });
  return [...stems];
}
