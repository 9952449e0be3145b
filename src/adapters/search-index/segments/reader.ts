// The reading side of the index: one generation at a time, its memory shared with other threads where they hand it over.

import type { IndexAnswer, IndexField, IndexQuery, SearchIndexReader, TermTree } from "../../../ports/search-index.ts";
import { isTextField, SCORING, type Scoring, saturationOf } from "./bm25.ts";
import { addByColumn, addByScore, readScores } from "./collect.ts";
import { cosinesOf, shortQuery } from "./cosines.ts";
import { evaluate, matchBits } from "./evaluate.ts";
import { explainPaper, type Place, scorePapers } from "./explain.ts";
import { createFacetCounter } from "./facets.ts";
import { filterBits } from "./filters.ts";
import { countBits, type Kernel } from "./kernel.ts";
import { PART_NAMES } from "./layout.ts";
import { nearest } from "./near.ts";
import { groupPapers, type PaperGroup } from "./paper-groups.ts";
import { type Plan, type PlanContext, planTree, TermCache } from "./plan.ts";
import { frequentTerms, type PrefixLists } from "./prefix.ts";
import { type IndexDatabase, withMappedFile } from "./rows.ts";
import { keyOf, type Segment } from "./segment.ts";
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
  // Where another thread has the memory there is nothing to read.
  if (shared) refresh();
  else withMappedFile(database, refresh);

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
    const { sort, facets, scoresOf } = query;
    const top = new Top(Math.max(0, Math.min(query.limit, MAX_LIMIT)), query.after);
    const counter = facets && createFacetCounter(view, facets);
    const wanted = scoresOf && {
      groups: groupPapers(view, scoresOf, false),
      scores: new Float32Array(scoresOf.length),
    };
    const isScored = sort === "score" && query.limit > 0;
    kernel.setSaturation(saturation());
    let total = 0;
    for (const { segment, slot, base, size, count } of evaluate(view, planOf(query.tree), kernel, isScored)) {
      total += count;
      const { columns } = (view.segments[segment] as ViewSegment).live.segment;
      let found = 0;
      if (counter || !isScored) {
        found = kernel.listBits(slot);
        counter?.add(segment, kernel, found, base);
      }
      if (query.limit <= 0) continue;
      if (isScored) addByScore(top, kernel, columns, { slot, base, size });
      else addByColumn(top, view.segments[segment] as ViewSegment, sort, { docs: kernel.listed, count: found, base });
      if (wanted) readScores(wanted, segment, kernel.scores, { base, size });
    }
    const answer = { hits: top.hits(), total, facets: counter?.end() ?? {}, generation: view.generation };
    return wanted ? { ...answer, scores: wanted.scores } : answer;
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
  function eachGroup(
    paperIds: readonly number[],
    work: (group: PaperGroup, segment: ViewSegment) => void,
    isRising = false,
  ): void {
    for (const group of groupPapers(view, paperIds, isRising)) work(group, view.segments[group.index] as ViewSegment);
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
      const score = ({ index, docs, at }: PaperGroup, { live }: ViewSegment) => {
        const places = { index, docs, segment: live.segment, saturation: saturation() };
        scatter(scores, at, scorePapers(plan, places));
      };
      eachGroup(paperIds, score, true);
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
        for (let place = 0; place < docs.length; place++) {
          const doc = docs[place] as number;
          found[at[place] as number] = ((bits[doc >>> 5] as number) & (1 << (doc & 31))) !== 0;
        }
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
        for (let place = 0; place < docs.length; place++) {
          found[at[place] as number] = tokens.allPlaces(docs[place] as number, codes);
        }
      });
      return found;
    },
    termsOf(paperIds, without) {
      const found: string[][] = paperIds.map(() => []);
      eachGroup(paperIds, ({ docs, at }, { live: { segment } }) => {
        const { tokens, terms: own } = segment;
        const silent = without && silentIn(segment, without);
        for (let place = 0; place < docs.length; place++) {
          tokens.open(docs[place] as number);
          const words = found[at[place] as number] as string[];
          for (let word = 0; word < tokens.count; word++) {
            const code = tokens.codes[word] as number;
            if (!silent || silent[code] === 0) words.push(own.keptTextOf(tokens.termOf(code)));
          }
        }
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

const silentCodes = new WeakMap<Segment, { without: ReadonlySet<string>; codes: Uint8Array }>();

function silentIn(segment: Segment, without: ReadonlySet<string>): Uint8Array {
  let known = silentCodes.get(segment);
  if (known?.without !== without) {
    const terms = [...without].map((text) => segment.terms.find(keyOf("text", text))).filter((term) => term >= 0);
    known = { without, codes: segment.tokens.silentCodes(terms) };
    silentCodes.set(segment, known);
  }
  return known.codes;
}

function vectorOf({ bytes, scale }: StoredVector): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (let at = 0; at < DIMENSIONS; at++) vector[at] = (bytes[at] as number) * scale;
  return vector;
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
