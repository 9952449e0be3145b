// The search index as one would write it without caring for speed: every paper is looked at for every question.

import {
  inverseFrequency,
  isTextField,
  LENGTH_OF,
  lengthCode,
  SCORING,
} from "../../src/adapters/search-index/segments/bm25.ts";
import { dayOf } from "../../src/adapters/search-index/segments/columns.ts";
import { NO_DAY } from "../../src/adapters/search-index/segments/layout.ts";
import { analyse, splitWords } from "../../src/model/search/analyse.ts";
import type {
  IndexAnswer,
  IndexedNumbers,
  IndexedPaper,
  IndexField,
  IndexHit,
  IndexQuery,
  TermTree,
  ValueColumn,
} from "../../src/ports/search-index.ts";

interface Known {
  paper: IndexedPaper;
  numbers: Omit<IndexedNumbers, "paperId">;
  title: string[];
  abstract: string[];
  /** Of each name or institution, the terms at each place. */
  name: string[][][];
  venue: string[][][];
  institution: string[][][];
}

export class SearchOracle {
  readonly papers = new Map<number, Known>();

  apply(upserts: readonly IndexedPaper[], removals: readonly number[]): void {
    const kept = new Set(upserts.map(({ paperId }) => paperId));
    for (const paperId of removals) if (!kept.has(paperId)) this.papers.delete(paperId);
    for (const paper of upserts) {
      this.papers.set(paper.paperId, {
        paper,
        numbers: this.papers.get(paper.paperId)?.numbers ?? {},
        title: analyse(paper.title),
        abstract: analyse(paper.abstract ?? ""),
        name: paper.names.map((name) => splitWords(name).map((word) => [word, `${word.slice(0, 1)}.`])),
        venue: [analyse(paper.venue ?? "").map((word) => [word])],
        institution: paper.institutions.map(({ name }) => analyse(name).map((word) => [word])),
      });
    }
  }

  saveNumbers(rows: readonly IndexedNumbers[]): void {
    for (const { paperId, ...numbers } of rows) {
      const known = this.papers.get(paperId);
      if (known) known.numbers = numbers;
    }
  }

  private averageLength(): number {
    let sum = 0;
    for (const known of this.papers.values()) sum += lengthOf(known);
    return this.papers.size > 0 ? sum / this.papers.size : 1;
  }

  /** Papers that have a term in a field (for parts of a text: in the text), as the weights count them. */
  private papersWith(field: IndexField, isTerm: (term: string) => boolean): number {
    let count = 0;
    for (const known of this.papers.values()) {
      if (termsOf(known, isTextField(field) ? "text" : field).some(isTerm)) count++;
    }
    return count;
  }

  /** Whether the tree matches, and the sum of its word leaves that do. */
  judge(tree: TermTree, known: Known): { isMatch: boolean; score: number } {
    switch (tree.op) {
      case "term":
        return this.judgeWord(known, tree.field, (term) => term === tree.term, tree.boost);
      case "prefix":
        return this.judgeWord(known, tree.field, (term) => term.startsWith(tree.prefix), tree.boost);
      case "phrase":
      case "person": {
        const field = tree.op === "person" ? "name" : tree.field;
        const [only] = tree.terms;
        if (only !== undefined && tree.terms.length === 1) {
          return this.judge({ op: "term", field, term: only, boost: tree.boost ?? 1 }, known);
        }
        if (tree.terms.length === 0 || !isPlaced(tree.op, field, tree.terms, known))
          return { isMatch: false, score: 0 };
        let score = 0;
        for (const term of tree.terms)
          score += this.judgeWord(known, field, (other) => other === term, tree.boost).score;
        return { isMatch: true, score };
      }
      case "and":
      case "or":
      case "atLeast": {
        const parts = tree.children.map((child) => this.judge(child, known));
        const met = parts.filter(({ isMatch }) => isMatch).length;
        const needed = tree.op === "and" ? parts.length : tree.op === "or" ? 1 : tree.count;
        return { isMatch: met >= needed, score: parts.reduce((sum, part) => sum + part.score, 0) };
      }
      case "not":
        return { isMatch: !this.judge(tree.child, known).isMatch, score: 0 };
      case "value":
        return { isMatch: valuesOf(known.paper, tree.column).includes(tree.value), score: 0 };
      case "range": {
        const value = numberOf(known, tree.column);
        const isIn = value !== undefined && value >= (tree.from ?? -Infinity) && value <= (tree.to ?? Infinity);
        return { isMatch: isIn, score: 0 };
      }
      case "papers":
        return { isMatch: tree.paperIds.includes(known.paper.paperId), score: 0 };
      case "all":
        return { isMatch: true, score: 0 };
    }
  }

