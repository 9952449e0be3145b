// Asks one source for what is new since its last good run, and ingests it.

import { type Clock, nowText } from "../../lib/clock.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { CatalogueWriter } from "../../ports/catalogue-writer.ts";
import type { Source } from "../../ports/source.ts";
import { ingest } from "../ingest/ingest.ts";
import { type IngestReport, type IngestStep, toReport } from "./ingest-file.ts";

const FIRST_DAYS = 7;
// Sources date by their own clocks and correct themselves for a while.
const OVERLAP_DAYS = 2;

export interface SyncParts {
  store: CatalogueWriter;
  catalogue: Pick<CatalogueReader, "status">;
  clock: Clock;
  categories: string[];
}

export interface SyncRequest {
  since?: string;
  onStep(step: IngestStep): void;
  signal: AbortSignal;
}

export async function syncSource(
  parts: SyncParts,
  source: Source,
  { since, onStep, signal }: SyncRequest,
): Promise<IngestReport> {
  const { store, catalogue, clock, categories } = parts;
  const lastOkAt = catalogue.status(nowText(clock)).sources.find(({ name }) => name === source.name)?.lastOkAt;
  const from = since ?? sinceDay(lastOkAt, clock());
  const task = {
    source: source.name,
    // A cursor is only good for the same question.
    task: `since ${from} in ${categories.join(" ")}`,
    isResumable: true,
    pull: (cursor: string | undefined) =>
      source.pull({ ...(cursor === undefined ? {} : { cursor }), categories, since: from, signal }),
  };
  return toReport(source.name, source.name, await ingest(store, task, () => nowText(clock), onStep));
}

/** The first day to ask for. It depends on the last good run alone, so that a run cut off is taken up again under the same task. */
export function sinceDay(lastOkAt: string | undefined, now: Date): string {
  const base = lastOkAt === undefined ? now.getTime() : Date.parse(lastOkAt);
  const days = lastOkAt === undefined ? FIRST_DAYS : OVERLAP_DAYS;
  return new Date(base - days * 86_400_000).toISOString().slice(0, 10);
}
