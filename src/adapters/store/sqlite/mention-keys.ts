// Addresses of printed names that outlive this database: an identifier of the paper, the place, the name.

import { readName } from "../../../model/read-name.ts";
import type { MentionKey, PlacedMention } from "../../../ports/corrections.ts";
import { selectByJson } from "./bulk.ts";
import { type PrintedName, readNames } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";

/** Which of a paper's identifiers stands for it: those that other catalogues know best. */
const ORDER = ["arxiv", "doi", "acl", "openreview", "pmid", "s2", "openalex"];

const strengthOf = (identifier: string): number => {
  const at = ORDER.indexOf(identifier.slice(0, identifier.indexOf(":")));
  return at === -1 ? ORDER.length : at;
};

/** `arxiv:2404.07965`; papers without identifier go by their first record, `record:interchange:7`. */
export function paperKeys(database: Database, paperIds: readonly number[]): Map<number, string> {
  const found = new Map<number, string>();
  const rows = selectByJson(
    database,
    `SELECT i.paper_id AS id, i.scheme || ':' || i.value AS key FROM json_each(?) e JOIN identifiers i ON i.paper_id = e.value`,
    [...paperIds],
  );
  for (const row of rows) {
    const [id, key] = [Number(row.id), String(row.key)];
    const known = found.get(id);
    const isBetter =
      known === undefined ||
      strengthOf(key) < strengthOf(known) ||
      (strengthOf(key) === strengthOf(known) && key < known);
    if (isBetter) found.set(id, key);
  }
  const records = selectByJson(
    database,
    `SELECT r.paper_id AS id, min('record:' || r.source || ':' || r.external_id) AS key FROM json_each(?) e
     JOIN records r ON r.paper_id = e.value GROUP BY r.paper_id`,
    paperIds.filter((id) => !found.has(id)),
  );
  for (const row of records) found.set(Number(row.id), String(row.key));
  return found;
}

/** The key by which pins know a name: of what the paper prints, also where something else is shown. */
export const keyOfName = ([, name, printed]: PrintedName): string => readName(printed ?? name).key;

/** At the place of the key, else at the only other place that prints the name. */
export function findPlace(names: readonly PrintedName[], place: number, key: string): number | undefined {
  const held = names[place];
  if (held && keyOfName(held) === key) return place;
  const places = names.flatMap((name, at) => (keyOfName(name) === key ? [at] : []));
  return places.length === 1 ? places[0] : undefined;
}

const PAPER = `SELECT e.value AS wanted, x.id, x.slug, x.title, b.names FROM json_each(?) e`;

/** The papers of these keys, with their names. */
export function papersByKey(database: Database, keys: readonly string[]): Map<string, Row> {
  const wanted = [...new Set(keys)];
  const rows = [
    ...selectByJson(
      database,
      `${PAPER} JOIN identifiers i ON i.scheme = substr(e.value, 1, instr(e.value, ':') - 1)
       AND i.value = substr(e.value, instr(e.value, ':') + 1)
       JOIN papers x ON x.id = i.paper_id JOIN bylines b ON b.paper_id = x.id`,
      wanted.filter((key) => !key.startsWith("record:")),
    ),
    ...selectByJson(
      database,
      `${PAPER} JOIN records r ON r.source = substr(e.value, 8, instr(substr(e.value, 8), ':') - 1)
       AND r.external_id = substr(e.value, 8 + instr(substr(e.value, 8), ':'))
       JOIN papers x ON x.id = r.paper_id JOIN bylines b ON b.paper_id = x.id`,
      wanted.filter((key) => key.startsWith("record:")),
    ),
  ];
  return new Map(rows.map((row) => [String(row.wanted), row]));
}

export function findMentions(database: Database, keys: readonly MentionKey[]): (PlacedMention | undefined)[] {
  const papers = papersByKey(
    database,
    keys.map(([paper]) => paper),
  );
  const names = new Map([...papers].map(([key, row]) => [key, readNames(row)]));
  return keys.map((key) => {
    const row = papers.get(key[0]);
    const printed = names.get(key[0]) ?? [];
    const place = findPlace(printed, key[1], key[2]);
    return row && place !== undefined ? toPlaced(row, printed, place, key) : undefined;
  });
}

export function mentionsOf(database: Database, author: number): PlacedMention[] {
  const rows = database
    .prepare(
      `SELECT x.id, x.slug, x.title, b.names FROM author_papers a JOIN papers x ON x.id = a.paper_id
       JOIN bylines b ON b.paper_id = x.id WHERE a.author_id = ? ORDER BY x.id`,
    )
    .all(author);
  const keys = paperKeys(
    database,
    rows.map((row) => Number(row.id)),
  );
  return rows.flatMap((row) => {
    const names = readNames(row);
    return names.flatMap((name, place) =>
      name[0] === author ? [toPlaced(row, names, place, [keys.get(Number(row.id)) ?? "", place, keyOfName(name)])] : [],
    );
  });
}

function toPlaced(row: Row, names: readonly PrintedName[], place: number, key: MentionKey): PlacedMention {
  const [author, name] = names[place] as PrintedName;
  const paperId = Number(row.id);
  return { key, paperId, id: `${paperId}#${place}`, paper: String(row.slug), title: String(row.title), name, author };
}