  private judgeWord(known: Known, field: IndexField, isTerm: (term: string) => boolean, boost = 1) {
    if (!termsOf(known, field).some(isTerm)) return { isMatch: false, score: 0 };
    const weight = boost * inverseFrequency(this.papers.size, this.papersWith(field, isTerm));
    if (!isTextField(field)) return { isMatch: true, score: weight };
    const { k1, b, titleWeight } = SCORING;
    const inTitle = field === "abstract" ? 0 : Math.min(known.title.filter(isTerm).length, 3);
    const inAbstract = field === "title" ? 0 : Math.min(known.abstract.filter(isTerm).length, 63);
    const often = inTitle * titleWeight + inAbstract;
    const norm = k1 * (1 - b + (b * lengthOf(known)) / this.averageLength());
    return { isMatch: true, score: (weight * often * (k1 + 1)) / (often + norm) };
  }

  search({ tree, sort, limit, after, facets }: IndexQuery): Omit<IndexAnswer, "generation"> {
    const matches: { known: Known; hit: IndexHit }[] = [];
    for (const known of this.papers.values()) {
      const { isMatch, score } = this.judge(tree, known);
      if (!isMatch) continue;
      const key = sort === "score" ? score : (numberOf(known, sort) ?? Number.NaN);
      matches.push({ known, hit: { paperId: known.paper.paperId, key, day: dayOf(known.paper.date) } });
    }
    matches.sort((a, b) => compareHits(a.hit, b.hit));
    const rest = after ? matches.filter(({ hit }) => compareHits(after, hit) < 0) : matches;
    const answer: IndexAnswer["facets"] = {};
    for (const [column, wanted] of Object.entries(facets ?? {}) as [ValueColumn | "year", number][]) {
      const counts = new Map<string, number>();
      for (const { known } of matches) {
        const values =
          column === "year" ? (known.paper.year ? [String(known.paper.year)] : []) : valuesOf(known.paper, column);
        for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      answer[column] = [...counts]
        .sort(([a, x], [b, y]) => (column === "year" ? Number(b) - Number(a) : y - x || (a < b ? -1 : 1)))
        .slice(0, wanted)
        .map(([value, count]) => ({ value, count }));
    }
    return { hits: rest.slice(0, limit).map(({ hit }) => hit), total: matches.length, facets: answer };
  }
}

const lengthOf = ({ title, abstract }: Known): number => LENGTH_OF[lengthCode(title.length + abstract.length)] ?? 0;

function compareHits(a: IndexHit, b: IndexHit): number {
  const [x, y] = [a.key, b.key].map((key) => (Number.isNaN(key) ? -Infinity : key)) as [number, number];
  if (x !== y) return y - x;
  return b.day - a.day || b.paperId - a.paperId;
}

function termsOf(known: Known, field: IndexField): string[] {
  if (field === "text") return [...known.title, ...known.abstract];
  if (field === "title" || field === "abstract") return known[field];
  return known[field].flat(2);
}

function isPlaced(op: "phrase" | "person", field: IndexField, terms: readonly string[], known: Known): boolean {
  const runs: string[][][] =
    field === "text" || field === "title" || field === "abstract"
      ? [...(field === "abstract" ? [] : [known.title]), ...(field === "title" ? [] : [known.abstract])].map((words) =>
          words.map((word) => [word]),
        )
      : known[field];
  if (op === "person") return runs.some((run) => terms.every((term) => run.some((place) => place.includes(term))));
  return runs.some((run) => run.some((_, at) => terms.every((term, next) => run[at + next]?.includes(term))));
}

function valuesOf(paper: IndexedPaper, column: ValueColumn): string[] {
  if (column === "category") return paper.categories;
  if (column === "institution") return paper.institutions.map(({ tag }) => tag);
  if (column === "venue") return paper.venue ? [paper.venue] : [];
  return [...(paper.hasCode ? ["code"] : []), ...(paper.abstract ? ["abstract"] : [])];
}

function numberOf(
  { paper, numbers }: Known,
  column: "year" | "day" | "citations" | "rank" | "rising",
): number | undefined {
  if (column === "year") return paper.year;
  if (column !== "day") return numbers[column];
  const day = dayOf(paper.date);
  return day === NO_DAY ? undefined : day;
}
