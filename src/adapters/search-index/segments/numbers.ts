// Citations, rank and rising of a segment's papers: the numbers that change every day, in chunks that are rewritten alone.

import { crc32 } from "node:zlib";
import type { NumberColumn } from "../../../ports/search-index.ts";
import { damagedIndex } from "./layout.ts";
import type { Sources } from "./merge-segments.ts";
import { blobOf, type IndexDatabase, requireSum } from "./rows.ts";

export type StoredNumber = Extract<NumberColumn, "citations" | "rank" | "rising">;
export const STORED_NUMBERS: readonly StoredNumber[] = ["citations", "rank", "rising"];
const CHUNK_DOCS = 8192;

/** NaN where a paper has none. */
export interface Numbers {
  generation: number;
  buffer: SharedArrayBuffer;
  columns: Record<StoredNumber, Float64Array>;
}

export function openNumbers(generation: number, buffer: SharedArrayBuffer): Numbers {
  const count = buffer.byteLength / 24;
  const column = (index: number) => new Float64Array(buffer, index * count * 8, count);
  return { generation, buffer, columns: { citations: column(0), rank: column(1), rising: column(2) } };
}

/** The numbers as they are now; `known` itself when nothing was written since. Undefined while there are none. */
export function readNumbers(
  database: IndexDatabase,
  segmentId: number,
  count: number,
  known?: Numbers,
): Numbers | undefined {
  const rows = database
    .prepare("SELECT number, generation, checksum, bytes FROM search_numbers WHERE segment_id = ? AND generation > ?")
    .all(segmentId, known?.generation ?? -1);
  if (rows.length === 0) return known;
  const buffer = new SharedArrayBuffer(count * 24);
  const target = openNumbers(Math.max(...rows.map((row) => Number(row.generation))), buffer);
  if (known) new Uint8Array(buffer).set(new Uint8Array(known.buffer));
  else for (const name of STORED_NUMBERS) target.columns[name].fill(Number.NaN);
  for (const row of rows) {
    const bytes = blobOf(row.bytes);
    requireSum(bytes, Number(row.checksum), `numbers of segment ${segmentId}`);
    const first = Number(row.number) * CHUNK_DOCS;
    const docs = Math.min(CHUNK_DOCS, count - first);
    if (docs <= 0 || bytes.length !== docs * 24)
      throw damagedIndex(`numbers of segment ${segmentId} have another size`);
    const values = new Float64Array(bytes.buffer);
    STORED_NUMBERS.forEach((name, index) => {
      target.columns[name].set(values.subarray(index * docs, (index + 1) * docs), first);
    });
  }
  return target;
}

export type NumberRow = Partial<Record<StoredNumber, number | undefined>>;

/** Rewrites the chunks that hold these papers. */
export function writeNumbers(
  database: IndexDatabase,
  segment: { id: number; count: number },
  changes: ReadonlyMap<number, NumberRow>,
  generation: number,
): void {
  const chunks = new Map<number, [number, NumberRow][]>();
  for (const entry of changes) {
    const number = Math.floor(entry[0] / CHUNK_DOCS);
    const chunk = chunks.get(number);
    if (chunk) chunk.push(entry);
    else chunks.set(number, [entry]);
  }
  const select = database.prepare("SELECT bytes FROM search_numbers WHERE segment_id = ? AND number = ?");
  const insert = database.prepare("INSERT OR REPLACE INTO search_numbers VALUES (?, ?, ?, ?, ?)");
  for (const [number, entries] of chunks) {
    const first = number * CHUNK_DOCS;
    const docs = Math.min(CHUNK_DOCS, segment.count - first);
    const old = select.get(segment.id, number)?.bytes;
    const values = old ? new Float64Array(blobOf(old).buffer) : new Float64Array(docs * 3).fill(Number.NaN);
    for (const [doc, row] of entries) {
      STORED_NUMBERS.forEach((name, index) => {
        values[index * docs + doc - first] = row[name] ?? Number.NaN;
      });
    }
    const bytes = new Uint8Array(values.buffer);
    insert.run(segment.id, number, generation, crc32(bytes), bytes);
  }
}

/** Writes the numbers of all papers of a segment as other segments have them. */
export function copyNumbers(
  database: IndexDatabase,
  segmentId: number,
  { inputs, docs }: Sources,
  from: readonly (Numbers | undefined)[],
  generation: number,
): void {
  if (from.every((numbers) => numbers === undefined)) return;
  const insert = database.prepare("INSERT INTO search_numbers VALUES (?, ?, ?, ?, ?)");
  for (let first = 0; first < docs.length; first += CHUNK_DOCS) {
    const count = Math.min(CHUNK_DOCS, docs.length - first);
    const values = new Float64Array(count * 3).fill(Number.NaN);
    for (let at = 0; at < count; at++) {
      const source = from[inputs[first + at] as number];
      if (!source) continue;
      const doc = docs[first + at] as number;
      for (const [index, name] of STORED_NUMBERS.entries()) {
        values[index * count + at] = source.columns[name][doc] as number;
      }
    }
    const bytes = new Uint8Array(values.buffer);
    insert.run(segmentId, first / CHUNK_DOCS, generation, crc32(bytes), bytes);
  }
}

export function rowOf(numbers: Numbers, doc: number): NumberRow {
  const { citations, rank, rising } = numbers.columns;
  return { citations: citations[doc], rank: rank[doc], rising: rising[doc] };
}
