// One generation of the index as a reader sees it: its segments, oldest first, and what is alive in them.

import { type Numbers, openNumbers, readNumbers } from "./numbers.ts";
import { type IndexDatabase, type IndexState, isPast, readParts, readSegments, readState } from "./rows.ts";
import { aliveCount, type LiveSegment, liveSegment, openSegment, type SharedParts, withoutPapers } from "./segment.ts";
import { openVectors, readVectors, type Vectors } from "./vectors.ts";

export interface ViewSegment {
  key: string;
  id: number;
  live: LiveSegment;
  removed: Uint32Array;
  numbers: Numbers | undefined;
  vectors: Vectors | undefined;
  /** Sets of bits of filters that were asked for; the second goes with the numbers. */
  filters: Map<string, Uint32Array>;
  numberFilters: Map<string, Uint32Array>;
}

export interface View extends IndexState {
  segments: readonly ViewSegment[];
  papers: number;
  averageLength: number;
}

/** Memory of an index that another thread has loaded: made of shared buffers, so that a message carries it. */
export interface SharedIndex {
  segments: { key: string; parts: SharedParts }[];
  numbers: { key: string; generation: number; buffer: SharedArrayBuffer }[];
  vectors: { key: string; generation: number; memory: WebAssembly.Memory; docs: number }[];
}

export const emptyView: View = {
  generation: -1,
  stamp: -1,
  embedder: undefined,
  segments: [],
  papers: 0,
  averageLength: 0,
};

/** The newest committed generation; `old` itself when it is that. */
export function readView(
  database: IndexDatabase,
  old: View,
  shared: SharedIndex | undefined,
  load: typeof readParts = readParts,
): View {
  if (isNewest(old, readState(database))) return old;
  return inSnapshot(database, () => {
    const state = readState(database);
    if (isNewest(old, state)) return old;
    return finishView(state, readViewSegments(database, old, shared, load));
  });
}

const isNewest = (view: View, state: IndexState): boolean =>
  view.generation === state.generation && view.stamp === state.stamp;

/** All reads see one commit. Within a transaction of the same connection they do so anyway. */
function inSnapshot<T>(database: IndexDatabase, work: () => T): T {
  try {
    database.exec("BEGIN");
  } catch (error) {
    if (/within a transaction/i.test(String(error))) return work();
    throw error;
  }
  try {
    return work();
  } finally {
    database.exec("COMMIT");
  }
}

function readViewSegments(
  database: IndexDatabase,
  old: View,
  shared: SharedIndex | undefined,
  load: typeof readParts,
): ViewSegment[] {
  // Papers that a rolled back write had killed live again.
  const isTrue = isPast(database, old);
  const known = new Map(old.segments.map((segment) => [segment.key, segment]));
  const rows = readSegments(database);
  const segments: ViewSegment[] = rows.map((row) => {
    const before = known.get(row.key);
    const sharedParts = shared?.segments.find(({ key }) => key === row.key)?.parts;
    const live =
      (isTrue ? before?.live : before && liveSegment(before.live.segment)) ??
      liveSegment(openSegment(row.id, sharedParts ?? load(database, row)));
    const numbers = readNumbers(
      database,
      row.id,
      row.papers,
      newerNumbers(row.key, isTrue ? before?.numbers : undefined, shared),
    );
    return {
      key: row.key,
      id: row.id,
      live,
      removed: row.removed,
      numbers,
      vectors: readVectors(
        database,
        row.id,
        row.papers,
        newerVectors(row.key, isTrue ? before?.vectors : undefined, shared),
      ),
      filters: before?.filters ?? new Map(),
      numberFilters: before && before.numbers === numbers ? before.numberFilters : new Map(),
    };
  });
  // What died in a segment stays dead, so only what came after the last look can kill.
  segments.forEach((segment, index) => {
    const isNew = !isTrue || !known.has(segment.key);
    for (const newer of segments.slice(index + 1)) {
      if (!isNew && known.has(newer.key)) continue;
      const { columns } = newer.live.segment;
      if (columns.count > 0) segment.live = withoutPapers(segment.live, sortedIds(newer));
      segment.live = withoutPapers(segment.live, newer.removed);
    }
  });
  return segments;
}

const idsOf = new WeakMap<object, Uint32Array>();

function sortedIds({ live }: ViewSegment): Uint32Array {
  const { columns } = live.segment;
  let ids = idsOf.get(columns);
  if (!ids) {
    ids = Uint32Array.from(columns.order, (doc) => columns.ids[doc] as number);
    idsOf.set(columns, ids);
  }
  return ids;
}

function newerNumbers(key: string, mine: Numbers | undefined, shared: SharedIndex | undefined): Numbers | undefined {
  const theirs = shared?.numbers.find((entry) => entry.key === key);
  return theirs && theirs.generation > (mine?.generation ?? -1) ? openNumbers(theirs.generation, theirs.buffer) : mine;
}

function newerVectors(key: string, mine: Vectors | undefined, shared: SharedIndex | undefined): Vectors | undefined {
  const theirs = shared?.vectors.find((entry) => entry.key === key);
  return theirs && theirs.generation > (mine?.generation ?? -1)
    ? openVectors(theirs.generation, theirs.memory, theirs.docs)
    : mine;
}

function finishView(state: IndexState, segments: ViewSegment[]): View {
  let papers = 0;
  let words = 0;
  for (const { live } of segments) {
    papers += aliveCount(live);
    words += live.words;
  }
  return { ...state, segments, papers, averageLength: papers > 0 ? words / papers : 0 };
}

export function shareView(view: View): SharedIndex {
  return {
    segments: view.segments.map(({ key, live }) => ({ key, parts: live.segment.parts })),
    numbers: view.segments.flatMap(({ key, numbers }) =>
      numbers ? [{ key, generation: numbers.generation, buffer: numbers.buffer }] : [],
    ),
    vectors: view.segments.flatMap(({ key, vectors }) =>
      vectors ? [{ key, generation: vectors.generation, memory: vectors.memory, docs: vectors.count }] : [],
    ),
  };
}

/** Where a paper is alive. */
export function locate(view: View, paperId: number): { index: number; doc: number } | undefined {
  for (let index = view.segments.length - 1; index >= 0; index--) {
    const { live, removed } = view.segments[index] as ViewSegment;
    const doc = live.segment.columns.find(paperId);
    if (doc >= 0) {
      const isDead = live.dead !== undefined && ((live.dead[doc >>> 5] as number) & (1 << (doc & 31))) !== 0;
      return isDead ? undefined : { index, doc };
    }
    if (removed.includes(paperId)) return undefined;
  }
  return undefined;
}
