// The tables of the index. A segment is written once and deleted whole; what others see is what their transaction sees.

import { randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import { damagedIndex, PART_NAMES, type PartName, type SegmentParts } from "./layout.ts";
import type { SharedParts } from "./segment.ts";

type Value = string | number | bigint | null | Uint8Array;
type Row = Record<string, Value>;

/** The part of a database that the index needs: it lives in the same file as the papers. */
export interface IndexDatabase {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: Value[]): unknown;
    get(...values: Value[]): Row | undefined;
    all(...values: Value[]): Row[];
  };
}

export interface IndexState {
  generation: number;
  /** Differs after a rollback even where the generation is the same again. */
  stamp: number;
  embedder: string | undefined;
}

export interface SegmentRow {
  id: number;
  /** Names the content: an id may come again after a rollback. */
  key: string;
  smallestId: number;
  greatestId: number;
  /** Newer segments have greater ones. */
  sequence: number;
  papers: number;
  terms: number;
  bytes: number;
  /** Ids that older segments may still have, ascending. */
  removed: Uint32Array;
  sizes: Record<PartName, number>;
}

/** Small enough that a large segment is never copied whole on its way. */
const CHUNK_BYTES = 4 << 20;
const MAPPED_BYTES = 2 ** 40;

export function readState(database: IndexDatabase): IndexState {
  const row = database.prepare("SELECT generation, stamp, embedder FROM search_state").get();
  if (!row) throw damagedIndex("its state is missing");
  const { generation, stamp, embedder } = row;
  return {
    generation: Number(generation),
    stamp: Number(stamp),
    embedder: typeof embedder === "string" ? embedder : undefined,
  };
}

const newStamp = (): number => randomInt(2 ** 47);

const KEPT_GENERATIONS = 256;

/** Every write that readers must see ends with this. */
export function nextGeneration(database: IndexDatabase): number {
  const generation = readState(database).generation + 1;
  const stamp = newStamp();
  database.prepare("UPDATE search_state SET generation = ?, stamp = ?").run(generation, stamp);
  database.prepare("INSERT INTO search_generations VALUES (?, ?)").run(generation, stamp);
  database.prepare("DELETE FROM search_generations WHERE generation < ?").run(generation - KEPT_GENERATIONS);
  return generation;
}

/** Whether a state that was read once has become part of the past, and was not rolled back. */
export function isPast(database: IndexDatabase, { generation, stamp }: IndexState): boolean {
  const row = database.prepare("SELECT stamp FROM search_generations WHERE generation = ?").get(generation);
  return row !== undefined && Number(row.stamp) === stamp;
}

/** Who sees a segment: nobody while it is merged, everybody, or nobody until the index that is built anew is whole. */
export type SegmentStage = "merging" | "ready" | "rebuilding";
const STAGES: readonly SegmentStage[] = ["merging", "ready", "rebuilding"];

/** Oldest first. */
export function readSegments(database: IndexDatabase, stage: SegmentStage = "ready"): SegmentRow[] {
  return database
    .prepare(
      `SELECT id, stamp, sequence, smallest_id, greatest_id, papers, terms, removed, sizes FROM search_segments
       WHERE is_ready = ? ORDER BY sequence`,
    )
    .all(STAGES.indexOf(stage))
    .map((row) => {
      const sizes = JSON.parse(String(row.sizes)) as Record<PartName, number>;
      return {
        id: Number(row.id),
        key: `${row.id}.${row.stamp}`,
        smallestId: Number(row.smallest_id),
        greatestId: Number(row.greatest_id),
        sequence: Number(row.sequence),
        papers: Number(row.papers),
        terms: Number(row.terms),
        bytes: PART_NAMES.reduce((sum, name) => sum + sizes[name], 0),
        removed: toIds(blobOf(row.removed)),
        sizes,
      };
    });
}

/** Bytes of a blob at an aligned start: one driver gives buffers that lie anywhere, or bare memory from `all`. */
export const blobOf = (value: Value | undefined): Uint8Array<ArrayBuffer> => new Uint8Array(value as Uint8Array);

function toIds(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(bytes.buffer, 0, bytes.length >>> 2);
}

export interface NewSegment {
  smallestId: number;
  greatestId: number;
  sequence: number;
  papers: number;
  terms: number;
  removed: readonly number[];
  stage: SegmentStage;
  sizes: Record<PartName, number>;
}

