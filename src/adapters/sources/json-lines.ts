// Cuts a stream of bytes into lines of text: fast, bounded in memory, and plain about lines it cannot read.

import { isUtf8 } from "node:buffer";
import { AppError } from "../../lib/errors.ts";

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const EXCERPT_BYTES = 2_000;
export const DEFAULT_MAX_LINE_BYTES = 32 * 1024 * 1024;

export interface BadLine {
  reason: string;
  excerpt: string;
}

/** The lines that one piece of input completed. Blank lines are `""`, so that line numbers can be counted. */
export interface LineChunk {
  lines: (string | BadLine)[];
  /** Number of the first of these lines, from 1. */
  firstLine: number;
  /** Bytes of input used up to the end of these lines. */
  bytesRead: number;
}

/** A line that a chunk left unfinished; past the limit only its beginning is kept. */
interface Unfinished {
  pieces: Buffer[];
  bytes: number;
}

/** Lines of a UTF-8 stream. LF and CRLF end a line, a byte order mark is dropped, a last line needs no end. */
export async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  options: { maxLineBytes?: number } = {},
): AsyncGenerator<LineChunk> {
  const max = options.maxLineBytes ?? DEFAULT_MAX_LINE_BYTES;
  const rest: Unfinished = { pieces: [], bytes: 0 };
  let firstLine = 1;
  let bytesRead = 0;
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines = linesOf(buffer, rest, max);
    bytesRead += buffer.length;
    if (lines.length === 0) continue;
    if (firstLine === 1) dropByteOrderMark(lines);
    yield { lines, firstLine, bytesRead: bytesRead - rest.bytes };
    firstLine += lines.length;
  }
  if (rest.bytes === 0) return;
  const lines = [finish(rest, max)];
  if (firstLine === 1) dropByteOrderMark(lines);
  yield { lines, firstLine, bytesRead };
}

function linesOf(buffer: Buffer, rest: Unfinished, max: number): (string | BadLine)[] {
  const lines: (string | BadLine)[] = [];
  let start = 0;
  if (rest.bytes > 0) {
    const end = buffer.indexOf(NEWLINE);
    keep(rest, end === -1 ? buffer : buffer.subarray(0, end), max);
    if (end === -1) return lines;
    lines.push(finish(rest, max));
    start = end + 1;
  }
  const stop = buffer.lastIndexOf(NEWLINE) + 1;
  // One check over all lines is cheaper than one each; only a broken chunk is looked at line by line.
  const isValid = stop <= start || isUtf8(buffer.subarray(start, stop));
  while (start < stop) {
    const end = buffer.indexOf(NEWLINE, start);
    lines.push(decode(buffer, start, end, isValid, max));
    start = end + 1;
  }
  if (start < buffer.length) keep(rest, buffer.subarray(start), max);
  return lines;
}

/** Copies, because a stream may reuse its buffer. */
function keep(rest: Unfinished, piece: Buffer, max: number): void {
  if (rest.bytes <= max) rest.pieces.push(Buffer.from(piece));
  rest.bytes += piece.length;
}

function finish(rest: Unfinished, max: number): string | BadLine {
  const isTooLong = rest.bytes > max;
  const [only] = rest.pieces;
  const line = rest.pieces.length === 1 && only ? only : Buffer.concat(rest.pieces);
  rest.pieces = [];
  rest.bytes = 0;
  return isTooLong ? tooLong(line, 0, max) : decode(line, 0, line.length, isUtf8(line), max);
}

function decode(buffer: Buffer, start: number, end: number, isValid: boolean, max: number): string | BadLine {
  if (end - start > max) return tooLong(buffer, start, max);
  const last = end > start && buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  if (isValid || isUtf8(buffer.subarray(start, last))) return buffer.toString("utf8", start, last);
  return {
    reason: "not valid UTF-8",
    excerpt: buffer.toString("latin1", start, Math.min(last, start + EXCERPT_BYTES)),
  };
}

const tooLong = (buffer: Buffer, start: number, max: number): BadLine => ({
  reason: `line longer than ${max} bytes`,
  excerpt: buffer.toString("utf8", start, start + EXCERPT_BYTES),
});

function dropByteOrderMark(lines: (string | BadLine)[]): void {
  const [first] = lines;
  if (typeof first === "string") {
    if (first.startsWith("\ufeff")) lines[0] = first.slice(1);
  } else if (first && /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(first.excerpt)) {
    throw new AppError(
      "invalid",
      "This input is UTF-16. Convert it to UTF-8 first, for example with `iconv -f utf-16 -t utf-8`.",
    );
  }
}
