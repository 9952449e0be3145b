// The writing side of the index; every call works within the caller's transaction and is seen with it or not at all.

import { AppError } from "../../../lib/errors.ts";
import type { IndexedPaper, SearchIndexWriter } from "../../../ports/search-index.ts";
import { buildSegment } from "./build-segment.ts";
import { hashText } from "./columns.ts";
import { createGatherer } from "./gather.ts";
import { eachPart } from "./layout.ts";
import { isIntact, MERGE_PACE, type MergeJob, startMerge, stepMerge } from "./merge-job.ts";
import { type NumberRow, rowOf, writeNumbers } from "./numbers.ts";
import {
  deleteSegments,
  deleteVectors,
  type IndexDatabase,
  insertParts,
  insertSegment,
  nextGeneration,
  putInPlace,
  readPartsLazily,
  readSegments,
  readState,
  type SegmentRow,
  type SegmentStage,
  saveEmbedder,
} from "./rows.ts";
import { aliveCount, isDead } from "./segment.ts";
import { type StoredVector, storedVector, storeVector, writeVectors } from "./vectors.ts";
import { emptyView, locate, readView, type SharedIndex, type View, type ViewSegment } from "./view.ts";

export interface SegmentWriter extends SearchIndexWriter {
  /** Memory of a reader in this process: spares the writer its own copy when it merges. */
  attach(shared: SharedIndex): void;
}

interface NewPapers {
  papers: readonly IndexedPaper[];
  removed: readonly number[];
  /** Whether any of them may be in the index already. */
  isKnown: boolean;
  stage: SegmentStage;
}

/** Papers that are made into one segment at a time: their words are held in memory until they are sorted. */
const SEGMENT_PAPERS = 30_000;

