// Decides which records share a paper: the batch's own, those they match, and all of papers that may fall apart.

import type { Identifier } from "../../model/record.ts";
import {
  createGroups,
  identifierKey,
  isSameByIdentifier,
  isSameByTitle,
  type RecordFacts,
} from "../../model/record-match.ts";
import type { CatalogueWriter, StoredRecord } from "../../ports/catalogue-writer.ts";

export interface Node {
  recordId: number;
  /** The record without its version: versions of one record never part. */
  key: string;
  /** Only the newest version of a record says which others it matches. */
  isCurrent: boolean;
  /** The paper it belongs to now; absent for a record that is new. */
  paperId?: number | undefined;
  facts: RecordFacts;
  identifiers: Identifier[];
}

export interface Group {
  recordIds: number[];
  /** Papers that its records belong to now. */
  paperIds: number[];
}

/** Beyond this many records of one identifier or title each is compared with the first ones only: bounded work on garbage. */
const MAX_COMPARED = 400;

/**
 * Groups `changed` (the records of the batch) with everything stored that they match.
 * `dirtyPapers` are papers whose records must be judged anew because one of them changed or went;
 * `retired` are stored versions that the batch replaces by newer ones.
 */
export function groupRecords(
  store: CatalogueWriter,
  changed: Node[],
  dirtyPapers: Set<number>,
  retired: Set<number> = new Set(),
): Group[] {
  const nodes = new Map(changed.map((node) => [node.recordId, node]));
  loadDirty(store, dirtyPapers, nodes);
  loadNeighbours(store, changed, nodes);
  for (const id of retired) {
    const node = nodes.get(id);
    if (node) node.isCurrent = false;
  }
  const groups = createGroups();
  joinBy(
    nodes,
    (node) => (node.paperId === undefined || dirtyPapers.has(node.paperId) ? undefined : node.paperId),
    groups,
  );
  joinBy(nodes, (node) => node.key, groups);
  joinPairs(nodes, groups);
  return collect(nodes, groups);
}

/** Stored records that carry an identifier or a title of the batch. */
function loadNeighbours(store: CatalogueWriter, changed: Node[], nodes: Map<number, Node>): void {
  const own = new Set(changed);
  const byIdentifier = store.findByIdentifiers(changed.flatMap((node) => node.identifiers));
  const missing = [...new Set(byIdentifier.map((hit) => hit.recordId))].filter((id) => !nodes.has(id));
  for (const record of store.recordsById(missing)) addNode(nodes, record);
  for (const { recordId, identifier } of byIdentifier) {
    const node = nodes.get(recordId);
    if (node && !own.has(node)) node.identifiers.push(identifier);
  }
  const hashes = changed.flatMap((node) => node.facts.titleHash ?? []);
  for (const record of store.findByTitleHashes(hashes)) addNode(nodes, record);
}

function loadDirty(store: CatalogueWriter, dirtyPapers: Set<number>, nodes: Map<number, Node>): void {
  if (dirtyPapers.size === 0) return;
  const records = store.recordsOfPapers([...dirtyPapers]);
  const added = records.filter((record) => !nodes.has(record.id));
  for (const record of added) addNode(nodes, record);
  for (const { recordId, identifier } of store.identifiersOfRecords(added.map((record) => record.id))) {
    nodes.get(recordId)?.identifiers.push(identifier);
  }
}

export const recordKey = (record: { source: string; externalId: string }): string =>
  `${record.source}\n${record.externalId}`;

function addNode(nodes: Map<number, Node>, record: StoredRecord): void {
  if (nodes.has(record.id)) return;
  const { id: recordId, paperId, facts, isCurrent } = record;
  nodes.set(recordId, { recordId, key: recordKey(record), isCurrent, paperId, facts, identifiers: [] });
}

/** Joins all nodes for which `read` gives the same value: papers that nothing has shaken, versions of one record. */
function joinBy<K>(
  nodes: Map<number, Node>,
  read: (node: Node) => K | undefined,
  groups: ReturnType<typeof createGroups>,
): void {
  const leaders = new Map<K, number>();
  for (const node of nodes.values()) {
    const value = read(node);
    if (value === undefined) continue;
    const leader = leaders.get(value);
    if (leader === undefined) leaders.set(value, node.recordId);
    else groups.union(leader, node.recordId);
  }
}

function joinPairs(nodes: Map<number, Node>, groups: ReturnType<typeof createGroups>): void {
  const byIdentifier = new Map<string, Node[]>();
  const byTitle = new Map<number, Node[]>();
  for (const node of nodes.values()) {
    if (!node.isCurrent) continue;
    for (const identifier of node.identifiers) push(byIdentifier, identifierKey(identifier), node);
    if (node.facts.titleHash !== undefined) push(byTitle, node.facts.titleHash, node);
  }
  for (const bucket of byIdentifier.values()) joinBucket(bucket, isSameByIdentifier, groups);
  for (const bucket of byTitle.values()) joinBucket(bucket, isSameByTitle, groups);
}

function push<K>(map: Map<K, Node[]>, key: K, node: Node): void {
  const bucket = map.get(key);
  if (bucket) bucket.push(node);
  else map.set(key, [node]);
}

function joinBucket(
  bucket: Node[],
  isSame: (a: RecordFacts, b: RecordFacts) => boolean,
  groups: ReturnType<typeof createGroups>,
): void {
  for (let i = 1; i < bucket.length; i++) {
    for (let j = 0; j < Math.min(i, MAX_COMPARED); j++) {
      const [a, b] = [bucket[i], bucket[j]];
      if (a && b && isSame(a.facts, b.facts)) groups.union(a.recordId, b.recordId);
    }
  }
}

function collect(nodes: Map<number, Node>, groups: ReturnType<typeof createGroups>): Group[] {
  const found = new Map<number, Group>();
  for (const node of nodes.values()) {
    const root = groups.find(node.recordId);
    const group = found.get(root) ?? { recordIds: [], paperIds: [] };
    group.recordIds.push(node.recordId);
    if (node.paperId !== undefined && !group.paperIds.includes(node.paperId)) group.paperIds.push(node.paperId);
    found.set(root, group);
  }
  return [...found.values()];
}
