// One batch of records into the catalogue: match, merge, store. Must run inside a transaction.

import { cleanText } from "../../lib/tex/clean-text.ts";
import { mergeRecords } from "../../model/merge-records.ts";
import type { SourceRecord } from "../../model/record.ts";
import { contentHash, type RecordFacts, recordFacts } from "../../model/record-match.ts";
import type {
  CatalogueWriter,
  PaperToSave,
  RecordChange,
  RecordToSave,
  RunReport,
  StoredRecord,
} from "../../ports/catalogue-writer.ts";
import { diffRecords } from "./diff-records.ts";
import { type Group, groupRecords, type Node } from "./group-records.ts";

/** A record of the batch that differs from what is held. */
interface Fresh {
  id: number;
  isNew: boolean;
  isCurrent: boolean;
  record: SourceRecord;
  payload: string;
  hash: string;
  facts: RecordFacts;
  /** The same version of the record as held before. */
  replaces?: StoredRecord;
  /** The newest other version held. */
  previous?: StoredRecord;
}

type Counts = Pick<RunReport, "added" | "merged" | "changed" | "unchanged">;

const keyOf = (record: { source: string; externalId: string }): string => `${record.source}\n${record.externalId}`;

export function applyBatch(store: CatalogueWriter, records: SourceRecord[], now: string): Counts {
  const counts: Counts = { added: 0, merged: 0, changed: 0, unchanged: 0 };
  for (const round of splitRepeats(records)) applyRound(store, round, now, counts);
  return counts;
}

/** A record that occurs twice in a batch is taken twice, one after the other, as it would be in two batches. */
function splitRepeats(records: SourceRecord[]): SourceRecord[][] {
  const rounds: SourceRecord[][] = [];
  const times = new Map<string, number>();
  for (const record of records) {
    const key = keyOf(record);
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
    // An old version that arrives late belongs to the paper of the newer one and has no say in matching.
    const isHistory = !item.isCurrent && held;
    nodes.push({
      recordId: item.id,
      ...(held && { paperId: held.paperId }),
      facts: isHistory ? held.facts : item.facts,
      identifiers: item.record.identifiers,
    });
  }
  const groups = groupRecords(store, nodes, dirtyPapers);
  savePapers(store, fresh, { groups, dirtyPapers }, now, counts);
}

/** Leaves out what is held already, and what is older than what is held. */
function pickFresh(store: CatalogueWriter, records: SourceRecord[], counts: Counts): Fresh[] {
  const held = new Map<string, StoredRecord[]>();
  for (const stored of store.findRecords(records)) {
    const list = held.get(keyOf(stored));
    if (list) list.push(stored);
    else held.set(keyOf(stored), [stored]);
  }
  let nextId = store.reserveRecordIds(records.length);
  const fresh: Fresh[] = [];
  for (const record of records) {
    const payload = JSON.stringify(record);
    const hash = contentHash(payload);
    const versions = held.get(keyOf(record)) ?? [];
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
      ...(same && { replaces: same }),
      ...(newest && { previous: newest }),
    });
  }
  return fresh;
}

interface Verdict {
  groups: Group[];
  dirtyPapers: Set<number>;
}

