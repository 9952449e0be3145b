// Papers out of the payloads of their records, for a whole batch at once.

import { mergeRecords } from "../../model/merge-records.ts";
import type { SourceRecord } from "../../model/record.ts";
import type { CatalogueWriter, PaperToSave } from "../../ports/catalogue-writer.ts";

export function mergeAll(
  store: CatalogueWriter,
  papers: { paperId: number; isNew: boolean; recordIds: number[] }[],
  byId: Map<number, { record: SourceRecord }> = new Map(),
): PaperToSave[] {
  const stored = store.payloads([
    ...new Set(papers.flatMap(({ recordIds }) => recordIds.filter((id) => !byId.has(id)))),
  ]);
  const recordsOf = (ids: number[]): SourceRecord[] =>
    ids.flatMap((id) => byId.get(id)?.record ?? stored.get(id) ?? []);
  const days = store.announcedDays(
    papers.flatMap(({ recordIds }) =>
      recordsOf(recordIds).flatMap((record) =>
        record.identifiers.filter(({ scheme }) => scheme === "arxiv").map(({ value }) => value),
      ),
    ),
  );
  return papers.map(({ paperId, isNew, recordIds }) => {
    const records = recordsOf(recordIds);
    const arxivId = records.flatMap((record) => record.identifiers).find(({ scheme }) => scheme === "arxiv")?.value;
    const firstRecordKey =
      records.map((record) => `${record.source}:${record.externalId}`).sort()[0] ?? String(paperId);
    const announcedDay = arxivId ? days.get(arxivId) : undefined;
    return { id: paperId, isNew, merged: mergeRecords(records, { announcedDay }), firstRecordKey };
  });
}
