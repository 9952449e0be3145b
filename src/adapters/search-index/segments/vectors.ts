// Vectors of a segment's papers: as bytes for exact cosines, and their signs as 256-bit codes for the scan over everything.

import { crc32 } from "node:zlib";
import { damagedIndex } from "./layout.ts";
import type { Sources } from "./merge-segments.ts";
import { blobOf, type IndexDatabase, requireSum } from "./rows.ts";

export const DIMENSIONS = 256;
const CODE_BYTES = DIMENSIONS / 8;
/** Codes lie in planes of this many papers: byte 0 of all, byte 1 of all, ... as the scan takes them. */
export const PLANE = 16;
/** Papers whose vectors are stored together. */
export const CHUNK_DOCS = 1024;
const PAGE = 65_536;
/** In front of the codes: a flag for each share of the room that scanning threads write to, then the shares. */
export const SCAN_SHARES = 8;
export const SCAN_HEAD = 64;
/** Papers scanned at a time. */
export const SCAN_DOCS = 16_384;
export const SCAN_SHARE = 4096 + SCAN_DOCS / 8 + SCAN_DOCS * 4;
const SCAN_ROOM = SCAN_HEAD + SCAN_SHARES * SCAN_SHARE;

export interface Vectors {
  generation: number;
  memory: WebAssembly.Memory;
  count: number;
  /** Which papers have one, as bits. */
  has: Uint32Array;
  /** One over the length of each vector; 0 where there is none. */
  scales: Float32Array;
  codes: Uint8Array;
  bytes: Int8Array;
}

/** Where the codes begin in the memory. */
export const CODES_START = SCAN_ROOM;

const planes = (count: number): number => Math.ceil(count / PLANE);

interface Places {
  codes: number;
  has: number;
  scales: number;
  bytes: number;
  end: number;
}

function placesOf(count: number): Places {
  const codes = SCAN_ROOM;
  const has = codes + planes(count) * PLANE * CODE_BYTES;
  // Masks are read sixteen papers at a time, so they are padded to whole planes.
  const scales = has + Math.ceil(count / 32) * 4;
  const bytes = scales + count * 4;
  return { codes, has, scales, bytes, end: bytes + count * DIMENSIONS };
}

export function openVectors(generation: number, memory: WebAssembly.Memory, count: number): Vectors {
  const places = placesOf(count);
  const { buffer } = memory;
  return {
    generation,
    memory,
    count,
    has: new Uint32Array(buffer, places.has, Math.ceil(count / 32)),
    scales: new Float32Array(buffer, places.scales, count),
    codes: new Uint8Array(buffer, places.codes, places.has - places.codes),
    bytes: new Int8Array(buffer, places.bytes, count * DIMENSIONS),
  };
}