function savePapers(store: CatalogueWriter, fresh: Fresh[], verdict: Verdict, now: string, counts: Counts): void {
  const { groups, dirtyPapers } = verdict;
  const byId = new Map(fresh.map((item) => [item.id, item]));
  const placed = placeGroups(store, groups);
  const removed = new Map<number, number>();
  for (const { group, paperId } of placed) {
    for (const old of group.paperIds) if (old !== paperId) removed.set(old, paperId);
  }
  for (const { paperId } of placed) removed.delete(paperId);

  const touched = placed.filter(({ group, paperId }) => isTouched(group, paperId, byId, dirtyPapers));
  // Papers that come together bring all their records, not only those that matched.
  const membersOf = new Map(touched.map(({ group }) => [group, wholeGroup(store, group, byId, groups)]));

  const toSave: RecordToSave[] = [];
  for (const { group, paperId } of touched) {
    const members = membersOf.get(group) ?? [];
    store.assignRecords(
      members.filter((member) => !byId.has(member.id) && member.paperId !== paperId).map((member) => member.id),
      paperId,
    );
    for (const id of group.recordIds) {
      const item = byId.get(id);
      if (item) toSave.push({ ...item, paperId });
    }
  }
  store.retire(fresh.flatMap((item) => (item.isCurrent && item.previous ? [item.previous.id] : [])));
  const changes = collectChanges(store, fresh, new Map(toSave.map((item) => [item.id, item.paperId])));
  store.saveRecords(toSave, now);
  store.saveChanges(changes, now);
  store.removePapers([...removed].map(([id, into]) => ({ id, into })));
  store.savePapers(
    mergeAll(
      store,
      touched.map(({ group, paperId, isNew }) => ({
        paperId,
        isNew,
        recordIds: [...new Set([...(membersOf.get(group) ?? []).map((member) => member.id), ...group.recordIds])],
      })),
      byId,
    ),
    now,
  );
  count(fresh, placed, counts);
}

interface Placed {
  group: Group;
  paperId: number;
  isNew: boolean;
}

/** Each group takes the lowest of its papers' ids that no group with older records has taken. */
function placeGroups(store: CatalogueWriter, groups: Group[]): Placed[] {
  const taken = new Set<number>();
  const placed: Placed[] = [];
  const homeless: Group[] = [];
  const byAge = [...groups].sort((a, b) => Math.min(...a.recordIds) - Math.min(...b.recordIds));
  for (const group of byAge) {
    const paperId = [...group.paperIds].sort((a, b) => a - b).find((id) => !taken.has(id));
    if (paperId === undefined) {
      homeless.push(group);
      continue;
    }
    taken.add(paperId);
    placed.push({ group, paperId, isNew: false });
  }
  if (homeless.length > 0) {
    let next = store.reservePaperIds(homeless.length);
    for (const group of homeless) placed.push({ group, paperId: next++, isNew: true });
  }
  return placed;
}

const isTouched = (group: Group, paperId: number, byId: Map<number, Fresh>, dirtyPapers: Set<number>): boolean =>
  group.paperIds.length !== 1 ||
  group.paperIds[0] !== paperId ||
  dirtyPapers.has(paperId) ||
  group.recordIds.some((id) => byId.has(id));

/** All stored records of the group's papers, except those that another group has taken away. */
function wholeGroup(store: CatalogueWriter, group: Group, byId: Map<number, Fresh>, groups: Group[]): StoredRecord[] {
  if (group.paperIds.length === 0) return [];
  const own = new Set(group.recordIds);
  const elsewhere = new Set<number>();
  for (const other of groups) {
    if (other !== group && other.paperIds.some((id) => group.paperIds.includes(id))) {
      for (const id of other.recordIds) elsewhere.add(id);
    }
  }
  return store
    .recordsOfPapers(group.paperIds)
    .filter((stored) => (own.has(stored.id) || !elsewhere.has(stored.id)) && !byId.has(stored.id));
}

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

/** Must run before the new payloads replace the old ones. */
function collectChanges(store: CatalogueWriter, fresh: Fresh[], paperOf: Map<number, number>): RecordChange[] {
  const updates = fresh.flatMap((item) => {
    const old = item.isCurrent ? (item.replaces ?? item.previous) : undefined;
    return old ? [{ item, oldId: old.id }] : [];
  });
  const before = store.payloads(updates.map(({ oldId }) => oldId));
  return updates.flatMap(({ item, oldId }) => {
    const old = before.get(oldId);
    if (!old) return [];
    return diffRecords(old, item.record).map((change) => ({
      ...change,
      recordId: item.id,
      paperId: paperOf.get(item.id) ?? 0,
      ...(item.record.version !== undefined && { version: item.record.version }),
    }));
  });
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
