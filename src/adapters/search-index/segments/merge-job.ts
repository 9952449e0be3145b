// A merge in steps: each writes what it has under a segment that nobody sees yet, the last one puts it in the place of its inputs.

import { chooseMerge } from "./choose-merge.ts";
import { eachPart, PART_NAMES, type PartName } from "./layout.ts";
import { mergeSegments, type SegmentMerge } from "./merge-segments.ts";
import { copyNumbers } from "./numbers.ts";
import {
  countChunks,
  deleteSegments,
  finishSegment,
  type IndexDatabase,
  insertChunk,
  insertSegment,
  nextGeneration,
  readSegments,
  readState,
} from "./rows.ts";
import { aliveCount } from "./segment.ts";
import {
  CHUNK_DOCS,
  chunkOf,
  chunksSince,
  copyVectors,
  type StoredVector,
  storedVector,
  writeVectors,
} from "./vectors.ts";
import type { View, ViewSegment } from "./view.ts";

export interface MergePace {
  postingsPerStep: number;
  flushBytes: number;
  /** Whole chunks of vectors. */
  vectorChunksPerStep: number;
}

/** A step takes well under a second. */
export const MERGE_PACE: MergePace = { postingsPerStep: 4_000_000, flushBytes: 4 << 20, vectorChunksPerStep: 64 };

export interface MergeJob {
  /** Nobody sees it before it is finished. */
  segmentId: number;
  inputs: readonly ViewSegment[];
  merge: SegmentMerge;
  sizes: Record<PartName, number>;
  chunks: Record<PartName, number>;
  /** Vectors may change after they were copied. */
  vectors: { next: number; chunks: number; generations: readonly number[] };
  stage: "lists" | "terms" | "columns" | "vectors" | "end";
  isOldest: boolean;
  pace: MergePace;
}

/** Removes what a crash left unfinished and begins the next merge; undefined when there is none to do. */
export function startMerge(database: IndexDatabase, view: View, pace: MergePace): MergeJob | undefined {
  deleteSegments(
    database,
    readSegments(database, "merging").map(({ id }) => id),
  );
  const sizes = view.segments.map(({ live }) => ({ papers: live.segment.columns.count, alive: aliveCount(live) }));
  const range = chooseMerge(sizes);
  if (!range) return undefined;
  const inputs = view.segments.slice(range.from, range.to);
  const merge = mergeSegments(inputs.map(({ live }) => live));
  const empty = () => eachPart(() => 0);
  const segmentId = insertSegment(database, {
    sequence: 0,
    smallestId: 0,
    greatestId: 0,
    papers: 0,
    terms: 0,
    removed: [],
    stage: "merging",
    sizes: empty(),
  });
  return {
    segmentId,
    inputs,
    merge,
    sizes: empty(),
    chunks: empty(),
    vectors: { next: 0, chunks: 0, generations: [] },
    stage: "lists",
    isOldest: range.from === 0,
    pace,
  };
}

/** Whether the database still has what the steps before have written; a rolled back step takes its part away. */
export function isIntact(database: IndexDatabase, job: MergeJob, view: View): boolean {
  const known = new Set(view.segments.map(({ key }) => key));
  if (!job.inputs.every(({ key }) => known.has(key))) return false;
  if (!readSegments(database, "merging").some(({ id }) => id === job.segmentId)) return false;
  const chunks = PART_NAMES.reduce((sum, name) => sum + job.chunks[name], 0);
  return (
    countChunks(database, "search_chunks", job.segmentId) === chunks &&
    countChunks(database, "search_vectors", job.segmentId) === job.vectors.chunks
  );
}

/** One step; false when the job is done and the merged segment has taken the place of its inputs. */
export function stepMerge(database: IndexDatabase, job: MergeJob, view: View): boolean {
  const { merge } = job;
  switch (job.stage) {
    case "lists":
      if (!stepLists(database, job)) job.stage = "terms";
      return true;
    case "terms":
      writePart(database, job, "terms", merge.endTerms());
      writePart(database, job, "tokenIndex", merge.endTokens());
      job.stage = "columns";
      return true;
    case "columns":
      writePart(database, job, "columns", merge.endColumns());
      job.stage = "vectors";
      return true;
    case "vectors":
      if (!stepVectors(database, job, newest(job, view))) job.stage = "end";
      return true;
    case "end":
      finish(database, job, newest(job, view));
      return false;
  }
}

