// The loops in WebAssembly do what the plain ones do, and are what their source says.

import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileWasm } from "../../../../scripts/build-wasm.mjs";
import { cosinesOf, shortQuery } from "./cosines.ts";
import { createPlainKernel, type Kernel, NO_BITS, WINDOW } from "./kernel.ts";
import { ByteBuffer } from "./layout.ts";
import { ListWriter, type PostingList } from "./postings.ts";
import { createScan } from "./scan.ts";
import { codeOf, openVectors, type Vectors } from "./vectors.ts";
import { createWasmKernel } from "./wasm-kernel.ts";

/** Papers at steps drawn by chance: gaps of every width. */
const steps = fc.array(
  fc.record({
    step: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9000 })),
    run: fc.integer({ min: 1, max: 200 }),
  }),
  { minLength: 1, maxLength: 40 },
);

function listOf(runs: readonly { step: number; run: number }[], hasPayload: boolean): PostingList {
  const out = new ByteBuffer();
  const writer = new ListWriter(out);
  let doc = 3;
  for (const { step, run } of runs) {
    for (let at = 0; at < run; at++) {
      writer.add(doc, (doc * 37) & 255, 0);
      doc += step;
    }
  }
  const { count } = writer;
  const start = writer.end(hasPayload ? "text" : "plain");
  return { bytes: out.bytes, words: out.words, term: -1, start, count, hasPayload, positionsStart: 0 };
}

interface Drawn {
  runs: { step: number; run: number }[];
  hasPayload: boolean;
  isTitleOnly: boolean;
  weight: number;
  every: number | undefined;
  base: number;
  size: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  runs: steps,
  hasPayload: fc.boolean(),
  isTitleOnly: fc.boolean(),
  weight: fc.constantFrom(0, 0.5, 3.25),
  every: fc.constantFrom(undefined, 1, 7, 4001),
  base: fc.constantFrom(0, WINDOW, 2 * WINDOW),
  size: fc.constantFrom(WINDOW, 1000, 31),
});

function resultOf(kernel: Kernel, { runs, hasPayload, isTitleOnly, weight, every, base, size }: Drawn) {
  const lengths = Uint8Array.from({ length: base + size }, (_, at) => (at * 13) & 255);
  kernel.setSaturation(Float32Array.from({ length: 256 }, (_, at) => 0.3 + at / 40));
  kernel.startWindow(base, size, lengths, true);
  kernel.bits(1).fill(0);
  const mask = kernel.bits(0).fill(0);
  for (let doc = 0; every && doc < size; doc += every)
    mask[doc >>> 5] = (mask[doc >>> 5] as number) | (1 << (doc & 31));
  const occurrences = hasPayload
    ? Float32Array.from({ length: 256 }, (_, payload) => (payload >>> 6) * 2 + (isTitleOnly ? 0 : payload & 63))
    : undefined;
  kernel.add(listOf(runs, hasPayload), { weight, occurrences }, every ? 0 : NO_BITS, 1);
  const count = kernel.listBits(1);
  const listed = crc32(new Uint8Array(kernel.listed.slice(0, count).buffer));
  const ofEach = Uint32Array.from({ length: base + size }, (_, at) => (at * 31) % 1999);
  const sums = [ofEach, Uint16Array.from(ofEach)].map((values) => {
    const counts = Uint32Array.from({ length: 1999 }, (_, at) => at);
    kernel.count(count, values, counts);
    return crc32(new Uint8Array(counts.buffer));
  });
  const above = kernel.listAbove(1, 2, 0, (size + 31) >>> 5);
  return {
    count,
    scores: crc32(new Uint8Array(kernel.scores.slice(0, size).buffer)),
    listed,
    sums,
    above: crc32(new Uint8Array(kernel.listed.slice(0, above).buffer)),
  };
}

describe("the kernel in WebAssembly", () => {
  it.each(["kernel", "scan"])("is what the source of %s compiles to", async (name) => {
    const path = new URL(`./wasm/${name}-bytes.ts`, import.meta.url);
    expect(readFileSync(path, "utf8")).toBe(await compileWasm(name));
  });

  it("adds and lists as the plain one does, to the last bit", () => {
    const fast = createWasmKernel();
    if (!fast) throw new Error("this machine cannot run it");
    const plain = createPlainKernel();
    let matches = 0;
    fc.assert(
      fc.property(drawn, (world) => {
        const result = resultOf(fast, world);
        matches += result.count;
        expect(result).toEqual(resultOf(plain, world));
      }),
      { numRuns: 60 },
    );
    expect(matches).toBeGreaterThan(100);
  });
});

describe("the scan in WebAssembly", () => {
  const count = 20_000;
  const pages = Math.ceil((600_000 + count * 300) / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const vectors: Vectors = openVectors(1, memory, count);
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  for (let at = 0; at < vectors.codes.length; at++) vectors.codes[at] = next() >>> 24;
  for (let at = 0; at < vectors.has.length; at++) vectors.has[at] = next() | next();

  it.each([1, 30, 400, 50_000])("finds the same papers as the plain one when %i are wanted", (wanted) => {
    const code = codeOf(Array.from({ length: 256 }, () => (next() >>> 16) - 32_768));
    const allowed = Uint32Array.from(vectors.has, (_, at) => (at % 5 === 0 ? 0 : 0xffffffff));
    for (const filter of [undefined, allowed]) {
      const answers = [true, false].map((isPlain) => {
        const scan = createScan(code, wanted, isPlain);
        const found = [scan.segment(vectors, undefined, filter), scan.segment(vectors, filter, undefined)];
        return found.flatMap(({ docs, distances, count }) =>
          [...docs.slice(0, count)]
            .map((doc, at) => [doc, distances[at] as number] as const)
            .filter(([, distance]) => distance <= scan.reach()),
        );
      });
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[0]?.length).toBeGreaterThanOrEqual(Math.min(wanted, 10_000));
    }
  });

  it("measures papers as the plain loop does, to the last bit", () => {
    for (let at = 0; at < vectors.bytes.length; at++) vectors.bytes[at] = next() >>> 24;
    for (let at = 0; at < count; at++) vectors.scales[at] = next() / 2 ** 40;
    const docs = Uint32Array.from({ length: 17_000 }, () => next() % count).sort();
    for (const steep of [1, 30]) {
      const query = shortQuery(Float32Array.from({ length: 256 }, () => ((next() >>> 8) / 2 ** 23 - 1) ** steep));
      const fast = cosinesOf(query, vectors, docs);
      expect(fast).toEqual(cosinesOf(query, vectors, docs, true));
      expect(fast.filter((cosine) => cosine > 0).length).toBeGreaterThan(1000);
    }
  });
});
