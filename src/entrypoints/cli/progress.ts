// Progress of long work: a bar with rate and time left on a terminal, a plain line every few seconds elsewhere.

import { type Output, toCount, toDuration } from "./output.ts";

export interface Step {
  /** Things handled so far, and their name in the plural. */
  count: number;
  what: string;
  /** The way through the whole, in any unit. */
  done?: number | undefined;
  total?: number | undefined;
}

export interface Progress {
  update(step: Step): void;
  /** Of work whose length is not known. */
  say(text: string): void;
}

const BAR_WIDTH = 24;
const DRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5000;

export function createProgress(output: Pick<Output, "isTerminal" | "draw" | "note">, nowMs: () => number): Progress {
  const started = nowMs();
  let last = started;
  const isDue = (now: number): boolean => {
    if (now - last < (output.isTerminal ? DRAW_EVERY_MS : LINE_EVERY_MS)) return false;
    last = now;
    return true;
  };
  return {
    update(step) {
      const now = nowMs();
      if (!isDue(now)) return;
      const text = describeStep(step, now - started);
      if (output.isTerminal) output.draw(`${renderBar(step)}${text}`);
      else output.note(text);
    },
    say(text) {
      if (!isDue(nowMs())) return;
      if (output.isTerminal) output.draw(text);
      else output.note(text);
    },
  };
}

export function describeStep({ count, what, done, total }: Step, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? Math.round((count / elapsedMs) * 1000) : 0;
  const parts = [`${toCount(count)} ${what}`, `${toCount(rate)}/s`];
  if (done !== undefined && total !== undefined && total > 0) {
    parts.unshift(`${Math.min(100, Math.floor((done / total) * 100))}%`);
    if (done > 0 && done < total) parts.push(`${toDuration((elapsedMs * (total - done)) / done)} left`);
  }
  return parts.join(", ");
}

function renderBar({ done, total }: Step): string {
  if (done === undefined || total === undefined || total <= 0) return "";
  const filled = Math.round(Math.min(1, done / total) * BAR_WIDTH);
  return `[${"#".repeat(filled)}${".".repeat(BAR_WIDTH - filled)}] `;
}
