// Opens a file or standard input as bytes, decompressed by what they are and not by what they are called.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable, type Transform } from "node:stream";
import * as zlib from "node:zlib";
import { decodeText } from "./decode-text.ts";
import { AppError, errorMessage } from "./errors.ts";
import { decompressBzip2 } from "./open-input/bzip2.ts";

export interface OpenedInput {
  /** Without folder and without `.gz`, `.zst` or `.bz2`; "" for standard input. */
  fileName: string;
  /** The first 64 KiB, decompressed, as text. */
  head: string;
  /** The whole content, decompressed; to be read once. */
  bytes: AsyncIterable<Uint8Array>;
  /** Size of the file as it lies on disk; undefined for standard input. */
  totalBytes?: number;
  /** How much of the file has been read so far: with `totalBytes` the honest progress of a compressed file. */
  readBytes(): number;
}

export interface OpenInputOptions {
  stdin?: AsyncIterable<Uint8Array>;
  /** Output may be this many times the input; checked once the output is large. */
  maxRatio?: number;
  maxTotalBytes?: number;
  signal?: AbortSignal;
}

// Text of metadata shrinks to a tenth, very even text to a hundredth; a bomb to a thousandth and less.
const MAX_RATIO = 250;
const RATIO_COUNTS_FROM = 64 * 1024 * 1024;
const MAX_TOTAL_BYTES = 200 * 1024 ** 3;
const HEAD_BYTES = 64 * 1024;
/** Every chunk is a turn of another thread and back. */
const CHUNK_BYTES = 256 * 1024;

const FILE_ERRORS: Record<string, [ConstructorParameters<typeof AppError>[0], string]> = {
  ENOENT: ["not_found", "there is no such file"],
  EACCES: ["forbidden", "it may not be read: check its permissions"],
  EPERM: ["forbidden", "it may not be read: check its permissions"],
  EISDIR: ["invalid", "it is a folder: name a file in it"],
};

function fileError(path: string, error: unknown): AppError {
  const [code, message] = FILE_ERRORS[(error as NodeJS.ErrnoException).code ?? ""] ?? [
    "unavailable",
    errorMessage(error),
  ];
  return new AppError(code, `${path}: ${message}`, { cause: error });
}

async function openFile(path: string): Promise<{ bytes: AsyncIterable<Uint8Array>; totalBytes?: number }> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    const bytes = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    // Opening shows at once what would else come up in the middle of reading.
    await new Promise((resolve, reject) => bytes.once("open", resolve).once("error", reject));
    return info.isFile() ? { bytes, totalBytes: info.size } : { bytes };
  } catch (error) {
    throw fileError(path, error);
  }
}

type Decompress = (input: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

function through(create: () => Transform): Decompress {
  return async function* (input) {
    const decoder = create();
    const source = Readable.from(input, { objectMode: false });
    source.on("error", (error) => decoder.destroy(error));
    try {
      yield* source.pipe(decoder) as AsyncIterable<Uint8Array>;
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError("invalid", `the compressed data is damaged or cut off (${errorMessage(error)})`, {
        cause: error,
      });
    } finally {
      source.destroy();
    }
  };
}

/** Not in the types of Node 20, as Node has it only since 22.15. */
const { createZstdDecompress } = zlib as typeof zlib & {
  createZstdDecompress?: (options: { chunkSize: number }) => Transform;
};

const unzstd: Decompress = (input) => {
  if (!createZstdDecompress) {
    throw new AppError(
      "invalid",
      "reading zstd needs Node 22.15 or newer: decompress first, as in `zstd -dc FILE | broadsheet ingest -`",
    );
  }
  return through(() => createZstdDecompress({ chunkSize: CHUNK_BYTES }))(input);
};

const isMagic = (head: Uint8Array, ...magic: number[]): boolean => magic.every((byte, index) => head[index] === byte);

function decompressorFor(head: Uint8Array): Decompress | undefined {
  if (isMagic(head, 0x1f, 0x8b)) return through(() => zlib.createGunzip({ chunkSize: CHUNK_BYTES }));
  if (isMagic(head, 0x28, 0xb5, 0x2f, 0xfd)) return unzstd;
  if (isMagic(head, 0x42, 0x5a, 0x68)) return decompressBzip2;
  if (isMagic(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a)) {
    throw new AppError("invalid", "xz is not supported: decompress first, as in `xz -dc FILE | broadsheet ingest -`");
  }
  if (isMagic(head, 0x50, 0x4b, 0x03, 0x04))
    throw new AppError("invalid", "this is a zip archive: unpack it and name the file in it");
  return undefined;
}

/** Reads until `size` bytes are at hand; they stay in front of the rest. */
async function peek(input: AsyncIterable<Uint8Array>, size: number) {
  const iterator = input[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < size; ) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* first.splice(0);
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(first).subarray(0, size), whole: whole() };
}

async function* guarded(input: AsyncIterable<Uint8Array>, readBytes: () => number, options: OpenInputOptions) {
  const { maxRatio = MAX_RATIO, maxTotalBytes = MAX_TOTAL_BYTES, signal } = options;
  let total = 0;
  for await (const chunk of input) {
    signal?.throwIfAborted();
    total += chunk.length;
    if (total > maxTotalBytes) throw new AppError("invalid", `the content is larger than ${maxTotalBytes} bytes`);
    if (total > RATIO_COUNTS_FROM && total > readBytes() * maxRatio) {
      throw new AppError(
        "invalid",
        `the content is more than ${maxRatio} times the size of the file: it looks like a decompression bomb`,
      );
    }
    yield chunk;
  }
}

/** Opens a path, or "-" for standard input. */
export async function openInput(path: string, options: OpenInputOptions = {}): Promise<OpenedInput> {
  const isStdin = path === "-";
  const file = isStdin ? { bytes: options.stdin ?? process.stdin } : await openFile(path);
  let readBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.bytes) {
      readBytes += chunk.length;
      yield chunk;
    }
  }
  const raw = await peek(counted(), 8);
  const decompress = decompressorFor(raw.head);
  const content = guarded(decompress ? decompress(raw.whole) : raw.whole, () => readBytes, options);
  const { head, whole } = await peek(content, HEAD_BYTES);
  return {
    fileName: isStdin ? "" : basename(path).replace(/\.(?:gz|zst|bz2)$/i, ""),
    head: decodeText(head),
    bytes: whole,
    readBytes: () => readBytes,
    ...("totalBytes" in file && file.totalBytes !== undefined && { totalBytes: file.totalBytes }),
  };
}
