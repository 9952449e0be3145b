// The embedder on a model small enough to work out by hand.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileWasm } from "../../../scripts/build-wasm.mjs";
import { loadEmbedding } from "./embedder.ts";
import { DIMENSIONS, decodeModel, type EmbeddingModel, encodeModel } from "./format.ts";
import { createPlainSum, createRowSum, MAX_ROWS } from "./sum-rows.ts";

const WORDS = ["graph", "network", "neural", "elast", "aero", "photo", "deep"];

/** Row i points along dimension i, the pair along dimension 100. */
function tinyModel(): EmbeddingModel {
  const count = WORDS.length + 1;
  const rows = new Int8Array(count * DIMENSIONS);
  for (let row = 0; row < WORDS.length; row++) rows[row * DIMENSIONS + row] = 31;
  rows[WORDS.length * DIMENSIONS + 100] = 31;
  const neuralNetwork = [WORDS.indexOf("neural"), WORDS.indexOf("network")];
  const factors = new Float32Array(count).fill(0.1);
  return { words: WORDS, silent: ["perform"], pairs: Uint16Array.from(neuralNetwork), factors, rows };
}

const bytes = encodeModel(tinyModel());
const used = (vector: Float32Array) => [...vector.keys()].filter((at) => vector[at] !== 0);

describe.each([
  { name: "plain", toSum: createPlainSum },
  { name: "in WebAssembly", toSum: createRowSum },
])("embedder $name", ({ toSum }) => {
  const embedder = loadEmbedding(bytes, toSum);

  it.each([
    ["words in any form", "Graphs, DEEP!", [0, 6]],
    ["neighbours as a pair as well", "neural networks", [1, 2, 100]],
    ["no pair across sentences", "It is neural. Networks", [1, 2]],
    ["no pair across title and abstract", "neural\nnetworks", [1, 2]],
    ["unknown words by their parts", "photoelastic", [3, 5]],
    ["accents and dashes", "néural—graph", [0, 2]],
    ["text in other letters", "граф graph 图", [0]],
    ["nothing in words that say nothing", "performance", []],
    ["nothing in nothing", "", []],
  ])("finds %s", (_what, text, dimensions) => {
    expect(used(embedder.embed(text))).toEqual(dimensions);
  });

  it("gives vectors of length one, and more weight to what comes more often", () => {
    const vector = embedder.embed("graph graph graph deep");
    expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    expect((vector[0] ?? 0) / (vector[6] ?? 1)).toBeCloseTo(1 + Math.log(3), 1);
  });

  it("does not remember the text before", () => {
    const once = embedder.embed("deep graph");
    embedder.embed("neural network");
    expect(embedder.embed("deep graph")).toEqual(once);
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const length = Math.hypot(...embedder.embed(text));
        expect(length === 0 || Math.abs(length - 1) < 1e-4).toBe(true);
      }),
    );
  });

  it("says how much a word says", () => {
    expect(embedder.weightOf("graph")).toBeCloseTo(3.1, 4);
    expect(embedder.weightOf("perform")).toBeUndefined();
  });
});

describe("loading", () => {
  it("gives the same sums in WebAssembly as without", () => {
    const [rows, texts] = [3000, 40];
    let state = 7;
    const draw = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    const source = Int8Array.from({ length: rows * DIMENSIONS }, () => draw(255) - 127);
    const [fast, plain] = [createRowSum(source), createPlainSum(source)];
    expect(fast.bag.buffer).not.toBe(plain.bag.buffer);
    for (let text = 0; text < texts; text++) {
      const count = text < 3 ? text : draw(MAX_ROWS);
      for (let at = 0; at < count; at++) {
        const [row, part] = [draw(rows), draw(255) - 127];
        for (const { bag, parts } of [fast, plain]) [bag[at], parts[at]] = [row, part];
      }
      expect(fast.add(count)).toEqual(plain.add(count));
    }
  });

  it("has a WebAssembly module that is what its source compiles to", async () => {
    expect(readFileSync(new URL("./wasm/sum-bytes.ts", import.meta.url), "utf8")).toBe(await compileWasm("sum"));
  });

  it("gives another name to another model", () => {
    const other = tinyModel();
    other.rows.fill(7);
    expect(loadEmbedding(encodeModel(other)).name).not.toBe(loadEmbedding(bytes).name);
  });

  it("keeps everything of a model", () => {
    const { words, silent, pairs, factors, rows } = decodeModel(bytes);
    expect({ words, silent, pairs, factors, rows }).toEqual(tinyModel());
  });

  it.each([
    ["cut short", bytes.subarray(0, bytes.length - 1)],
    ["something else", new TextEncoder().encode('{"magic":"else"}\n')],
    ["empty", new Uint8Array(0)],
  ])("refuses a file that is %s", (_what, damaged) => {
    expect(() => loadEmbedding(damaged)).toThrow("cannot be read");
  });
});
