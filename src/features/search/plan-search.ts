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
  /** The number of papers with a term in title or abstract, or in a name. */
  papersWith(field: "text" | "name", term: string): number;
}

/** `filters` come from the form, the rest from the query. */
export function planSearch(root: QueryNode | undefined, filters: TermTree[], parts: PlanParts): SearchPlan {
  const { bare, names, mute, required } = takeNames(splitRoot(root), parts);
  const conditions = [...required.map((node) => toTermTree(node, parts.lookups)), ...filters];
  // What all have tells nobody apart; the other words shall decide.
  const toName = (node: Word) =>
    bare.length > 0 ? quieter(toTermTree(node, parts.lookups)) : toTermTree(node, parts.lookups);
  conditions.push(...names.map((node) => (YEAR.test(node.text) ? inYear(node) : toName(node))));
  const plan: SearchPlan = { text: textOf(root, mute), highlight: stemsOf(root) };
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

interface Asked {
  bare: Word[];
  required: QueryNode[];
}

/** From this share of the papers that have a word in their text on, having it in a name makes it one that may be meant as a name; ... */
const MAYBE_NAME = 0.25;
/** ... and from this on it is nothing else. */
const SURELY_NAME = 2;

/**
 * "vaswani 2017 attention" asks for papers of a person: names, and then years beside them, must hold, and names say nothing of the meaning.
 * In a sentence names are words like others.
 */
function takeNames({ bare, required }: Asked, { papersWith }: PlanParts): Asked & { names: Word[]; mute: Word[] } {
  const shareOf = ({ text }: Word): number => {
    const [word = "", ...more] = splitWords(text);
    const asName = more.length > 0 ? 0 : papersWith("name", word);
    return asName === 0 ? 0 : asName / (papersWith("text", stemWord(word)) || 0.1);
  };
  const names = bare.length > MAX_REQUIRED_WORDS ? [] : bare.filter((word) => shareOf(word) >= MAYBE_NAME);
  if (names.length === 0 || (names.length === bare.length && !names.some((word) => shareOf(word) >= SURELY_NAME)))
    return { bare, required, names: [], mute: [] };
  const years = bare.filter(({ text }) => YEAR.test(text));
  const taken = new Set([...names, ...years]);
  return {
    bare: bare.filter((word) => !taken.has(word)),
    names: [...taken],
    mute: [...names.filter((word) => shareOf(word) >= SURELY_NAME), ...years],
    required,
  };
}

const YEAR = /^(?:19|20)\d\d$/;

/** Beside other words a number that looks like a year may be that of the paper. */
function orYear(tree: TermTree, { text }: Word, words: number): TermTree {
  if (words < 2 || !YEAR.test(text)) return tree;
  const year = Number(text);
  return anyOf([tree, { op: "range", column: "year", from: year, to: year }]);
}

/** Papers that speak of the year are no better than those that are of it. */
function inYear({ text }: Word): TermTree {
  const year = Number(text);
  return anyOf([
    { op: "range", column: "year", from: year, to: year },
    { op: "term", field: "text", term: text, boost: 0 },
  ]);
}

const QUIET = 0.1;

function quieter(tree: TermTree): TermTree {
  if (tree.op === "or" || tree.op === "and") return { ...tree, children: tree.children.map(quieter) };
  return "boost" in tree && tree.boost !== undefined ? { ...tree, boost: tree.boost * QUIET } : tree;
}

const isBare = (node: QueryNode): node is Word =>
  node.kind === "word" && node.field === undefined && !node.isPrefix && !node.isQuoted;

/** Plain words, without those that say nothing; and everything that must hold. */
function splitRoot(root: QueryNode | undefined): Asked {
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
    .map(([term, count]) => ({ term, count, papers: papersWith("text", term) }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => a.papers / a.count - b.papers / b.count || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_LOOSE_TERMS)
    .map(({ term, count }) => ({ op: "term", field: "text", term, boost: count }));
}

function textOf(root: QueryNode | undefined, mute: readonly Word[]): string {
  const words: string[] = [];
  forEachWord(root, (word) => {
    const { text, field } = word;
    // Names and places have no meaning that a text could be near to.
    if (mute.includes(word)) return;
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