export function createSegmentWriter(database: IndexDatabase, pace = MERGE_PACE): SegmentWriter {
  let view: View = emptyView;
  let shared: SharedIndex | undefined;
  let job: MergeJob | undefined;
  /** While the index is built anew: the newest segment that it will replace. */
  let rebuiltUpTo: number | undefined;

  function refresh(): View {
    view = readView(database, view, shared, readPartsLazily);
    shared = undefined;
    return view;
  }

  /** Whether any segment may hold one of these papers: new papers have greater ids, and then nothing needs to be opened. */
  function mayHold(rows: readonly SegmentRow[], papers: readonly { paperId: number }[]): boolean {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (const { paperId } of papers) {
      least = Math.min(least, paperId);
      most = Math.max(most, paperId);
    }
    return rows.some(
      ({ smallestId, greatestId, papers: count }) => count > 0 && least <= greatestId && most >= smallestId,
    );
  }

  function saveSegment({ papers, removed, isKnown, stage }: NewPapers): void {
    const built = buildSegment(papers);
    const rows = readSegments(database, stage);
    const ids = papers.map(({ paperId }) => paperId);
    const sizes = eachPart((name) => built.parts[name].length);
    const id = insertSegment(database, {
      sequence: (rows.at(-1)?.sequence ?? 0) + 1,
      smallestId: ids.reduce((least, paperId) => Math.min(least, paperId), Number.MAX_SAFE_INTEGER),
      greatestId: ids.reduce((most, paperId) => Math.max(most, paperId), 0),
      papers: papers.length,
      terms: built.terms,
      removed,
      stage,
      sizes,
    });
    insertParts(database, id, built.parts);
    if (isKnown) carryOver({ id, count: papers.length }, papers);
  }

  /** Numbers stay with a paper whose words change; its vector stays while the text does. */
  function carryOver(segment: { id: number; count: number }, papers: readonly IndexedPaper[]): void {
    const numbers = new Map<number, NumberRow>();
    const vectors = new Map<number, StoredVector>();
    papers.forEach((paper, doc) => {
      const place = locate(view, paper.paperId);
      if (!place) return;
      const old = view.segments[place.index] as ViewSegment;
      if (old.numbers) numbers.set(doc, rowOf(old.numbers, place.doc));
      if (!old.vectors || old.live.segment.columns.hashes[place.doc] !== hashText(paper)) return;
      const vector = storedVector(old.vectors, place.doc);
      if (vector) vectors.set(doc, vector);
    });
    const { generation } = readState(database);
    writeNumbers(database, segment, numbers, generation + 1);
    writeVectors(database, segment, vectors, generation + 1);
  }

  /** What is asked of single papers, by the segment in which they are alive. */
  function bySegment<T>(rows: Iterable<{ paperId: number } & T>): Map<ViewSegment, Map<number, T>> {
    refresh();
    const found = new Map<ViewSegment, Map<number, T>>();
    for (const row of rows) {
      const place = locate(view, row.paperId);
      if (!place) continue;
      const segment = view.segments[place.index] as ViewSegment;
      const docs = found.get(segment) ?? new Map<number, T>();
      found.set(segment, docs.set(place.doc, row));
    }
    return found;
  }

  function applyAll(upserts: readonly IndexedPaper[], removals: readonly number[]): void {
    const papers = [...new Map(upserts.map((paper) => [paper.paperId, paper])).values()];
    const kept = new Set(papers.map(({ paperId }) => paperId));
    const removed = [...new Set(removals)].filter((paperId) => !kept.has(paperId));
    if (papers.length === 0 && removed.length === 0) return;
    const isKnown = papers.length > 0 && mayHold(readSegments(database), papers);
    if (isKnown) refresh();
    for (let at = 0; at === 0 || at < papers.length; at += SEGMENT_PAPERS) {
      const part = papers.slice(at, at + SEGMENT_PAPERS);
      saveSegment({ papers: part, removed: at === 0 ? removed : [], isKnown, stage: "ready" });
    }
    nextGeneration(database);
  }

  const gatherer = createGatherer(database, applyAll);
  /** What cannot be opened has nothing to keep, and would stand in the way. */
  function dropDamaged(): void {
    try {
      refresh();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "unavailable") throw error;
      for (const stage of ["merging", "ready", "rebuilding"] as const) {
        deleteSegments(
          database,
          readSegments(database, stage).map(({ id }) => id),
        );
      }
      nextGeneration(database);
      view = emptyView;
    }
  }

  const sizeOf = ({ id, live }: ViewSegment) => ({ id, count: live.segment.columns.count });

  return {
    count: () => refresh().segments.reduce((sum, { live }) => sum + aliveCount(live), 0),
    ...gatherer,
    saveNumbers(numbers) {
      const changes = bySegment<NumberRow>(numbers);
      if (changes.size === 0) return;
      const generation = nextGeneration(database);
      for (const [segment, rows] of changes) writeNumbers(database, sizeOf(segment), rows, generation);
    },
    saveVectors(embedder, vectors) {
      if (readState(database).embedder !== embedder) {
        deleteVectors(database);
        saveEmbedder(database, embedder);
      }
      const changes = bySegment<{ vector: Float32Array }>(vectors);
      const generation = nextGeneration(database);
      for (const [segment, rows] of changes) {
        const stored = new Map([...rows].map(([doc, { vector }]) => [doc, storeVector(vector)]));
        writeVectors(database, sizeOf(segment), stored, generation);
      }
    },
    withoutVector(embedder, limit) {
      const { segments, embedder: current } = refresh();
      const found: { paperId: number; day: number }[] = [];
      for (const { live, vectors } of segments) {
        const { ids, days, count } = live.segment.columns;
        for (let doc = 0; doc < count; doc++) {
          if (isDead(live, doc)) continue;
          const hasOne =
            current === embedder && vectors && ((vectors.has[doc >>> 5] as number) & (1 << (doc & 31))) !== 0;
          if (!hasOne) found.push({ paperId: ids[doc] as number, day: days[doc] as number });
        }
      }
      found.sort((a, b) => b.day - a.day || b.paperId - a.paperId);
      return found.slice(0, limit).map(({ paperId }) => paperId);
    },
    rebuild: {
      begin() {
        dropDamaged();
        const old = readSegments(database, "rebuilding");
        deleteSegments(
          database,
          old.map(({ id }) => id),
        );
        rebuiltUpTo = readSegments(database).at(-1)?.sequence ?? 0;
      },
      add(papers) {
        if (rebuiltUpTo === undefined)
          throw new AppError("conflict", "The index is not being built anew; begin first.");
        if (papers.length === 0) return;
        refresh();
        for (let at = 0; at < papers.length; at += SEGMENT_PAPERS) {
          const part = papers.slice(at, at + SEGMENT_PAPERS);
          saveSegment({ papers: part, removed: [], isKnown: true, stage: "rebuilding" });
        }
      },
      finish() {
        if (rebuiltUpTo === undefined)
          throw new AppError("conflict", "The index is not being built anew; begin first.");
        putInPlace(database, rebuiltUpTo);
        rebuiltUpTo = undefined;
      },
    },
    merge() {
      if (rebuiltUpTo !== undefined) return false;
      refresh();
      if (job && !isIntact(database, job, view)) job = undefined;
      job ??= startMerge(database, view, pace);
      if (!job) return false;
      if (!stepMerge(database, job, view)) job = undefined;
      return true;
    },
    attach(memory) {
      shared = memory;
    },
  };
}