function newMemory(count: number): WebAssembly.Memory {
  const pages = Math.max(1, Math.ceil(placesOf(count).end / PAGE));
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** A chunk as it is stored: bits, scales, codes in planes, bytes. */
interface Chunk {
  has: Uint32Array;
  scales: Float32Array;
  codes: Uint8Array;
  bytes: Int8Array;
  whole: Uint8Array;
}

function openChunk(docs: number, whole = new Uint8Array(chunkSize(docs))): Chunk {
  const words = Math.ceil(docs / 32);
  const codes = words * 4 + docs * 4;
  const bytes = codes + planes(docs) * PLANE * CODE_BYTES;
  return {
    has: new Uint32Array(whole.buffer, 0, words),
    scales: new Float32Array(whole.buffer, words * 4, docs),
    codes: new Uint8Array(whole.buffer, codes, bytes - codes),
    bytes: new Int8Array(whole.buffer, bytes, docs * DIMENSIONS),
    whole,
  };
}

const chunkSize = (docs: number): number =>
  Math.ceil(docs / 32) * 4 + docs * 4 + planes(docs) * PLANE * CODE_BYTES + docs * DIMENSIONS;

/** As `readNumbers`. */
export function readVectors(
  database: IndexDatabase,
  segmentId: number,
  count: number,
  known?: Vectors,
): Vectors | undefined {
  const rows = database
    .prepare("SELECT number, generation FROM search_vectors WHERE segment_id = ? ORDER BY number")
    .all(segmentId);
  const fresh = rows.filter((row) => Number(row.generation) > (known?.generation ?? -1));
  if (rows.length === 0) return undefined;
  if (fresh.length === 0) return known;
  const memory = newMemory(count);
  const target = openVectors(Math.max(...fresh.map((row) => Number(row.generation))), memory, count);
  if (known) {
    // Not the room in front: another thread may be scanning in it.
    const { codes, end } = placesOf(count);
    new Uint8Array(memory.buffer, codes, end - codes).set(new Uint8Array(known.memory.buffer, codes, end - codes));
  }
  const select = database.prepare("SELECT checksum, bytes FROM search_vectors WHERE segment_id = ? AND number = ?");
  for (const { number } of fresh) {
    const row = select.get(segmentId, Number(number));
    if (!row) continue;
    const bytes = blobOf(row.bytes);
    requireSum(bytes, Number(row.checksum), `vectors of segment ${segmentId}`);
    const first = Number(number) * CHUNK_DOCS;
    const docs = Math.min(CHUNK_DOCS, count - first);
    if (docs <= 0 || bytes.length !== chunkSize(docs)) {
      throw damagedIndex(`vectors of segment ${segmentId} have another size`);
    }
    const chunk = openChunk(docs, bytes);
    target.has.set(chunk.has, first >>> 5);
    target.scales.set(chunk.scales, first);
    target.codes.set(chunk.codes, first * CODE_BYTES);
    target.bytes.set(chunk.bytes, first * DIMENSIONS);
  }
  return target;
}

/** A vector as it is kept. */
export interface StoredVector {
  bytes: Int8Array;
  scale: number;
}

/** Every vector uses the whole range of a byte; its length is kept beside it. */
export function storeVector(vector: Float32Array): StoredVector {
  let greatest = 0;
  for (const value of vector) greatest = Math.max(greatest, Math.abs(value));
  const bytes = new Int8Array(DIMENSIONS);
  let squares = 0;
  if (greatest > 0) {
    for (let at = 0; at < DIMENSIONS; at++) {
      const value = Math.round(((vector[at] ?? 0) * 127) / greatest);
      bytes[at] = value;
      squares += value * value;
    }
  }
  return { bytes, scale: squares > 0 ? 1 / Math.sqrt(squares) : 0 };
}

export function storedVector({ bytes, scales, has }: Vectors, doc: number): StoredVector | undefined {
  if (((has[doc >>> 5] as number) & (1 << (doc & 31))) === 0) return undefined;
  return { bytes: bytes.subarray(doc * DIMENSIONS, (doc + 1) * DIMENSIONS), scale: scales[doc] as number };
}

/** Bit i of a code is set where dimension i is above zero. */
export function codeOf(values: ArrayLike<number>): Uint8Array {
  const code = new Uint8Array(CODE_BYTES);
  for (let at = 0; at < DIMENSIONS; at++) {
    if ((values[at] as number) > 0) code[at >>> 3] = (code[at >>> 3] as number) | (1 << (at & 7));
  }
  return code;
}

/** Rewrites the chunks that hold these papers; undefined takes a vector away. */
export function writeVectors(
  database: IndexDatabase,
  segment: { id: number; count: number },
  changes: ReadonlyMap<number, StoredVector | undefined>,
  generation: number,
): void {
  const numbers = new Set([...changes.keys()].map(chunkOf));
  const select = database.prepare("SELECT bytes FROM search_vectors WHERE segment_id = ? AND number = ?");
  const insert = database.prepare("INSERT OR REPLACE INTO search_vectors VALUES (?, ?, ?, ?, ?)");
  for (const number of numbers) {
    const first = number * CHUNK_DOCS;
    const docs = Math.min(CHUNK_DOCS, segment.count - first);
    const old = select.get(segment.id, number)?.bytes;
    const chunk = old ? openChunk(docs, blobOf(old)) : openChunk(docs);
    for (let doc = first; doc < first + docs; doc++) {
      if (changes.has(doc)) setVector(chunk, doc - first, changes.get(doc));
    }
    insert.run(segment.id, number, generation, crc32(chunk.whole), chunk.whole);
  }
}

/** Writes the vectors of a segment's papers from `first`, the beginning of a chunk, to before `end`, as other segments have them. */
export function copyVectors(
  database: IndexDatabase,
  segmentId: number,
  { inputs, docs }: Sources,
  from: readonly (Vectors | undefined)[],
  { first, end, generation }: { first: number; end: number; generation: number },
): number {
  const insert = database.prepare("INSERT INTO search_vectors VALUES (?, ?, ?, ?, ?)");
  let chunks = 0;
  for (let start = first; start < end; start += CHUNK_DOCS) {
    const chunk = openChunk(Math.min(CHUNK_DOCS, docs.length - start));
    let copied = 0;
    for (let at = 0; at < chunk.scales.length; at++) {
      const source = from[inputs[start + at] as number];
      if (source && copyVector(source, docs[start + at] as number, chunk, at)) copied++;
    }
    if (copied === 0) continue;
    insert.run(segmentId, start / CHUNK_DOCS, generation, crc32(chunk.whole), chunk.whole);
    chunks++;
  }
  return chunks;
}

function copyVector(source: Vectors, doc: number, target: Chunk, at: number): boolean {
  if (((source.has[doc >>> 5] as number) & (1 << (doc & 31))) === 0) return false;
  target.has[at >>> 5] = (target.has[at >>> 5] as number) | (1 << (at & 31));
  target.scales[at] = source.scales[doc] as number;
  target.bytes.set(source.bytes.subarray(doc * DIMENSIONS, (doc + 1) * DIMENSIONS), at * DIMENSIONS);
  const [plane, own] = [planeOf(doc), planeOf(at)];
  for (let row = 0; row < CODE_BYTES * PLANE; row += PLANE)
    target.codes[own + row] = source.codes[plane + row] as number;
  return true;
}

/** Numbers of the chunks that were written after a generation. */
export const chunksSince = (database: IndexDatabase, segmentId: number, generation: number): ReadonlySet<number> =>
  new Set(
    database
      .prepare("SELECT number FROM search_vectors WHERE segment_id = ? AND generation > ?")
      .all(segmentId, generation)
      .map((row) => Number(row.number)),
  );

export const chunkOf = (doc: number): number => Math.floor(doc / CHUNK_DOCS);

/** Where the code of a paper begins among the planes. */
const planeOf = (doc: number): number => Math.floor(doc / PLANE) * PLANE * CODE_BYTES + (doc % PLANE);

function setVector({ has, scales, codes, bytes }: Chunk, at: number, vector: StoredVector | undefined): void {
  const word = at >>> 5;
  has[word] = ((has[word] as number) & ~(1 << (at & 31))) | (vector ? 1 << (at & 31) : 0);
  scales[at] = vector?.scale ?? 0;
  bytes.set(vector?.bytes ?? new Int8Array(DIMENSIONS), at * DIMENSIONS);
  const code = codeOf(bytes.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS));
  const plane = planeOf(at);
  for (let byte = 0; byte < CODE_BYTES; byte++) codes[plane + byte * PLANE] = code[byte] as number;
}
