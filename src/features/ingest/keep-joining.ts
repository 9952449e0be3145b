// Records that only add to papers: kept when a paper held is theirs, left out when there is none.

import type { SourceRecord } from "../../model/record.ts";
import {
  identifierKey,
  isSameByIdentifier,
  isSameByTitle,
  type RecordFacts,
  recordFacts,
} from "../../model/record-match.ts";
import type { CatalogueWriter, StoredRecord } from "../../ports/catalogue-writer.ts";
import { recordKey } from "./group-records.ts";

type Store = Pick<CatalogueWriter, "findByIdentifiers" | "findByTitleHashes" | "recordsById">;

/** Such records never vouch for each other: what they join must have come from elsewhere. */
export function keepJoining(store: Store, records: SourceRecord[]): SourceRecord[] {
  const adding = records.filter((record) => record.addsOnly);
  if (adding.length === 0) return records;
  const facts = new Map(adding.map((record) => [record, recordFacts(record)]));
  const byIdentifier = neighbours(store, adding);
  const byTitle = group(store.findByTitleHashes([...facts.values()].flatMap(({ titleHash }) => titleHash ?? [])));
  const own = new Set(adding.map(recordKey));
  const isFound = (found: readonly StoredRecord[], mine: RecordFacts, isSame: typeof isSameByTitle): boolean =>
    found.some((other) => !own.has(recordKey(other)) && isSame(mine, other.facts));
  return records.filter((record) => {
    const mine = facts.get(record);
    if (!mine) return true;
    const named = record.identifiers.flatMap((identifier) => byIdentifier.get(identifierKey(identifier)) ?? []);
    const titled = mine.titleHash === undefined ? [] : (byTitle.get(mine.titleHash) ?? []);
    return isFound(named, mine, isSameByIdentifier) || isFound(titled, mine, isSameByTitle);
  });
}

function neighbours(store: Store, adding: readonly SourceRecord[]): Map<string, StoredRecord[]> {
  const hits = store.findByIdentifiers(adding.flatMap(({ identifiers }) => identifiers));
  const records = new Map(
    store.recordsById([...new Set(hits.map(({ recordId }) => recordId))]).map((held) => [held.id, held]),
  );
  const found = new Map<string, StoredRecord[]>();
  for (const { identifier, recordId } of hits) {
    const held = records.get(recordId);
    if (held) found.set(identifierKey(identifier), [...(found.get(identifierKey(identifier)) ?? []), held]);
  }
  return found;
}

function group(records: readonly StoredRecord[]): Map<number, StoredRecord[]> {
  const found = new Map<number, StoredRecord[]>();
  for (const record of records) {
    const { titleHash } = record.facts;
    if (titleHash !== undefined) found.set(titleHash, [...(found.get(titleHash) ?? []), record]);
  }
  return found;
}
