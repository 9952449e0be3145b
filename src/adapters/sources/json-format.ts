// Reads JSON lines, or one JSON document, as batches of records.

import { AppError } from "../../lib/errors.ts";
import type { FileFormat, SourceBatch } from "../../ports/source.ts";
import { isObject, type Parsed, setAside } from "./fields.ts";
import { type BadLine, type LineChunk, splitLines } from "./json-lines.ts";

const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;
/** A broken document of millions of lines is not worth trying line by line. */
const LINES_TO_JUDGE = 20;
/** Below this, a pause between batches costs more than it saves. */
const LEAST_BATCH = 1;

export interface JsonReading {
  source: string;
  batchSize: number;
  /** Puts what one JSON value says into the lists. */
  parse(value: unknown, into: Parsed): void;
}

/**
 * A first line that is JSON by itself means JSON lines, of which each broken one is set aside;
 * otherwise the whole input is one document.
 */
export async function* readJson(bytes: AsyncIterable<Uint8Array>, reading: JsonReading): AsyncGenerator<SourceBatch> {
  const pending: Parsed = { records: [], setAsides: [] };
  const document: LineChunk = { lines: [], firstLine: 1, bytesRead: 0 };
  let layout: "lines" | "document" | undefined;
  let bytesRead = 0;
  for await (const chunk of splitLines(bytes)) {
    layout ??= layoutOf(chunk);
    if (layout === "document") addToDocument(document, chunk);
    else parseLines(chunk, reading, pending);
    bytesRead = chunk.bytesRead;
    yield* fullBatches(pending, reading.batchSize, bytesRead);
  }
  if (layout === "document") parseDocument(document, reading, pending);
  yield* fullBatches(pending, reading.batchSize, bytesRead);
  if (pending.records.length + pending.setAsides.length > 0) yield takeBatch(pending, reading.batchSize, bytesRead);
}

/** A pretty-printed document breaks its first line after a bracket or a comma. */
function layoutOf(chunk: LineChunk): "lines" | "document" | undefined {
  const first = chunk.lines.find((line) => typeof line !== "string" || line.trim() !== "");
  if (first === undefined) return undefined;
  if (typeof first !== "string") return "lines";
  const line = first.trim();
  return /^[[{]/.test(line) && /[[{,]$/.test(line) ? "document" : "lines";
}

function addToDocument(document: LineChunk, chunk: LineChunk): void {
  for (const line of chunk.lines) document.lines.push(line);
  if (chunk.bytesRead <= MAX_DOCUMENT_BYTES) return;
  throw new AppError(
    "invalid",
    "This JSON document is too large to read whole. Convert it to one object a line (jq -c '.[]').",
  );
}

/** What is no document may still be JSON lines with a broken first line. */
function parseDocument(document: LineChunk, reading: JsonReading, into: Parsed): void {
  const text = document.lines.map((line) => (typeof line === "string" ? line : line.excerpt)).join("\n");
  const value = parseJson(text);
  const isClean = document.lines.every((line) => typeof line === "string");
  if (value !== undefined && isClean) {
    reading.parse(value, into);
    return;
  }
  if (!looksLikeLines(document)) {
    into.setAsides.push(setAside(reading.source, "not valid JSON", text));
    return;
  }
  parseLines(document, reading, into);
}

/** The first line is known to be broken; the next ones tell. */
const looksLikeLines = (document: LineChunk): boolean =>
  document.lines.slice(0, LINES_TO_JUDGE).some((line) => typeof line === "string" && isObject(parseJson(line)));

function parseLines(chunk: LineChunk, reading: JsonReading, into: Parsed): void {
  for (const [index, line] of chunk.lines.entries()) {
    if (line === "") continue;
    if (typeof line !== "string") into.setAsides.push(badLine(reading.source, chunk.firstLine + index, line));
    else {
      const value = parseJson(line);
      if (value !== undefined) reading.parse(value, into);
      else if (line.trim() !== "") {
        const number = chunk.firstLine + index;
        into.setAsides.push(setAside(reading.source, `line ${number}: not valid JSON`, line));
      }
    }
  }
}

const badLine = (source: string, number: number, line: BadLine) =>
  setAside(source, `line ${number}: ${line.reason}`, line.excerpt);

/** JSON has no `undefined`, so it can stand for "not JSON". */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function* fullBatches(pending: Parsed, batchSize: number, bytesRead: number): Generator<SourceBatch> {
  const size = Math.max(LEAST_BATCH, batchSize);
  while (pending.records.length >= size || pending.setAsides.length >= size) yield takeBatch(pending, size, bytesRead);
}

export function takeBatch(pending: Parsed, batchSize: number, bytesRead: number): SourceBatch {
  const size = Math.max(LEAST_BATCH, batchSize);
  return {
    records: pending.records.splice(0, size),
    setAsides: pending.setAsides.splice(0, size),
    progress: { done: bytesRead, unit: "bytes" },
  };
}

export interface JsonFormat {
  name: string;
  title: string;
  detect: FileFormat["detect"];
  /** Pure: what one JSON value of the input says. */
  parse(value: unknown): Parsed;
}

export function createJsonFormat({ name, title, detect, parse }: JsonFormat): FileFormat {
  const append = (value: unknown, into: Parsed) => {
    const { records, setAsides } = parse(value);
    for (const record of records) into.records.push(record);
    for (const aside of setAsides) into.setAsides.push(aside);
  };
  return {
    name,
    title,
    detect,
    read: (bytes, { batchSize }) => readJson(bytes, { source: name, batchSize, parse: append }),
  };
}
