// What people decided about authors, and where it is kept: on mentions, addressed so that they are found again after
// every re-run, restore and re-ingest, also in another catalogue.

import type { AuthorIdentifier } from "../model/record.ts";

/** A printed name: an identifier of its paper, its place among the names, and the name as a key. */
export type MentionKey = readonly [paper: string, place: number, name: string];

export interface PlacedMention {
  key: MentionKey;
  paperId: number;
  /** Id of the mention as author identity knows it. */
  id: string;
  /** Permanent key of the paper in addresses, and its title. */
  paper: string;
  title: string;
  /** As it is shown. */
  name: string;
  author: number;
}

export const CORRECTION_KINDS = ["merge", "split", "move", "rename", "claim"] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export interface CorrectionData {
  /** Names that went to another author. */
  moved: MentionKey[];
  /** Names that were that author's already: one person with those that moved. */
  beside: MentionKey[];
  /** Names that stayed behind: other people. */
  apart: MentionKey[];
  /** Rename: the name from now on. */
  name?: string;
  /** Rename: names on papers that are shown as the new one, for whoever does not want the old one seen. */
  hidden?: MentionKey[];
  /** Claim: what proved it. */
  proof?: string;
}

export interface Correction {
  id: number;
  /** The same in every catalogue that takes it over. */
  key: string;
  kind: CorrectionKind;
  /** Whose page it is about. */
  author: number;
  /** Who has the names from then on; for a rename and a claim the author itself. */
  to: number;
  reason: string;
  /** `operator`, or `reader` for a proven claim. */
  by: string;
  createdAt: string;
  undone?: { at: string; reason: string };
  data: CorrectionData;
}

/** Whose a name is from now on; `base` gives it back to whom it belonged before anybody corrected it. */
export interface Placement {
  key: MentionKey;
  author: number | "base";
  /** Shown instead of what the paper prints. */
  shown?: string;
}

export interface Report {
  id: number;
  kind: "mix-up" | "claim" | "appeal";
  author: number;
  authorName: string;
  text: string;
  email?: string;
  state: "open" | "accepted" | "refused";
  createdAt: string;
  note?: string;
}

export interface CorrectedAuthor {
  id: number;
  name: string;
  /** Grows with every correction that concerns the author. */
  revision: number;
  movedTo?: number;
}

/** Why a name is taken for an author's. */
export interface NameEvidence {
  paper: string;
  title: string;
  year?: number;
  /** As the paper shows it. */
  name: string;
  /** How sure it is. */
  percent?: number;
  /** The author's other paper that speaks most for it, and what the two share. */
  nearest?: { paper: string; title: string; shared: string[] };
}

export interface CorrectionStore {
  transaction<T>(work: () => T): T;
  author(id: number): CorrectedAuthor | undefined;
  mentionsOf(author: number): PlacedMention[];
  /** The least sure first. */
  evidenceOf(author: number): NameEvidence[];
  /** In the order of the keys; undefined where the catalogue does not print the name there. */
  findMentions(keys: readonly MentionKey[]): (PlacedMention | undefined)[];
  createAuthor(name: string): number;
  /** Gives names to authors, and returns the authors whose papers changed. */
  place(placements: readonly Placement[]): number[];
  setChosenName(author: number, name: string | undefined): void;

  add(correction: Omit<Correction, "id">): Correction;
  saveData(id: number, data: CorrectionData): void;
  get(id: number): Correction | undefined;
  byKey(key: string): Correction | undefined;
  /** Oldest first; those that were undone too. */
  list(query?: { author?: number; isActive?: boolean }): Correction[];
  markUndone(id: number, undone: { at: string; reason: string }): void;

  addReport(report: Omit<Report, "id" | "state" | "authorName">): number;
  reports(state: Report["state"] | undefined, limit: number): Report[];
  report(id: number): Report | undefined;
  settleReport(id: number, state: "accepted" | "refused", note: string, now: string): void;
  reportsSince(since: string, author?: number): number;

  /** Addresses printed on papers of the author. */
  addressesOf(author: number): { email: string; paper: string; title: string }[];
  /** How many papers carry an identifier at the author's names. */
  papersWithId(author: number, id: AuthorIdentifier): number;
  /** True the first time: a link works once. */
  useToken(token: string, now: string): boolean;
}
