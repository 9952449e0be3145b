// A tree of terms becomes a plan: lists found in every segment, weights settled, conditions in the order in which they narrow fastest.

import { AppError } from "../../../lib/errors.ts";
import type { IndexField, TermTree } from "../../../ports/search-index.ts";
import { inverseFrequency, isTextField, occurrencesOf, type Scoring } from "./bm25.ts";
import { filterBits, paperDocs } from "./filters.ts";
import type { Scorer } from "./kernel.ts";
import { FIELD_SPACE } from "./layout.ts";
import type { PostingList } from "./postings.ts";
import { expandPrefix, type PrefixLists } from "./prefix.ts";
import { aliveWith } from "./segment.ts";
import { encodeKey } from "./terms.ts";
import type { View } from "./view.ts";

/** A term or a beginning of terms, everywhere it occurs. */
export interface Word {
  field: IndexField;
  /** As it is shown: a beginning ends with an asterisk. */
  shown: string;
  isPrefix: boolean;
  /** By segment. */
  lists: readonly (PostingList | undefined)[];
  papers: number;
  scorer: Scorer;
  /** Finds the same papers and adds nothing. */
  matcher: Scorer;
}

/** `cost` estimates the papers to look at; it depends on the catalogue only, not on how it is cut into segments. */
export type Plan =
  | { op: "word"; word: Word; cost: number }
  | { op: "phrase" | "person"; field: IndexField; words: readonly Word[]; cost: number }
  | { op: "and" | "or"; children: readonly Plan[]; cost: number }
  | { op: "atLeast"; count: number; children: readonly Plan[]; cost: number }
  | { op: "not"; child: Plan; cost: number }
  | { op: "bits"; bits: (segment: number) => Uint32Array; cost: number }
  | { op: "docs"; docs: readonly Uint32Array[]; cost: number }
  | { op: "all"; cost: number };

export interface PlanContext {
  view: View;
  scoring: Scoring;
  prefixes: Map<string, PrefixLists>;
  terms: TermCache;
}

/** Where terms stand in a view, remembered: the same ones come again and again. */
export class TermCache {
  private readonly known = new Map<string, TermLists>();

  find(view: View, field: IndexField, term: string): TermLists {
    const key = FIELD_SPACE[field] + term;
    let found = this.known.get(key);
    if (!found) {
      found = findTerm(view, encodeKey(key));
      if (this.known.size >= MAX_KNOWN) this.known.clear();
      this.known.set(key, found);
    }
    return found;
  }

  clear(): void {
    this.known.clear();
  }
}

interface TermLists {
  /** By segment. */
  lists: readonly (PostingList | undefined)[];
  /** Living ones. */
  papers: number;
}

const MAX_KNOWN = 10_000;

function findTerm({ segments }: View, key: Uint8Array): TermLists {
  let papers = 0;
  const lists = segments.map(({ live }) => {
    const at = live.segment.terms.find(key);
    if (at < 0) return undefined;
    papers += aliveWith(live, at);
    return live.segment.list(at);
  });
  return { lists, papers };
}

const MAX_DEPTH = 200;
const MAX_LEAVES = 20_000;
/** Every word of a phrase is read with its places. */
const MAX_PLACED = 200;
/** Postings that one query may walk, as a multiple of the catalogue. */
const MAX_WORK = 2000;

export function planTree(tree: TermTree, { view, scoring, prefixes, terms }: PlanContext): Plan {
  let leaves = 0;
  let work = 0;
  const words = new Map<string, Word>();
  const plan = visit(tree, 0);
  if (work > MAX_WORK * Math.max(view.papers, 10_000)) throw tooMuch("It has too many common words.");
  return plan;

  function visit(node: TermTree, depth: number): Plan {
    if (depth > MAX_DEPTH) throw tooMuch("It is nested too deeply.");
    if (++leaves > MAX_LEAVES) throw tooMuch("It has too many terms.");
    switch (node.op) {
      case "term":
        return wordPlan(wordOf(node.field, node.term, node.boost));
      case "prefix":
        return wordPlan(prefixOf(node.field, node.prefix, node.boost));
      case "phrase":
        return placedPlan("phrase", node.field, node.terms, node.boost);
      case "person":
        return placedPlan("person", "name", node.terms, node.boost);
      case "and": {
        const children = node.children.map((child) => visit(child, depth + 1));
        children.sort((a, b) => a.cost - b.cost);
        return { op: "and", children, cost: children[0]?.cost ?? view.papers };
      }
      case "or":
      case "atLeast": {
        const children = node.children.map((child) => visit(child, depth + 1));
        const cost = children.reduce((sum, child) => sum + child.cost, 0);
        if (node.op === "atLeast") return { op: "atLeast", count: node.count, children, cost };
        // Words are added up in the same order whether or not they stand in an alternative of their own.
        return { op: "or", children: children.flatMap((child) => (child.op === "or" ? child.children : child)), cost };
      }
      case "not": {
        const child = visit(node.child, depth + 1);
        return { op: "not", child, cost: view.papers + child.cost };
      }
      case "value":
        return { op: "bits", bits: (index) => filterBits(view, index, node), cost: 0 };
      case "range":
        return { op: "bits", bits: (index) => filterBits(view, index, node), cost: view.papers / 8 };
      case "papers":
        return { op: "docs", docs: paperDocs(view, node.paperIds), cost: 0 };
      case "all":
        return { op: "all", cost: view.papers };
    }
  }

  function wordPlan(word: Word): Plan {
    work += word.papers;
    return { op: "word", word, cost: word.papers };
  }

  function placedPlan(op: "phrase" | "person", field: IndexField, parts: readonly string[], boost?: number): Plan {
    if (parts.length > MAX_PLACED) throw tooMuch("It has too long a phrase.");
    const found = parts.map((term) => wordOf(field, term, boost));
    const [only] = found;
    if (only && found.length === 1) return wordPlan(only);
    const cost = found.length === 0 ? 0 : Math.min(...found.map((word) => word.papers)) * 4;
    work += cost;
    leaves += parts.length;
    return { op, field, words: found, cost };
  }

  function wordOf(field: IndexField, term: string, boost = 1): Word {
    const name = `${field} ${boost} ${term}`;
    let word = words.get(name);
    if (!word) {
      const { lists, papers } = terms.find(view, field, term);
      word = { field, shown: term, isPrefix: false, lists, papers, ...scorersOf(field, papers, boost) };
      words.set(name, word);
    }
    return word;
  }

  function prefixOf(field: IndexField, prefix: string, boost = 1): Word {
    const { lists, papers } = expandPrefix(view, field, prefix, prefixes);
    return { field, shown: `${prefix}*`, isPrefix: true, lists, papers, ...scorersOf(field, papers, boost) };
  }

  function scorersOf(field: IndexField, papers: number, boost: number): Pick<Word, "scorer" | "matcher"> {
    const weight = boost * inverseFrequency(view.papers, papers);
    const matcher: Scorer = { weight: 0, occurrences: undefined };
    if (!isTextField(field)) return { scorer: { weight: Math.fround(weight), occurrences: undefined }, matcher };
    const scorer = { weight: Math.fround(weight * (scoring.k1 + 1)), occurrences: occurrencesOf(field, scoring) };
    return { scorer, matcher: field === "text" ? matcher : { weight: 0, occurrences: scorer.occurrences } };
  }
}

const tooMuch = (why: string): AppError => new AppError("invalid", `This search is too large. ${why}`);
