// A text model answers, and survives being written and read.

import { describe, expect, it } from "vitest";
import { readTerms } from "./read-terms.ts";
import { decodeTextModel, encodeTextModel, openTextModel, predictText, type TextModel } from "./text-model.ts";

/** Knows two words; the first speaks for the first answer, the second against it and for the second. */
function createModel(): TextModel {
  const words = ["good", "bad"].map((word) => ({ word, key: readTerms("", word).hashes[0] as number }));
  words.sort((a, b) => a.key - b.key);
  const keys = Uint32Array.from(words, ({ key }) => key);
  const weights = Int8Array.from(words.flatMap(({ word }) => (word === "good" ? [100, 0] : [-100, 50])));
  return openTextModel({
    ...{ answers: 2, keys, weights, rarities: Uint8Array.of(16, 16) },
    ...{ scales: Float32Array.of(0.01, 0.01), biases: Float64Array.of(0.5, 0) },
  });
}

const ask = (model: TextModel, text: string) => {
  const out = new Float64Array(2);
  const known = predictText(model, readTerms("", text), out);
  return { known, answers: [...out].map((value) => Math.round(value * 1000) / 1000) };
};

describe("predictText", () => {
  const model = createModel();

  it.each([
    ["good", { known: 1, answers: [1.5, 0] }],
    ["bad", { known: 1, answers: [-0.5, 0.5] }],
    ["good and bad", { known: 2, answers: [0.5, 0.354] }],
    ["nothing that it knows", { known: 0, answers: [0.5, 0] }],
    ["", { known: 0, answers: [0.5, 0] }],
  ])("answers for %j", (text, expected) => {
    expect(ask(model, text)).toEqual(expected);
  });

  it("saying it again changes nothing", () => {
    expect(ask(model, "good good good good")).toEqual(ask(model, "good"));
  });
});

describe("the file", () => {
  const model = createModel();
  const bytes = encodeTextModel(model);

  it("says the same after a round trip, also from the middle of a buffer", () => {
    const padded = new Uint8Array(bytes.length + 3);
    padded.set(bytes, 3);
    expect(ask(decodeTextModel(padded.subarray(3)), "good and bad")).toEqual(ask(model, "good and bad"));
  });

  it("says the same from a buffer as files are read into", () => {
    expect(ask(decodeTextModel(Buffer.from(bytes)), "good and bad")).toEqual(ask(model, "good and bad"));
  });

  it.each([
    ["empty", new Uint8Array(0)],
    ["cut", bytes.slice(0, -1)],
    ["padded", Uint8Array.of(...bytes, 0)],
    ["foreign", new Uint8Array(64).fill(7)],
  ])("refuses %s bytes", (_what, wrong) => {
    expect(() => decodeTextModel(wrong)).toThrow();
  });
});
