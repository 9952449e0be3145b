// What a curator asks for, turned into names that move; refuses what cannot be meant.

import { AppError } from "../../lib/errors.ts";
import { readName } from "../../model/read-name.ts";
import type {
  CorrectedAuthor,
  CorrectionData,
  CorrectionKind,
  CorrectionStore,
  PlacedMention,
} from "../../ports/corrections.ts";

export type Wish =
  | { kind: "merge"; author: number; into: number }
  | { kind: "split"; author: number; papers: readonly string[] }
  | { kind: "move"; author: number; paper: string; to: number }
  | { kind: "rename"; author: number; name: string; isOldHidden: boolean };

export interface Plan {
  kind: CorrectionKind;
  author: number;
  /** Undefined: somebody new. */
  to?: number;
  /** How somebody new is called. */
  newName?: string;
  data: CorrectionData;
}

type Reader = Pick<CorrectionStore, "author" | "mentionsOf">;

const keysOf = (mentions: readonly PlacedMention[]) => mentions.map(({ key }) => key);
const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** Follows an author who has gone to another. */
export function requireAuthor(store: Reader, id: number): CorrectedAuthor {
  const author = store.author(id);
  if (!author) throw new AppError("not_found", `No author ${id} is known here.`);
  if (author.movedTo === undefined) return author;
  return store.author(author.movedTo) ?? author;
}

export function planCorrection(store: Reader, wish: Wish): Plan {
  switch (wish.kind) {
    case "merge":
      return planMerge(store, wish);
    case "split":
      return planSplit(store, wish);
    case "move":
      return planMove(store, wish);
    case "rename":
      return planRename(store, wish);
  }
}

function planMerge(store: Reader, { author: from, into }: Wish & { kind: "merge" }): Plan {
  const [one, other] = [requireAuthor(store, from), requireAuthor(store, into)];
  if (one.id === other.id) throw new AppError("invalid", "These two are one author already.");
  const [moved, beside] = [store.mentionsOf(one.id), store.mentionsOf(other.id)];
  if (moved.length === 0 || beside.length === 0) throw new AppError("invalid", "One of these two has no papers.");
  refuseSharedPaper(moved, beside);
  return {
    kind: "merge",
    author: one.id,
    to: other.id,
    data: { moved: keysOf(moved), beside: keysOf(beside), apart: [] },
  };
}

function refuseSharedPaper(moved: readonly PlacedMention[], beside: readonly PlacedMention[]): void {
  const papers = new Map(beside.map((mention) => [mention.paperId, mention]));
  const shared = moved.find(({ paperId }) => papers.has(paperId));
  if (!shared) return;
  throw new AppError(
    "conflict",
    `Both stand on "${shared.title}", so they are two people. Move that name elsewhere first.`,
  );
}

function planSplit(store: Reader, { author: id, papers }: Wish & { kind: "split" }): Plan {
  const author = requireAuthor(store, id);
  const mentions = store.mentionsOf(author.id);
  const chosen = new Set(papers);
  const unknown = papers.find((paper) => !mentions.some((mention) => mention.paper === paper));
  if (unknown !== undefined) throw new AppError("invalid", `${author.name} is not on paper ${unknown}.`);
  const moved = mentions.filter(({ paper }) => chosen.has(paper));
  if (moved.length === 0) throw new AppError("invalid", "Choose the papers that are another person's.");
  if (moved.length === mentions.length) {
    throw new AppError(
      "invalid",
      `That is all of ${plural(mentions.length, "paper")}: leave at least one to ${author.name}.`,
    );
  }
  const apart = mentions.filter(({ paper }) => !chosen.has(paper));
  const newName = moved[0]?.name ?? author.name;
  return {
    kind: "split",
    author: author.id,
    newName,
    data: { moved: keysOf(moved), beside: [], apart: keysOf(apart) },
  };
}

function planMove(store: Reader, { author: id, paper, to }: Wish & { kind: "move" }): Plan {
  const [author, other] = [requireAuthor(store, id), requireAuthor(store, to)];
  if (author.id === other.id) throw new AppError("invalid", "The paper is that author's already.");
  const mentions = store.mentionsOf(author.id);
  const moved = mentions.filter((mention) => mention.paper === paper);
  if (moved.length === 0) throw new AppError("invalid", `${author.name} is not on paper ${paper}.`);
  const beside = store.mentionsOf(other.id);
  refuseSharedPaper(moved, beside);
  const apart = mentions.filter((mention) => mention.paper !== paper);
  return {
    ...{ kind: "move", author: author.id, to: other.id },
    data: { moved: keysOf(moved), beside: keysOf(beside), apart: keysOf(apart) },
  };
}

const MOST_LETTERS = 200;

function planRename(store: Reader, wish: Wish & { kind: "rename" }): Plan {
  const author = requireAuthor(store, wish.author);
  const { name, key } = readName(wish.name.trim());
  if (!/\p{L}/u.test(name) || wish.name.length > MOST_LETTERS || /[<>]|https?:/i.test(wish.name)) {
    throw new AppError("invalid", "name: this does not look like a name.");
  }
  const mentions = wish.isOldHidden ? store.mentionsOf(author.id) : [];
  const hidden = mentions.filter((mention) => mention.key[2] !== key);
  return {
    ...{ kind: "rename", author: author.id, to: author.id },
    data: { moved: [], beside: [], apart: [], name, ...(wish.isOldHidden && { hidden: keysOf(hidden) }) },
  };
}
