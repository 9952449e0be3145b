// Kept texts say what the papers themselves say, with whatever numbers a later run gives the words.

import { describe, expect, it } from "vitest";
import { collectBackground } from "./background.ts";
import { KeptTextReader, keepText } from "./keep-texts.ts";
import { packTexts } from "./pack-texts.ts";
import { Preparer, type WordVector } from "./prepare-mentions.ts";

const PAPERS = [
  { id: "1", title: "Trout in mountain lakes", abstract: "Trout are counted in lakes, and counted again." },
  { id: "2", title: "Lakes without trout", keywords: ["Fish", "Lakes"] },
  { id: "3", title: "Stars", abstract: "Of stars and trout." },
  { id: "4", title: "" },
];

function embed(text: string): Float32Array {
  const vector = new Float32Array(256);
  for (let i = 0; i < text.length; i++) vector[text.charCodeAt(i) % 256] = 0.1;
  return vector;
}

/** By weight: the numbers of words differ from run to run. */
const weightsOf = ({ weights }: WordVector): string[] => Array.from(weights, (weight) => weight.toFixed(5)).sort();

describe("kept texts", () => {
  const background = collectBackground(PAPERS.map((paper) => ({ ...paper, authors: [] })));
  const reader = new KeptTextReader(background.words, background.papers);
  const packed = packTexts(PAPERS.toReversed(), embed);

  it.each(PAPERS)("say of paper $id what it says itself", (paper) => {
    const facts = new Preparer(background, embed).addPaper({ ...paper, paper: paper.id, name: "", coauthors: [] });
    const kept = reader.read(keepText(packed, packed.ids.indexOf(paper.id)));
    expect(weightsOf(kept.title)).toEqual(weightsOf(facts.title));
    expect(weightsOf(kept.text)).toEqual(weightsOf(facts.text));
    expect([kept.hasAbstract, kept.meaning]).toEqual([facts.hasAbstract, facts.meaning]);
    expect([...kept.text.words]).toEqual([...kept.text.words].sort((a, b) => a - b));
  });

  it("give one word one number in all texts, also a word that no title has", () => {
    const [one, other] = ["counted fish", "fish again"].map((title) =>
      reader.read(keepText(packTexts([{ id: "x", title }]), 0)),
    );
    expect([...(one?.title.words ?? [])].filter((word) => other?.title.words.includes(word))).toHaveLength(1);
  });

  it("read from bytes that begin anywhere", () => {
    const bytes = keepText(packed, 3);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(reader.read(shifted.subarray(1))).toEqual(reader.read(bytes));
  });
});
