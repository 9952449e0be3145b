// Learned models from the bytes of their files, and back.

import { decodeTrees, encodeTrees } from "../../../lib/boosted-trees.ts";
import type { Bands } from "./bands.ts";
import type { ImpactModel } from "./impact.ts";
import type { NoticeModel } from "./notice.ts";
import { decodeTextModel, encodeTextModel } from "./text-model.ts";

/** Contents by file name. */
export type ModelFiles = Record<string, Uint8Array>;

interface ImpactFacts {
  spans: number[];
  lastYear: number;
  bands: Bands;
  bandsWithoutAuthors: Bands;
}

export const impactFileNames = (name: string): string[] =>
  ["text.bin", "trees.bin", "trees-without-authors.bin", "json"].map((end) => `${name}.${end}`);

export function encodeImpact(name: string, model: ImpactModel): ModelFiles {
  const { spans, lastYear, bands, bandsWithoutAuthors } = model;
  return {
    [`${name}.text.bin`]: encodeTextModel(model.text),
    [`${name}.trees.bin`]: encodeTrees(model.trees),
    [`${name}.trees-without-authors.bin`]: encodeTrees(model.treesWithoutAuthors),
    [`${name}.json`]: toBytes({ spans, lastYear, bands, bandsWithoutAuthors } satisfies ImpactFacts),
  };
}

export function decodeImpact(name: string, files: ModelFiles): ImpactModel {
  return {
    ...fromBytes<ImpactFacts>(files[`${name}.json`]),
    text: decodeTextModel(present(files[`${name}.text.bin`])),
    trees: decodeTrees(present(files[`${name}.trees.bin`])),
    treesWithoutAuthors: decodeTrees(present(files[`${name}.trees-without-authors.bin`])),
  };
}

export const toBytes = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);

export const fromBytes = <Value>(bytes: Uint8Array | undefined): Value =>
  JSON.parse(new TextDecoder().decode(present(bytes))) as Value;

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error("A file of the model is missing.");
  return bytes;
}

const NOTICE_TREES = ["picked", "votes", "pickedWithoutAuthors", "votesWithoutAuthors"] as const;
const noticeTreeFile = (name: (typeof NOTICE_TREES)[number]): string =>
  `notice.${name.replace("WithoutAuthors", "-without-authors")}.bin`;
export const noticeFileNames: string[] = ["notice.text.bin", ...NOTICE_TREES.map(noticeTreeFile)];

export function encodeNotice(model: NoticeModel): ModelFiles {
  const trees = NOTICE_TREES.map((name) => [noticeTreeFile(name), encodeTrees(model[name])] as const);
  return { "notice.text.bin": encodeTextModel(model.text), ...Object.fromEntries(trees) };
}

export function decodeNotice(files: ModelFiles): NoticeModel {
  const trees = (name: (typeof NOTICE_TREES)[number]) => decodeTrees(present(files[noticeTreeFile(name)]));
  return {
    text: decodeTextModel(present(files["notice.text.bin"])),
    picked: trees("picked"),
    votes: trees("votes"),
    pickedWithoutAuthors: trees("pickedWithoutAuthors"),
    votesWithoutAuthors: trees("votesWithoutAuthors"),
  };
}
