// The reading side of the index: one generation at a time, its memory shared with other threads where they hand it over.

import type {
  IndexAnswer,
  IndexField,
  IndexQuery,
  IndexSort,
  SearchIndexReader,
  TermTree,
} from "../../../ports/search-index.ts";
import { isTextField, SCORING, type Scoring, saturationOf } from "./bm25.ts";
import { cosinesOf, shortQuery } from "./cosines.ts";
import { evaluate, matchBits } from "./evaluate.ts";
import { explainPaper, type Place, scorePapers } from "./explain.ts";
import { createFacetCounter } from "./facets.ts";
import { filterBits } from "./filters.ts";
import { countBits, type Kernel } from "./kernel.ts";
import { NO_DAY, PART_NAMES } from "./layout.ts";
import { nearest } from "./near.ts";
import { groupPapers, type PaperGroup } from "./paper-groups.ts";
import { type Plan, type PlanContext, planTree, TermCache } from "./plan.ts";
import { frequentTerms, type PrefixLists } from "./prefix.ts";
import type { IndexDatabase } from "./rows.ts";
import { keyOf } from "./segment.ts";
import { Top } from "./top.ts";
import { DIMENSIONS, type StoredVector, storedVector } from "./vectors.ts";
import { emptyView, locate, readView, type SharedIndex, shareView, type View, type ViewSegment } from "./view.ts";
import { createKernel } from "./wasm-kernel.ts";

export interface SegmentReader extends SearchIndexReader {
  /** The memory of the generation that is open, for `attach` in another thread: a message carries it without a copy. */
  share(): SharedIndex;
  /** Memory that `refresh` takes instead of reading the same segments from the database. */
  attach(shared: SharedIndex): void;
}

export interface ReaderOptions {
  database: IndexDatabase;
  shared?: SharedIndex;
  scoring?: Scoring;
  kernel?: Kernel;
}

const MAX_LIMIT = 10_000;

export function createSegmentReader(options: ReaderOptions): SegmentReader {
  const { database, scoring = SCORING, kernel = createKernel() } = options;
  let shared = options.shared;
  let view: View = emptyView;
  const prefixes = new Map<string, PrefixLists>();
  const terms = new TermCache();
  const plans = new WeakMap<TermTree, { view: View; plan: Plan }>();
  const saturations = new WeakMap<View, Float32Array>();
  refresh();

  function refresh(): number {
    const next = readView(database, view, shared);
    if (next !== view) forget();
    view = next;
    shared = undefined;
    return view.generation;
  }

  function forget(): void {
    prefixes.clear();
    terms.clear();
  }

  const context = (): PlanContext => ({ view, scoring, prefixes, terms });

  /** A page asks for the same tree again and again: to search, to score, to explain each hit. */
  function planOf(tree: TermTree): Plan {
    const known = plans.get(tree);
    if (known?.view === view) return known.plan;
    const plan = planTree(tree, context());
    plans.set(tree, { view, plan });
    return plan;
  }

  function saturation(): Float32Array {
    let known = saturations.get(view);
    if (!known) {
      known = saturationOf(view.averageLength, scoring);
      saturations.set(view, known);
    }
    return known;
  }

  function search(query: IndexQuery): IndexAnswer {
    const { sort, facets: wanted } = query;
    const top = new Top(Math.max(0, Math.min(query.limit, MAX_LIMIT)), query.after);
    const counter = wanted && createFacetCounter(view, wanted);
    const isScored = sort === "score" && query.limit > 0;
    kernel.setSaturation(saturation());
    let total = 0;
    for (const { segment, slot, base, count } of evaluate(view, planOf(query.tree), kernel, isScored)) {
      total += count;
      const { columns } = (view.segments[segment] as ViewSegment).live.segment;
      const { listed, scores } = kernel;
      let found = 0;
      if (counter || !isScored) {
        found = kernel.listBits(slot);
        counter?.add(segment, kernel, found, base);
      }
      if (isScored) found = kernel.listAbove(slot, top.threshold);
      if (query.limit <= 0) continue;
      if (isScored) {
        for (let at = 0; at < found; at++) {
          const doc = listed[at] as number;
          const score = scores[doc] as number;
          if (score >= top.threshold)
            top.add(score, columns.days[base + doc] as number, columns.ids[base + doc] as number);
        }
      } else addByColumn(top, view.segments[segment] as ViewSegment, sort, { docs: listed, count: found, base });
    }
    return { hits: top.hits(), total, facets: counter?.end() ?? {}, generation: view.generation };
  }

  function placeOf(paperId: number): Place | undefined {
    const found = locate(view, paperId);
    return (
      found && {
        ...found,
        segment: (view.segments[found.index] as ViewSegment).live.segment,
        saturation: saturation(),
      }
    );
  }

  /** Calls back with the papers of each segment. */
  function eachGroup(paperIds: readonly number[], work: (group: PaperGroup, segment: ViewSegment) => void): void {
    for (const group of groupPapers(view, paperIds)) work(group, view.segments[group.index] as ViewSegment);
  }

  return {
    refresh,
    search,
    near({ vector, tree, limit }) {
      const allowed = tree && matchBits(view, planOf(tree), kernel);
      return nearest(view, vector, Math.min(limit, MAX_LIMIT), allowed);
    },
    scoreOf(tree, paperIds) {
      const plan = planOf(tree);
      const scores = new Float32Array(paperIds.length);
      eachGroup(paperIds, ({ index, docs, at }, { live }) => {
        const places = { index, docs, segment: live.segment, saturation: saturation() };
        scatter(scores, at, scorePapers(plan, places));
      });
      return scores;
    },
    similarityOf(vector, paperIds) {
      const query = shortQuery(vector);
      const similarities = new Float32Array(paperIds.length).fill(Number.NaN);
      eachGroup(paperIds, ({ docs, at }, { vectors }) => {
        if (vectors) scatter(similarities, at, cosinesOf(query, vectors, docs));
      });
      return similarities;
    },
    vectorsOf(paperIds) {
      const found: (Float32Array | undefined)[] = paperIds.map(() => undefined);
      eachGroup(paperIds, ({ docs, at }, { vectors }) => {
        docs.forEach((doc, place) => {
          const stored = vectors && storedVector(vectors, doc);
          if (stored) found[at[place] as number] = vectorOf(stored);
        });
      });
      return found;
    },
    hasValue(column, value, paperIds) {
      const found = paperIds.map(() => false);
      eachGroup(paperIds, ({ index, docs, at }) => {
        const bits = filterBits(view, index, { op: "value", column, value });
        docs.forEach((doc, place) => {
          found[at[place] as number] = ((bits[doc >>> 5] as number) & (1 << (doc & 31))) !== 0;
        });
      });
      return found;
    },
    explain(tree: TermTree, paperId) {
      const place = placeOf(paperId);
      return place ? explainPaper(planOf(tree), place) : [];
    },
    positionsOf(words, paperIds) {
      const found: number[][][] = paperIds.map(() => words.map(() => []));
      const keys = words.map((term) => keyOf("text", term));
      eachGroup(paperIds, ({ docs, at }, { live: { segment } }) => {
        const { tokens } = segment;
        const codes = keys.map((key) => {
          const term = segment.terms.find(key);
          return term < 0 ? -1 : tokens.codeOf(term);
        });
        docs.forEach((doc, place) => {
          tokens.open(doc);
          found[at[place] as number] = codes.map((code) => (code < 0 ? [] : tokens.placesOf(code, "text")));
        });
      });
      return found;
    },
    termsOf(paperIds) {
      const found: string[][] = paperIds.map(() => []);
      eachGroup(paperIds, ({ docs, at }, { live: { segment } }) => {
        const { tokens, terms: own } = segment;
        docs.forEach((doc, place) => {
          tokens.open(doc);
          const words = found[at[place] as number] as string[];
          for (let word = 0; word < tokens.count; word++) {
            words.push(own.keptTextOf(tokens.termOf(tokens.codes[word] as number)));
          }
        });
      });
      return found;
    },
    termsFrom: (field, prefix, limit) => termsFrom(view, field, prefix, limit),
    papersWith(field, term) {
      // Only the search itself can tell in which part of a text a term stands.
      if (isTextField(field) && field !== "text")
        return search({ tree: { op: "term", field, term }, sort: "day", limit: 0 }).total;
      return terms.find(view, field, term).papers;
    },
    describe: () => describeView(view),
    share: () => shareView(view),
    attach(memory) {
      shared = memory;
    },
    close() {
      view = emptyView;
      forget();
    },
  };
}

