// Where each group of records goes: which paper keeps its id, which come together, which fall apart.

import type { SourceRecord } from "../../model/record.ts";
import type { RecordFacts } from "../../model/record-match.ts";
import type { CatalogueWriter, RecordChange, RecordToSave, StoredRecord } from "../../ports/catalogue-writer.ts";
import { diffRecords } from "./diff-records.ts";
import type { Group } from "./group-records.ts";
import { mergeAll } from "./merge-papers.ts";

/** A record of the batch that differs from what is held. */
export interface Fresh {
  id: number;
  isNew: boolean;
  isCurrent: boolean;
  record: SourceRecord;
  payload: string;
  hash: string;
  facts: RecordFacts;
  /** The same version of the record as held before. */
  replaces?: StoredRecord | undefined;
  /** The newest other version held. */
  previous?: StoredRecord | undefined;
}

export interface Verdict {
  groups: Group[];
  dirtyPapers: Set<number>;
}

/** Gives every group its paper and stores what changed. Returns where each group went. */
export function saveGroups(store: CatalogueWriter, fresh: Fresh[], verdict: Verdict, now: string): Placed[] {
  const { groups, dirtyPapers } = verdict;
  const byId = new Map(fresh.map((item) => [item.id, item]));
  const placed = placeGroups(store, groups);
  const removed = new Map<number, number>();
  for (const { group, paperId } of placed) {
    for (const old of group.paperIds) if (old !== paperId) removed.set(old, paperId);
  }
  for (const { paperId } of placed) removed.delete(paperId);

  const touched = placed.filter(({ group, paperId }) => isTouched(group, paperId, byId, dirtyPapers));
  const groupsOf = groupsByPaper(groups);
  // Papers that come together bring all their records, not only those that matched.
  const membersOf = new Map(touched.map(({ group }) => [group, wholeGroup(store, group, byId, groupsOf)]));

  const toSave: RecordToSave[] = [];
  for (const { group, paperId } of touched) {
    const members = membersOf.get(group) ?? [];
    store.assignRecords(
      members.filter((member) => !byId.has(member.id) && member.paperId !== paperId).map((member) => member.id),
      paperId,
    );
    for (const id of group.recordIds) {
      const item = byId.get(id);
      if (item) toSave.push(toSaved(item, paperId));
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
  return placed;
}

const toSaved = ({ id, isNew, isCurrent, record, payload, hash, facts }: Fresh, paperId: number): RecordToSave => ({
  id,
  isNew,
  isCurrent,
  paperId,
  record,
  payload,
  hash,
  facts,
});

export interface Placed {
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

function groupsByPaper(groups: Group[]): Map<number, Group[]> {
  const found = new Map<number, Group[]>();
  for (const group of groups) {
    for (const id of group.paperIds) found.set(id, [...(found.get(id) ?? []), group]);
  }
  return found;
}

/** All stored records of the group's papers, except those that another group has taken away. */
function wholeGroup(
  store: CatalogueWriter,
  group: Group,
  byId: Map<number, Fresh>,
  groupsOf: Map<number, Group[]>,
): StoredRecord[] {
  if (group.paperIds.length === 0) return [];
  const elsewhere = new Set<number>();
  for (const other of group.paperIds.flatMap((id) => groupsOf.get(id) ?? [])) {
    if (other !== group) for (const id of other.recordIds) elsewhere.add(id);
  }
  return store.recordsOfPapers(group.paperIds).filter(({ id }) => !elsewhere.has(id) && !byId.has(id));
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
