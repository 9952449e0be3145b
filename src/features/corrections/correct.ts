// Makes a correction, or undoes one: the log, the names in their places and the figures of authors change together.

import { AppError } from "../../lib/errors.ts";
import type { Correction, CorrectionStore } from "../../ports/corrections.ts";
import { type Plan, planCorrection, type Wish } from "./plan-correction.ts";
import { chosenName, movedBy, placeByCorrections } from "./replay.ts";

export interface CorrectParts {
  store: CorrectionStore;
  /** A key that no other correction has, here or elsewhere. */
  newKey(): string;
  now: string;
}

export interface Corrected {
  correction: Correction;
  /** Authors whose papers changed. */
  touched: number[];
}

export interface CorrectRequest {
  wish: Wish;
  reason: string;
  by: string;
  /** Of the author as the curator saw it. */
  revision?: number | undefined;
}

export function correct(parts: CorrectParts, { wish, reason, by, revision }: CorrectRequest): Corrected {
  const { store } = parts;
  return store.transaction(() => {
    requireRevision(store, wish.author, revision);
    return make(parts, planCorrection(store, wish), { reason, by });
  });
}

/** Two curators at once: the second one is shown first what the first one did. */
function requireRevision(store: CorrectionStore, id: number, seen: number | undefined): void {
  if (seen === undefined) return;
  const author = store.author(id);
  if (!author || author.revision === seen) return;
  throw new AppError("conflict", "Somebody has corrected this author meanwhile. Look at the page again, then decide.");
}

export function make(
  { store, newKey, now }: CorrectParts,
  plan: Plan,
  { reason, by, key }: { reason: string; by: string; key?: string },
): Corrected {
  const to = plan.to ?? store.createAuthor(plan.newName ?? "");
  const correction = store.add({
    ...{ key: key ?? newKey(), kind: plan.kind, author: plan.author, to },
    ...{ reason: requireReason(reason), by, createdAt: now, data: plan.data },
  });
  return { correction, touched: settle(store, correction) };
}

const MOST_REASON = 2000;

function requireReason(reason: string): string {
  const text = reason.trim();
  if (text === "") throw new AppError("invalid", "reason: say why, for those who read the history later.");
  if (text.length > MOST_REASON) throw new AppError("invalid", `reason: at most ${MOST_REASON} letters.`);
  return text;
}

/** What others decided later about the same names stays. */
export function undo({ store, now }: Pick<CorrectParts, "store" | "now">, id: number, reason: string): Corrected {
  return store.transaction(() => {
    const correction = store.get(id);
    if (!correction) throw new AppError("not_found", `There is no correction ${id}.`);
    if (correction.undone)
      throw new AppError("conflict", `Correction ${id} was undone on ${correction.undone.at.slice(0, 10)}.`);
    store.markUndone(id, { at: now, reason: requireReason(reason) });
    return { correction: store.get(id) ?? correction, touched: settle(store, correction) };
  });
}

/** Brings the names of which the correction speaks where all corrections that stand say. */
function settle(store: CorrectionStore, correction: Correction): number[] {
  const active = store.list({ isActive: true });
  const touched = store.place(placeByCorrections(movedBy(correction), active));
  if (correction.kind === "rename") {
    store.setChosenName(correction.author, chosenName(correction.author, active));
    return [...new Set([...touched, correction.author])];
  }
  return touched;
}