/** Inputs may have got new numbers and vectors since the start. */
function newest(job: MergeJob, view: View): readonly ViewSegment[] {
  const byKey = new Map(view.segments.map((segment) => [segment.key, segment]));
  return job.inputs.map((input) => byKey.get(input.key) ?? input);
}

function stepLists(database: IndexDatabase, job: MergeJob): boolean {
  const { merge, pace } = job;
  const isMore = merge.step(pace.postingsPerStep);
  if (!isMore || merge.postings.length + merge.positions.length + merge.tokens.length > pace.flushBytes) {
    // Lists with blocks are read as words, so the next one must not begin at an odd byte of the whole.
    merge.postings.align();
    writePart(database, job, "postings", merge.postings.taken());
    writePart(database, job, "positions", merge.positions.taken());
    writePart(database, job, "tokens", merge.tokens.taken());
    merge.flushed();
  }
  return isMore;
}

function writePart(database: IndexDatabase, job: MergeJob, name: PartName, part: Uint8Array): void {
  for (let at = 0; at < part.length; at += job.pace.flushBytes) {
    const bytes = part.subarray(at, at + job.pace.flushBytes);
    insertChunk(database, { segmentId: job.segmentId, name, number: job.chunks[name]++, bytes });
    job.sizes[name] += bytes.length;
  }
}

function stepVectors(database: IndexDatabase, job: MergeJob, inputs: readonly ViewSegment[]): boolean {
  const { vectors, merge, pace } = job;
  const from = inputs.map((input) => input.vectors);
  if (vectors.next === 0) vectors.generations = from.map((source) => source?.generation ?? -1);
  const count = merge.sources.docs.length;
  const end = Math.min(count, vectors.next + pace.vectorChunksPerStep * CHUNK_DOCS);
  const { generation } = readState(database);
  vectors.chunks += copyVectors(database, job.segmentId, merge.sources, from, {
    first: vectors.next,
    end,
    generation,
  });
  vectors.next = end;
  return end < count;
}

/** Vectors that were written while others were copied. */
function changedVectors(
  database: IndexDatabase,
  { vectors, merge }: MergeJob,
  inputs: readonly ViewSegment[],
): Map<number, StoredVector | undefined> {
  const changed = inputs.map(({ id }, input) => chunksSince(database, id, vectors.generations[input] ?? -1));
  const found = new Map<number, StoredVector | undefined>();
  if (changed.every((chunks) => chunks.size === 0)) return found;
  const { sources } = merge;
  for (const [at, doc] of sources.docs.entries()) {
    const input = sources.inputs[at] as number;
    if (!changed[input]?.has(chunkOf(doc))) continue;
    const own = inputs[input]?.vectors;
    found.set(at, own && storedVector(own, doc));
  }
  return found;
}

function finish(database: IndexDatabase, job: MergeJob, inputs: readonly ViewSegment[]): void {
  const { merge, segmentId } = job;
  const { sources } = merge;
  const generation = nextGeneration(database);
  const count = sources.docs.length;
  const from = inputs.map(({ numbers }) => numbers);
  copyNumbers(database, segmentId, sources, from, generation);
  writeVectors(database, { id: segmentId, count }, changedVectors(database, job, inputs), generation);
  const ids = Uint32Array.from(sources.docs, (doc, at) => {
    const { columns } = (inputs[sources.inputs[at] as number] as ViewSegment).live.segment;
    return columns.ids[doc] as number;
  });
  const rows = readSegments(database);
  const own = new Set(inputs.map(({ id }) => id));
  const present = new Set(ids);
  const removed = new Set(inputs.flatMap((input) => [...input.removed]).filter((id) => !present.has(id)));
  finishSegment(database, {
    id: segmentId,
    sequence: Math.max(...rows.filter(({ id }) => own.has(id)).map(({ sequence }) => sequence)),
    smallestId: ids.reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER),
    greatestId: ids.reduce((most, id) => Math.max(most, id), 0),
    papers: count,
    terms: merge.terms,
    removed: job.isOldest ? [] : [...removed],
    stage: "ready",
    sizes: job.sizes,
  });
  deleteSegments(database, [...own]);
  if (count === 0 && (job.isOldest || removed.size === 0)) deleteSegments(database, [segmentId]);
}
