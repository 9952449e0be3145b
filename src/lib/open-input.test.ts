// Files and streams, packed and not, broken and malicious.

import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as zlib from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { type OpenedInput, type OpenInputOptions, openInput } from "./open-input.ts";

const folder = mkdtempSync(join(tmpdir(), "open-input-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function content(input: OpenedInput): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* stream(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const base64 = (text: string) => Buffer.from(text, "base64");
// Made with bzip2 1.0.8 from "Broadsheet reads bzip2.\n" and from two such files joined.
const BZIP2 = base64("QlpoOTFBWSZTWXse2cAAAALdgAAQQAEQABAANmDcECAAIiB6mjQ9NQoaaYALGQRw6hpIhYTlM6+LuSKcKEg9j2zgAA==");
// From nothing at all.
const BZIP2_EMPTY = base64("QlpoORdyRThQkAAAAAA=");
// From 2,000,000 times "a": three blocks in 48 bytes.
const BZIP2_RUN = base64("QlpoOTFBWSZTWUwTiUwAD1OhAIAAoAAACCAAMMwJqmnVipIbUVJDxdyRThQkEwTiUwA=");

const TEXT = "Broadsheet reads bzip2.\n";

test.each([
  ["plain.jsonl", "plain.jsonl", Buffer.from(TEXT)],
  ["packed.jsonl.gz", "packed.jsonl", zlib.gzipSync(TEXT)],
  ["misnamed.txt", "misnamed.txt", zlib.gzipSync(TEXT)],
  ["packed.bz2", "packed", BZIP2],
])("%s is read by what it is", async (name, fileName, bytes) => {
  const input = await openInput(file(name, bytes));
  expect(input).toMatchObject({ fileName, head: TEXT, totalBytes: bytes.length });
  expect((await content(input)).toString()).toBe(TEXT);
  expect(input.readBytes()).toBe(bytes.length);
});

test("several packed streams in one file are read as one", async () => {
  const gzip = await openInput(file("two.gz", Buffer.concat([zlib.gzipSync("a"), zlib.gzipSync("b")])));
  expect((await content(gzip)).toString()).toBe("ab");
  const bzip2 = await openInput(file("two.bz2", Buffer.concat([BZIP2, BZIP2_EMPTY, BZIP2])));
  expect((await content(bzip2)).toString()).toBe(TEXT + TEXT);
});

test("an empty file and an empty packed file have no content", async () => {
  for (const bytes of [Buffer.alloc(0), zlib.gzipSync(""), BZIP2_EMPTY]) {
    expect((await content(await openInput(file("empty", bytes)))).length).toBe(0);
  }
});

test("bzip2 blocks that unfold far are read right", async () => {
  const input = await openInput(file("run.bz2", BZIP2_RUN), { maxRatio: Number.POSITIVE_INFINITY });
  const hash = createHash("sha256")
    .update(await content(input))
    .digest("hex");
  expect(hash).toBe(createHash("sha256").update(Buffer.alloc(2_000_000, "a")).digest("hex"));
});

test("standard input is read in whatever chunks it comes", async () => {
  const packed = zlib.gzipSync(TEXT);
  const chunks = [...packed].map((byte) => Uint8Array.of(byte));
  const input = await openInput("-", { stdin: stream(...chunks) });
  expect(input).toMatchObject({ fileName: "", head: TEXT });
  expect(input.totalBytes).toBeUndefined();
  expect((await content(input)).toString()).toBe(TEXT);
});

test("the head is short and the content whole", async () => {
  const text = "line of text\n".repeat(50_000);
  const input = await openInput(file("long.gz", zlib.gzipSync(text)));
  expect(input.head.length).toBe(64 * 1024);
  expect((await content(input)).toString()).toBe(text);
});

const broken: [string, Uint8Array, RegExp][] = [
  ["gzip cut off", zlib.gzipSync("x".repeat(9_000) + TEXT).subarray(0, 40), /damaged or cut off/],
  ["gzip overwritten", Buffer.concat([zlib.gzipSync(TEXT).subarray(0, 12), Buffer.alloc(30, 7)]), /damaged or cut off/],
  ["bzip2 cut off", BZIP2.subarray(0, -8), /bzip2 data is damaged or cut off/],
  [
    "bzip2 with a bit turned",
    BZIP2.map((byte, at) => (at === 45 ? byte ^ 4 : byte)),
    /bzip2 data is damaged or cut off/,
  ],
  ["xz", base64("/Td6WFoAAATm1rRG"), /xz is not supported: decompress first/],
  ["zip", base64("UEsDBBQAAAAIAA=="), /zip archive: unpack it/],
];
test.each(broken)("%s is a clear error", async (name, bytes, message) => {
  const read = async () => content(await openInput(file(name, bytes)));
  await expect(read()).rejects.toMatchObject({ code: "invalid", message: expect.stringMatching(message) });
});

test("zstd is read where Node can, and else says what to do", async () => {
  // Made with zstd 1.5 from the text.
  const path = file("packed.zst", base64("KLUv/QRowQAAQnJvYWRzaGVldCByZWFkcyBiemlwMi4KWGYLnQ=="));
  const read = async () => (await content(await openInput(path))).toString();
  if ("createZstdDecompress" in zlib) expect(await read()).toBe(TEXT);
  else await expect(read()).rejects.toThrow(/needs Node 22.15 or newer: decompress first/);
});

const bombs: [string, Uint8Array, OpenInputOptions, RegExp][] = [
  ["of a thousandfold", zlib.gzipSync(Buffer.alloc(80 * 1024 * 1024)), {}, /more than 250 times .* decompression bomb/],
  ["larger than allowed", zlib.gzipSync(Buffer.alloc(100_000)), { maxTotalBytes: 50_000 }, /larger than 50000 bytes/],
];
test.each(bombs)("content %s is stopped", async (name, bytes, options, message) => {
  const read = async () => content(await openInput(file(name, bytes), options));
  await expect(read()).rejects.toThrow(message);
});

test("what cannot be opened is named with the reason", async () => {
  await expect(openInput(join(folder, "missing"))).rejects.toMatchObject({
    code: "not_found",
    message: /missing: there is no such file/,
  });
  await expect(openInput(folder)).rejects.toMatchObject({ code: "invalid", message: /is a folder/ });
  const locked = file("locked", "x");
  chmodSync(locked, 0);
  // Root may read everything.
  if (process.getuid?.() !== 0) await expect(openInput(locked)).rejects.toMatchObject({ code: "forbidden" });
});

test("a reader that stops early closes the file", async () => {
  const input = await openInput(file("early.gz", zlib.gzipSync("x".repeat(5_000_000))));
  for await (const _ of input.bytes) break;
  expect(input.readBytes()).toBeGreaterThan(0);
});
