// One batch of records into the catalogue: match, merge, store. Must run inside a transaction.

import { cleanText } from "../../lib/tex/clean-text.ts";
import type { SourceRecord } from "../../model/record.ts";
import { contentHash, recordFacts } from "../../model/record-match.ts";
import type { CatalogueWriter, RunReport, StoredRecord } from "../../ports/catalogue-writer.ts";
import { groupRecords, type Node, recordKey } from "./group-records.ts";
import { keepJoining } from "./keep-joining.ts";
import { type Fresh, type Placed, saveGroups } from "./save-groups.ts";

type Counts = Pick<RunReport, "added" | "merged" | "changed" | "unchanged">;

export function applyBatch(store: CatalogueWriter, records: SourceRecord[], now: string): Counts {
  const counts: Counts = { added: 0, merged: 0, changed: 0, unchanged: 0 };
  const kept = keepJoining(store, records);
  counts.unchanged += records.length - kept.length;
  for (const round of splitRepeats(kept)) applyRound(store, round, now, counts);
  return counts;
}

/** A record that occurs twice in a batch is taken twice, one after the other, as it would be in two batches. */
function splitRepeats(records: SourceRecord[]): SourceRecord[][] {
  const rounds: SourceRecord[][] = [];
  const times = new Map<string, number>();
  for (const record of records) {
    const key = recordKey(record);
    const round = times.get(key) ?? 0;
    times.set(key, round + 1);
    const list = rounds[round];
    if (list) list.push(record);
    else rounds.push([record]);
  }
  return rounds;
}

function applyRound(store: CatalogueWriter, records: SourceRecord[], now: string, counts: Counts): void {
  const fresh = pickFresh(store, records, counts);
  if (fresh.length === 0) return;
  const nodes: Node[] = [];
  const dirtyPapers = new Set<number>();
  for (const item of fresh) {
    const held = item.replaces ?? item.previous;
    if (held) dirtyPapers.add(held.paperId);
    nodes.push({
      recordId: item.id,
      key: recordKey(item.record),
      isCurrent: item.isCurrent,
      paperId: held?.paperId,
      facts: item.facts,
      identifiers: item.record.identifiers,
    });
  }
  const retired = new Set(fresh.flatMap((item) => (item.isCurrent && item.previous ? [item.previous.id] : [])));
  const groups = groupRecords(store, nodes, dirtyPapers, retired);
  count(fresh, saveGroups(store, fresh, { groups, dirtyPapers }, now), counts);
}

/** Leaves out what is held already, and what is older than what is held. */
function pickFresh(store: CatalogueWriter, records: SourceRecord[], counts: Counts): Fresh[] {
  const held = new Map<string, StoredRecord[]>();
  for (const stored of store.findRecords(records)) {
    const list = held.get(recordKey(stored));
    if (list) list.push(stored);
    else held.set(recordKey(stored), [stored]);
  }
  let nextId = store.reserveRecordIds(records.length);
  const fresh: Fresh[] = [];
  for (const record of records) {
    const payload = JSON.stringify(record);
    const hash = contentHash(payload);
    const versions = held.get(recordKey(record)) ?? [];
    const same = versions.find((stored) => stored.version === (record.version ?? 0));
    const isOutdated = record.updated !== undefined && same?.updated !== undefined && record.updated < same.updated;
    if (same && (same.hash === hash || isOutdated)) {
      counts.unchanged++;
      continue;
    }
    const others = versions.filter((stored) => stored !== same);
    const newest = others.reduce<StoredRecord | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined);
    fresh.push({
      id: same?.id ?? nextId++,
      isNew: !same,
      isCurrent: !newest || newest.version < (record.version ?? 0),
      record,
      payload,
      hash,
      facts: recordFacts(record, cleanText(record.title).text),
      replaces: same,
      previous: newest,
    });
  }
  return fresh;
}

function count(fresh: Fresh[], placed: Placed[], counts: Counts): void {
  const newPapers = new Map<number, boolean>();
  const groupOf = new Map(placed.flatMap((place) => place.group.recordIds.map((id) => [id, place] as const)));
  for (const item of fresh) {
    const place = groupOf.get(item.id);
    if (item.replaces || item.previous) counts.changed++;
    else if (place?.isNew && !newPapers.has(place.paperId)) {
      newPapers.set(place.paperId, true);
      counts.added++;
    } else counts.merged++;
  }
}
