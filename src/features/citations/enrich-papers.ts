// Asks a source for what it knows of the papers that readers look at first, within a budget for the day.

import { AppError } from "../../lib/errors.ts";
import type { CatalogueWriter } from "../../ports/catalogue-writer.ts";
import type { LookupStore, PaperToAsk } from "../../ports/lookup-store.ts";
import type { Source, SourceBatch } from "../../ports/source.ts";
import { ingest } from "../ingest/ingest.ts";

const DAY_MS = 86_400_000;
/** Counts do not change faster than readers care. */
const ASK_AGAIN_DAYS = 14;
const VIEWS_COUNT_DAYS = 7;

export interface EnrichParts {
  store: LookupStore;
  writer: CatalogueWriter;
  source: Source;
  now: () => Date;
  /** Papers that the source may be asked for in a day. */
  budget: number;
}

/**
 * Returns how many papers were asked for. What has been stored is not asked for again, so a run that was cut off, or that
 * the source sent away with `RetryLater`, goes on where it stood.
 */
export async function enrichPapers(
  { store, writer, source, now, budget }: EnrichParts,
  { signal, onProgress = () => {} }: { signal: AbortSignal; onProgress?: (text: string) => void },
): Promise<number> {
  const { lookup } = source;
  if (!lookup) throw new AppError("invalid", `${source.title} cannot be asked for single papers.`);
  const today = dayOf(now());
  const papers = store.papersToAsk({
    source: source.name,
    schemes: lookup.schemes,
    notSince: daysBefore(now(), ASK_AGAIN_DAYS),
    viewsFrom: daysBefore(now(), VIEWS_COUNT_DAYS),
    limit: Math.max(0, budget - store.countAsked(source.name, today)),
  });
  if (papers.length === 0) return 0;
  let asked = 0;
  async function* pull(): AsyncGenerator<SourceBatch> {
    for (let at = 0; at < papers.length; at += lookup?.batch ?? 1) {
      signal.throwIfAborted();
      const batch = papers.slice(at, at + (lookup?.batch ?? 1));
      yield* askFor(batch);
      // The batch before is stored by now.
      store.transaction(() =>
        store.noteAsked(
          source.name,
          batch.map(({ paperId }) => paperId),
          today,
        ),
      );
      asked += batch.length;
      onProgress(`asked for ${asked} of ${papers.length} papers`);
    }
  }
  const askFor = async function* (batch: PaperToAsk[]): AsyncGenerator<SourceBatch> {
    const request = { categories: [], identifiers: batch.map(({ identifier }) => identifier), signal };
    // The cursor of the source is of use within this list only.
    for await (const { cursor: _cursor, ...rest } of source.pull(request)) yield rest;
  };
  // Under a name of its own: a pull by date goes on from the last run of its source.
  const task = { source: `${source.name}-lookups`, task: "papers that are read", isResumable: false, pull };
  await ingest(writer, task, () => now().toISOString());
  store.transaction(() => store.forgetViewsBefore(daysBefore(now(), 4 * VIEWS_COUNT_DAYS)));
  return asked;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const daysBefore = (date: Date, days: number): string => dayOf(new Date(date.getTime() - days * DAY_MS));
