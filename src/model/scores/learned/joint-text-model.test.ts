// Models that are asked together answer as each would alone.

import { describe, expect, it } from "vitest";
import { askJoint, createFoundTerms, findTerms, joinTextModels } from "./joint-text-model.ts";
import { readMarks, readTerms } from "./read-terms.ts";
import { openTextModel, predictText, type TextModel } from "./text-model.ts";

/** Weights that differ from word to word and answer to answer. */
function createModel(words: readonly string[], answers: number): TextModel {
  const keys = Uint32Array.from(words, (word) => readTerms("", word).hashes[0] as number).sort();
  return openTextModel({
    ...{ answers, keys },
    weights: Int8Array.from({ length: keys.length * answers }, (_, i) => ((i * 37) % 255) - 127),
    rarities: Uint8Array.from(keys, (_key, i) => 16 + 50 * i),
    scales: Float32Array.from({ length: answers }, (_, k) => 0.01 * (k + 1)),
    biases: Float64Array.from({ length: answers }, (_, k) => k / 3),
  });
}

const models = [
  createModel(["deep", "network", "image"], 3),
  createModel(["image", "theorem"], 14),
  createModel(["network", "accepted"], 2),
];

describe("askJoint", () => {
  const joint = joinTextModels(models);
  const found = createFoundTerms();

  it.each([["a deep network for image after image"], ["theorem"], ["accepted"], ["words that nobody knows"], [""]])(
    "answers as each model alone: %s",
    (text) => {
      const terms = readTerms("", text);
      found.size = 0;
      findTerms(joint, terms, found);
      for (const [i, model] of models.entries()) {
        const [together, alone] = [new Float64Array(model.answers), new Float64Array(model.answers)];
        expect(askJoint(joint, i, found, together)).toBe(predictText(model, terms, alone));
        expect(together).toEqual(alone);
        const wanted = [model.answers - 1];
        expect(askJoint(joint, i, found, together.fill(0), wanted)).toBe(
          predictText(model, terms, alone.fill(0), wanted),
        );
        expect(together).toEqual(alone);
      }
    },
  );

  it("knows each word once, whichever models know it", () => {
    expect(joint.keys.length).toBe(5);
    expect([...joint.keys]).toEqual([...joint.keys].sort((a, b) => a - b));
  });

  it("takes terms that are found later after the others", () => {
    const terms = readTerms("", "a deep network");
    const marks = readMarks(["comment accepted"], terms);
    found.size = 0;
    findTerms(joint, terms, found);
    const before = found.size;
    findTerms(joint, marks, found);
    expect([before, found.size]).toEqual([2, 2]);
  });

  it("is shared with threads, not copied", () => {
    expect(joint.records.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(structuredClone(joint).keys.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
