// The sources of the status page: what the store knows of their runs, joined with names, terms and times to come.

import { sourceTitle } from "../../model/source-titles.ts";
import type { SourceStatus } from "../../model/views.ts";

export interface KnownSource {
  name: string;
  title: string;
  homepage: string;
  licence: string;
  /** When it runs next by schedule; absent when it is not scheduled. */
  nextRunAt?: string;
}

// A daily source is late when it missed a day and some hours of retries.
const LATE_AFTER_MS = 30 * 3_600_000;

export function completeSources(
  stored: readonly SourceStatus[],
  known: readonly KnownSource[],
  now: string,
): SourceStatus[] {
  const byName = new Map(stored.map((source) => [source.name, source]));
  const listed = known.map((source) => complete(byName.get(source.name), source, now));
  const names = new Set(known.map((source) => source.name));
  const others = stored.filter((source) => !names.has(source.name));
  return [...listed, ...others.map((source) => ({ ...source, title: sourceTitle(source.name) }))];
}

function complete(stored: SourceStatus | undefined, known: KnownSource, now: string): SourceStatus {
  const { name, title, homepage, licence, nextRunAt } = known;
  const isScheduled = nextRunAt !== undefined;
  if (!stored) {
    const state = isScheduled ? "never" : "off";
    return { name, title, homepage, licence, state, records: 0, setAside: 0, ...(isScheduled ? { nextRunAt } : {}) };
  }
  const isLate =
    isScheduled &&
    stored.state === "on-time" &&
    stored.lastOkAt !== undefined &&
    Date.parse(now) - Date.parse(stored.lastOkAt) > LATE_AFTER_MS;
  const next = stored.nextRunAt ?? nextRunAt;
  return {
    ...stored,
    title,
    homepage,
    licence,
    ...(isLate ? { state: "late" as const } : {}),
    ...(next === undefined ? {} : { nextRunAt: next }),
  };
}
