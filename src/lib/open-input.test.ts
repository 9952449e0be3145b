// Files and standard input, plain and packed, whole and broken.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInput } from "./open-input.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-input-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const save = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

const long = `{"title":"Ünïcode"}\n`.repeat(20_000);

describe("openInput", () => {
  it.each([
    ["plain", "a.jsonl", long],
    ["gzip", "b.jsonl.gz", gzipSync(long)],
    ["two gzip members", "c.jsonl.gz", Buffer.concat([gzipSync(long.slice(0, 20)), gzipSync(long.slice(20))])],
    ["gzip under a plain name", "d.jsonl", gzipSync(long)],
  ])("reads %s", async (_what, name, content) => {
    const input = await openInput(save(name, content));
    expect(input.head).toBe(long.slice(0, input.head.length));
    expect(Buffer.byteLength(input.head)).toBeGreaterThan(60_000);
    expect(await readAll(input.bytes)).toBe(long);
    expect(input.fileName).toBe(name.replace(".gz", ""));
    expect(input.position().done).toBe(input.position().total);
  });

  it("reads standard input", async () => {
    const input = await openInput("-", { stdin: Readable.from([Buffer.from("ab"), Buffer.from("cd")]) });
    expect([input.head, await readAll(input.bytes), input.fileName]).toEqual(["abcd", "abcd", "stdin"]);
    expect(input.position()).toEqual({ done: 4 });
  });

  it("opens an empty file", async () => {
    const input = await openInput(save("empty", ""));
    expect([input.head, await readAll(input.bytes)]).toEqual(["", ""]);
  });

  it("gives what a cut-off file holds, then says so", async () => {
    // Noise does not pack well, so the cut falls after the head.
    const noise = Array.from({ length: 60_000 }, (_, index) => Math.sin(index).toString(36)).join("\n");
    const packed = gzipSync(noise);
    const input = await openInput(save("cut.gz", packed.subarray(0, packed.length - 5000)));
    await expect(readAll(input.bytes)).rejects.toThrow(/cut\.gz cannot be read to its end/);
  });

  it.each([
    ["nothing", () => join(folder, "missing"), /There is no file/],
    ["a folder", () => folder, /is a folder/],
    ["bzip2", () => save("x.bz2", "BZh91AY"), /bzip2 -dc/],
    ["zip", () => save("x.zip", "PK\u0003\u0004"), /unzip -p/],
  ])("says what to do about %s", async (_what, path, message) => {
    await expect(openInput(path())).rejects.toThrow(message);
  });
});
