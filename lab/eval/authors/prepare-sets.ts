// Makes the labelled sets ready for the identity model, each in its own blocks.

import { collectBackground } from "../../../src/model/identity/background.ts";
import { toBlocks } from "../../../src/model/identity/blocks.ts";
import type { NameShares } from "../../../src/model/identity/name-shares.ts";
import { PairFeatures } from "../../../src/model/identity/pair-features.ts";
import { type PreparedMention, Preparer } from "../../../src/model/identity/prepare-mentions.ts";
import type { Embed } from "./read-embedding.ts";
import type { AuthorSets, Labelled, PairCase, SetName } from "./read-sets.ts";

/** Mentions that are compared with one another; of PubMed, the two of a pair. */
export interface PreparedBlock {
  set: SetName | "pubmed";
  key: string;
  mentions: PreparedMention[];
  features: PairFeatures;
  /** Who each is; a label, never a feature. */
  people: string[];
  /** Where each stands in its set. */
  places: number[];
}

export function prepareBlocks(
  { sets, catalogue, pubmed, pubmedCatalogue }: AuthorSets,
  names: NameShares | undefined,
  embed?: Embed,
): PreparedBlock[] {
  const background = collectBackground(catalogue);
  const blocks = [...sets].flatMap(([set, labelled]) =>
    prepareSet(set, labelled, new Preparer(background, embed), names),
  );
  if (pubmed.length === 0) return blocks;
  return [...blocks, ...preparePairs(pubmed, new Preparer(collectBackground(pubmedCatalogue), embed), names)];
}

export function prepareSet(
  set: SetName,
  labelled: readonly Labelled[],
  preparer: Preparer,
  names?: NameShares,
): PreparedBlock[] {
  for (const { mention } of labelled) preparer.note(mention);
  const mentions = labelled.map(({ mention }) => preparer.prepare(mention));
  const features = new PairFeatures(preparer, names);
  return [...toBlocks(mentions.map(({ name }) => name.name))].map(([key, places]) => ({
    ...{ set, key, places, features },
    mentions: places.map((place) => mentions[place] as PreparedMention),
    people: places.map((place) => labelled[place]?.person ?? ""),
  }));
}

function preparePairs(pairs: readonly PairCase[], preparer: Preparer, names?: NameShares): PreparedBlock[] {
  for (const { a, b } of pairs) for (const mention of [a, b]) preparer.note(mention);
  const mentions = pairs.map(({ a, b }) => [preparer.prepare(a), preparer.prepare(b)]);
  const features = new PairFeatures(preparer, names);
  return pairs.map(({ same }, place) => ({
    ...{ set: "pubmed" as const, places: [place], features },
    key: mentions[place]?.[0]?.name.name.family ?? "",
    mentions: mentions[place] as PreparedMention[],
    people: ["a", same ? "a" : "b"],
  }));
}