export function insertSegment(database: IndexDatabase, segment: NewSegment): number {
  const removed = Uint32Array.from(segment.removed).sort();
  const row = database
    .prepare(
      `INSERT INTO search_segments (stamp, sequence, smallest_id, greatest_id, papers, terms, removed, sizes, is_ready)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .all(
      newStamp(),
      segment.sequence,
      segment.smallestId,
      segment.greatestId,
      segment.papers,
      segment.terms,
      new Uint8Array(removed.buffer),
      JSON.stringify(segment.sizes),
      STAGES.indexOf(segment.stage),
    )[0];
  return Number(row?.id);
}

export function insertParts(database: IndexDatabase, segmentId: number, parts: SegmentParts): void {
  for (const name of PART_NAMES) {
    const part = parts[name];
    for (let at = 0, number = 0; at < part.length; at += CHUNK_BYTES, number++) {
      insertChunk(database, { segmentId, name, number, bytes: part.subarray(at, at + CHUNK_BYTES) });
    }
  }
}

export interface Chunk {
  segmentId: number;
  name: PartName;
  number: number;
  bytes: Uint8Array;
}

export function insertChunk(database: IndexDatabase, { segmentId, name, number, bytes }: Chunk): void {
  database
    .prepare("INSERT INTO search_chunks (segment_id, part, number, checksum, bytes) VALUES (?, ?, ?, ?, ?)")
    .run(segmentId, name, number, crc32(bytes), bytes);
}

export function deleteSegments(database: IndexDatabase, ids: readonly number[]): void {
  for (const id of ids) {
    for (const table of ["search_chunks", "search_numbers", "search_vectors"]) {
      database.prepare(`DELETE FROM ${table} WHERE segment_id = ?`).run(id);
    }
    database.prepare("DELETE FROM search_segments WHERE id = ?").run(id);
  }
}

/** Hundreds of megabytes are read at once and never again: mapped they need no copy on their way through the cache of the database. */
export function withMappedFile<T>(database: IndexDatabase, work: () => T): T {
  database.exec(`PRAGMA mmap_size = ${MAPPED_BYTES}`);
  try {
    return work();
  } finally {
    database.exec("PRAGMA mmap_size = 0");
  }
}

/** Reads a segment into memory that threads can share, checking every byte. */
export function readParts(database: IndexDatabase, row: SegmentRow): SharedParts {
  const parts = {} as SharedParts;
  for (const name of PART_NAMES) parts[name] = readPart(database, row, name);
  return parts;
}

/** Reads each part when it is first asked for, and keeps it. */
export function readPartsLazily(database: IndexDatabase, row: SegmentRow): SharedParts {
  const parts = {} as SharedParts;
  for (const name of PART_NAMES) {
    let part: SharedArrayBuffer | undefined;
    Object.defineProperty(parts, name, {
      get() {
        part ??= readPart(database, row, name);
        return part;
      },
    });
  }
  return parts;
}

function readPart(database: IndexDatabase, { id, sizes }: SegmentRow, name: PartName): SharedArrayBuffer {
  const size = sizes[name];
  const buffer = new SharedArrayBuffer((size + 3) & ~3);
  const target = new Uint8Array(buffer);
  const statement = database.prepare(
    "SELECT checksum, bytes FROM search_chunks WHERE segment_id = ? AND part = ? AND number = ?",
  );
  let at = 0;
  for (let number = 0; at < size; number++) {
    const row = statement.get(id, name, number);
    if (!row) throw damagedIndex(`${name} of segment ${id} is not complete`);
    const bytes = row.bytes as Uint8Array;
    requireSum(bytes, Number(row.checksum), `${name} of segment ${id}`);
    if (at + bytes.length > size) throw damagedIndex(`${name} of segment ${id} is too long`);
    target.set(bytes, at);
    at += bytes.length;
  }
  return buffer;
}

export function requireSum(bytes: Uint8Array, checksum: number, what: string): void {
  if (crc32(bytes) !== checksum) throw damagedIndex(`${what} has another checksum`);
}

/** Segments built anew take the place of those up to a sequence; what was written since stays above them. */
export function putInPlace(database: IndexDatabase, upTo: number): void {
  const rebuilt = readSegments(database, "rebuilding");
  const ready = readSegments(database);
  deleteSegments(
    database,
    ready.filter(({ sequence }) => sequence <= upTo).map(({ id }) => id),
  );
  const move = database.prepare("UPDATE search_segments SET sequence = ?, is_ready = 1 WHERE id = ?");
  for (const [at, { id, sequence }] of ready.entries()) {
    if (sequence > upTo) move.run(upTo + rebuilt.length + at + 1, id);
  }
  for (const [at, { id }] of rebuilt.entries()) move.run(upTo + at + 1, id);
  nextGeneration(database);
}

export const countChunks = (
  database: IndexDatabase,
  table: "search_chunks" | "search_vectors",
  segmentId: number,
): number => Number(database.prepare(`SELECT count(*) AS n FROM ${table} WHERE segment_id = ?`).all(segmentId)[0]?.n);

/** Fills in a segment that was written step by step. */
export function finishSegment(database: IndexDatabase, segment: NewSegment & { id: number }): void {
  const removed = Uint32Array.from(segment.removed).sort();
  database
    .prepare(
      `UPDATE search_segments SET stamp = ?, sequence = ?, smallest_id = ?, greatest_id = ?, papers = ?, terms = ?, removed = ?,
       sizes = ?, is_ready = ? WHERE id = ?`,
    )
    .run(
      newStamp(),
      segment.sequence,
      segment.smallestId,
      segment.greatestId,
      segment.papers,
      segment.terms,
      new Uint8Array(removed.buffer),
      JSON.stringify(segment.sizes),
      STAGES.indexOf(segment.stage),
      segment.id,
    );
}

export const deleteVectors = (database: IndexDatabase): void => {
  database.prepare("DELETE FROM search_vectors").run();
};

export const saveEmbedder = (database: IndexDatabase, embedder: string): void => {
  database.prepare("UPDATE search_state SET embedder = ?").run(embedder);
};
