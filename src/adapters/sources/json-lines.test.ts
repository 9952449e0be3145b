// Lines come out the same however the bytes are cut up.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BadLine, splitLines } from "./json-lines.ts";

async function* cut(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function linesOf(bytes: Uint8Array, sizes = [1 << 16], maxLineBytes = 1_000): Promise<(string | BadLine)[]> {
  const lines: (string | BadLine)[] = [];
  for await (const chunk of splitLines(cut(bytes, sizes), { maxLineBytes })) {
    expect(chunk.firstLine).toBe(lines.length + 1);
    lines.push(...chunk.lines);
  }
  return lines;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("splitLines", () => {
  it.each([
    ["a\nb\n", ["a", "b"]],
    ["a\r\nb", ["a", "b"]],
    ["a\n\nb\n\n", ["a", "", "b", ""]],
    ["\ufeffa\n\ufeffb", ["a", "\ufeffb"]],
    ["", []],
    ["\n", [""]],
    ["é😀\nü", ["é😀", "ü"]],
    ["a\rb\n", ["a\rb"]],
  ])("cuts %j into %j, at any size of chunk", async (text, lines) => {
    for (const size of [1, 2, 3, 7, 1_000]) expect(await linesOf(utf8(text), [size])).toEqual(lines);
  });

  it("gives back any text, cut anywhere", async () => {
    const text = fc.array(fc.string({ unit: "binary", maxLength: 30 }).filter((line) => !/[\r\n\ufeff]/.test(line)));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (lines, sizes) => {
        const whole = lines.map((line) => line.toString());
        expect(await linesOf(utf8(whole.map((line) => `${line}\n`).join("")), sizes)).toEqual(
          whole.map((line) => new TextDecoder().decode(utf8(line))),
        );
      }),
    );
  });

  it("sets a line that is not UTF-8 apart and keeps its neighbours", async () => {
    const bytes = Uint8Array.from([...utf8("good\n"), 0x63, 0x61, 0x66, 0xe9, 0x0a, ...utf8("also\n")]);
    for (const size of [1, 4, 100]) {
      expect(await linesOf(bytes, [size])).toEqual(["good", { reason: "not valid UTF-8", excerpt: "café" }, "also"]);
    }
  });

  it("sets a line that is too long apart and keeps only its beginning", async () => {
    const bytes = utf8(`${"x".repeat(5_000)}\nnext\n${"y".repeat(5_000)}`);
    for (const size of [10, 700, 100_000]) {
      const [first, second, third] = await linesOf(bytes, [size], 1_000);
      expect(first).toMatchObject({ reason: "line longer than 1000 bytes" });
      expect(second).toBe("next");
      expect(third).toMatchObject({ reason: "line longer than 1000 bytes" });
    }
  });

  it("counts the bytes of whole lines", async () => {
    const counts: number[] = [];
    for await (const chunk of splitLines(cut(utf8("ab\ncdé\nf"), [4]))) counts.push(chunk.bytesRead);
    expect(counts).toEqual([3, 8, 9]);
  });

  it("copes with a stream that reuses its buffer", async () => {
    async function* reused() {
      const buffer = new Uint8Array(3);
      for (const part of ["abc", "def", "g\nh"]) {
        buffer.set(utf8(part));
        yield buffer;
      }
    }
    const lines: (string | BadLine)[] = [];
    for await (const chunk of splitLines(reused())) lines.push(...chunk.lines);
    expect(lines).toEqual(["abcdefg", "h"]);
  });

  it("says what to do with UTF-16", async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00]);
    await expect(linesOf(bytes)).rejects.toMatchObject({ code: "invalid", message: /UTF-16/ });
  });
});
