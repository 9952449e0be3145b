// Opens a file or standard input for reading, unpacked, with its first bytes known and its progress countable.

import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import * as zlib from "node:zlib";
import { AppError, errorMessage } from "./errors.ts";

export interface OpenInput {
  /** `works.jsonl`: without the ending of the compression. */
  fileName: string;
  /** The first 64 KiB after unpacking, as UTF-8. */
  head: string;
  /** All of it, from the first byte. */
  bytes: AsyncIterable<Uint8Array>;
  /** Bytes taken from the file so far, and of how many, when that is known. */
  position(): { done: number; total?: number };
  close(): void;
}

const HEAD_BYTES = 64 * 1024;

export interface InputOptions {
  /** What `-` reads. */
  stdin?: Readable;
  /** Name to show and to guess the format by, when it differs from the path. */
  fileName?: string;
}

export async function openInput(path: string, options: InputOptions = {}): Promise<OpenInput> {
  const raw = path === "-" ? (options.stdin ?? process.stdin) : openFile(path);
  const total = path === "-" ? undefined : statSync(path).size;
  let done = 0;
  const counted = count(raw, (bytes) => {
    done += bytes;
  });
  const start = await takeAtLeast(counted, 4, path);
  const unpacked = unpack(start.taken, join(start.taken, start.rest), path);
  const { taken, rest } = await takeAtLeast(unpacked, HEAD_BYTES, path);
  return {
    fileName: (options.fileName ?? (path === "-" ? "stdin" : basename(path))).replace(/\.(?:gz|zst|bz2)$/i, ""),
    head: new TextDecoder().decode(taken.subarray(0, HEAD_BYTES)),
    bytes: translate(join(taken, rest), path),
    position: () => ({ done, ...(total === undefined ? {} : { total }) }),
    close: () => raw.destroy(),
  };
}

function openFile(path: string): Readable {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new AppError("invalid", `There is no file ${path}.`);
  if (stats.isDirectory()) throw new AppError("invalid", `${path} is a folder; name the files in it.`);
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

async function* count(stream: Readable, add: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array);
    add(bytes.length);
    yield bytes;
  }
}

type Rest = AsyncIterator<Uint8Array>;

async function takeAtLeast(
  source: AsyncIterable<Uint8Array>,
  size: number,
  path: string,
): Promise<{ taken: Uint8Array; rest: Rest }> {
  const rest = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < size) {
      const next = await rest.next();
      if (next.done) break;
      chunks.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    // A file that breaks off within its head is read as far as it goes; the reader of the rest meets the error.
    if (length === 0) throw unreadable(path, error);
    return { taken: Buffer.concat(chunks), rest: failing(error) };
  }
  return { taken: Buffer.concat(chunks), rest };
}

const failing = (error: unknown): Rest => ({ next: () => Promise.reject(error) });

async function* join(first: Uint8Array, rest: Rest): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}

async function* translate(source: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, cause: unknown): AppError {
  return new AppError("invalid", `${path} cannot be read to its end: ${errorMessage(cause)}`, { cause });
}

/** By the first bytes, not by the name: downloads are often misnamed. */
function unpack(magic: Uint8Array, source: AsyncIterable<Uint8Array>, path: string): AsyncIterable<Uint8Array> {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => magic[index] === byte);
  const through = (unpacker: NodeJS.ReadWriteStream) => {
    const input = Readable.from(source);
    input.on("error", (error) => (unpacker as unknown as Readable).destroy(error));
    return input.pipe(unpacker) as unknown as AsyncIterable<Uint8Array>;
  };
  if (starts(0x1f, 0x8b)) return through(zlib.createGunzip({ chunkSize: 256 * 1024 }));
  if (starts(0x28, 0xb5, 0x2f, 0xfd)) {
    // Node has Zstandard since 22.15.
    const create = (zlib as unknown as Record<string, (() => NodeJS.ReadWriteStream) | undefined>).createZstdDecompress;
    if (create) return through(create());
    throw new AppError(
      "invalid",
      `${path} is packed with Zstandard, which this Node cannot unpack. Try: zstd -dc ${path} | broadsheet ingest -`,
    );
  }
  if (starts(0x42, 0x5a, 0x68)) {
    throw new AppError("invalid", `${path} is packed with bzip2. Try: bzip2 -dc ${path} | broadsheet ingest -`);
  }
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    throw new AppError("invalid", `${path} is a zip archive. Try: unzip -p ${path} | broadsheet ingest -`);
  }
  return source;
}
