// A merge in steps: each writes what it has under a segment that nobody sees yet, the last one puts it in the place of its inputs.

import { chooseMerge } from "./choose-merge.ts";
import { eachPart, PART_NAMES, type PartName } from "./layout.ts";
import { mergeSegments, type SegmentMerge } from "./merge-segments.ts";
import { type NumberRow, rowOf, writeNumbers } from "./numbers.ts";
import {
  countChunks,
  deleteSegments,
  finishSegment,
  type IndexDatabase,
  insertChunk,
  insertSegment,
  nextGeneration,
  readSegments,
} from "./rows.ts";
import { aliveCount } from "./segment.ts";
import { type StoredVector, storedVector, writeVectors } from "./vectors.ts";
import type { View, ViewSegment } from "./view.ts";

export interface MergePace {
  postingsPerStep: number;
  flushBytes: number;
}

/** A step takes well under a second. */
export const MERGE_PACE: MergePace = { postingsPerStep: 4_000_000, flushBytes: 4 << 20 };

export interface MergeJob {
  /** Nobody sees it before it is finished. */
  segmentId: number;
  inputs: readonly ViewSegment[];
  merge: SegmentMerge;
  sizes: Record<PartName, number>;
  chunks: Record<PartName, number>;
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
  return { segmentId, inputs, merge, sizes: empty(), chunks: empty(), isOldest: range.from === 0, pace };
}

/** Whether the database still has what the steps before have written; a rolled back step takes its part away. */
export function isIntact(database: IndexDatabase, job: MergeJob, view: View): boolean {
  const known = new Set(view.segments.map(({ key }) => key));
  if (!job.inputs.every(({ key }) => known.has(key))) return false;
  if (!readSegments(database, "merging").some(({ id }) => id === job.segmentId)) return false;
  return countChunks(database, job.segmentId) === PART_NAMES.reduce((sum, name) => sum + job.chunks[name], 0);
}

/** One step; false when the job is done and the merged segment has taken the place of its inputs. */
export function stepMerge(database: IndexDatabase, job: MergeJob, view: View): boolean {
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
  if (!isMore) finish(database, job, view);
  return isMore;
}

function writePart(database: IndexDatabase, job: MergeJob, name: PartName, part: Uint8Array): void {
  for (let at = 0; at < part.length; at += job.pace.flushBytes) {
    const bytes = part.subarray(at, at + job.pace.flushBytes);
    insertChunk(database, { segmentId: job.segmentId, name, number: job.chunks[name]++, bytes });
    job.sizes[name] += bytes.length;
  }
}

/** Inputs may have got new numbers and vectors since the start, so those are taken from the newest view. */
function finish(database: IndexDatabase, job: MergeJob, view: View): void {
  const { merge, segmentId } = job;
  const byKey = new Map(view.segments.map((segment) => [segment.key, segment]));
  const inputs = job.inputs.map((input) => byKey.get(input.key) ?? input);
  writePart(database, job, "columns", merge.endColumns());
  writePart(database, job, "terms", merge.endTerms());
  writePart(database, job, "tokenIndex", merge.endTokens());
  const generation = nextGeneration(database);
  const segment = { id: segmentId, count: merge.sources.length };
  const numbers = new Map<number, NumberRow>();
  const vectors = new Map<number, StoredVector>();
  const ids: number[] = [];
  merge.sources.forEach(({ input, doc }, to) => {
    const from = inputs[input] as ViewSegment;
    ids.push(from.live.segment.columns.ids[doc] as number);
    if (from.numbers) numbers.set(to, rowOf(from.numbers, doc));
    const vector = from.vectors && storedVector(from.vectors, doc);
    if (vector) vectors.set(to, vector);
  });
  writeNumbers(database, segment, numbers, generation);
  writeVectors(database, segment, vectors, generation);
  const rows = readSegments(database);
  const own = new Set(inputs.map(({ id }) => id));
  const present = new Set(ids);
  const removed = new Set(inputs.flatMap((input) => [...input.removed]).filter((id) => !present.has(id)));
  finishSegment(database, {
    id: segmentId,
    sequence: Math.max(...rows.filter(({ id }) => own.has(id)).map(({ sequence }) => sequence)),
    smallestId: ids.reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER),
    greatestId: ids.reduce((most, id) => Math.max(most, id), 0),
    papers: merge.sources.length,
    terms: merge.terms,
    removed: job.isOldest ? [] : [...removed],
    stage: "ready",
    sizes: job.sizes,
  });
  deleteSegments(database, [...own]);
  if (merge.sources.length === 0 && (job.isOldest || removed.size === 0)) deleteSegments(database, [segmentId]);
}