function scatter(target: Float32Array, at: Uint32Array, values: Float32Array | Float64Array): void {
  for (let place = 0; place < at.length; place++) target[at[place] as number] = values[place] as number;
}

function vectorOf({ bytes, scale }: StoredVector): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (let at = 0; at < DIMENSIONS; at++) vector[at] = (bytes[at] as number) * scale;
  return vector;
}

function addByColumn(
  top: Top,
  { live, numbers }: ViewSegment,
  sort: IndexSort,
  { docs, count, base }: { docs: Uint32Array; count: number; base: number },
): void {
  const { columns } = live.segment;
  const keys = sort === "day" ? columns.days : sort === "score" ? undefined : numbers?.columns[sort];
  const unknown = sort === "day" ? NO_DAY : Number.NaN;
  for (let at = 0; at < count; at++) {
    const doc = base + (docs[at] as number);
    const value = keys?.[doc] ?? Number.NaN;
    const key = value === unknown || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
    if (key >= top.threshold) top.add(key, columns.days[doc] as number, columns.ids[doc] as number);
  }
}

/** Initials ("j.") are no words to suggest. */
function termsFrom(view: View, field: IndexField, prefix: string, limit: number): { term: string; papers: number }[] {
  const found = frequentTerms(view, keyOf(field, prefix), limit + 64);
  return found.filter(({ term }) => field !== "name" || !term.endsWith(".")).slice(0, limit);
}

const described = new WeakMap<View, ReturnType<SearchIndexReader["describe"]>>();

function describeView(view: View): ReturnType<SearchIndexReader["describe"]> {
  const known = described.get(view);
  if (known) return known;
  let bytes = 0;
  let withVector = 0;
  for (const { live, numbers, vectors } of view.segments) {
    for (const name of PART_NAMES) bytes += live.segment.parts[name].byteLength;
    bytes += (numbers?.buffer.byteLength ?? 0) + (vectors?.memory.buffer.byteLength ?? 0);
    const alive = vectors?.has.map((word, at) => word & ~(live.dead?.[at] ?? 0));
    if (alive) withVector += countBits(alive, alive.length);
  }
  const { papers, generation } = view;
  const description = { papers, segments: view.segments.length, bytes, withVector, generation };
  described.set(view, description);
  return description;
}
