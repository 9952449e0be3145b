// Names whose author people have decided: put in their place at once, and again whenever their paper is written anew.

import type { Placement } from "../../../ports/corrections.ts";
import { selectByJson } from "./bulk.ts";
import { type PrintedName, readNames } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";
import { findPlace, papersByKey } from "./mention-keys.ts";

interface Pin {
  paper: string;
  nameKey: string;
  place: number;
  author: number;
  shown: string | undefined;
}

export interface PinChanges {
  /** Authors whose papers changed. */
  authors: Set<number>;
  /** Papers whose names are shown otherwise than before. */
  renamed: Set<number>;
}

/** Binds or frees names. Names that the catalogue does not print are bound all the same: their paper may come back. */
export function placeNames(database: Database, placements: readonly Placement[]): PinChanges {
  const papers = papersByKey(
    database,
    placements.map(({ key }) => key[0]),
  );
  const changes: PinChanges = { authors: new Set(), renamed: new Set() };
  const byPaper = new Map<string, Pin[]>();
  for (const placement of placements) {
    const [paper, place, nameKey] = placement.key;
    const row = papers.get(paper);
    const author = keepPin(database, placement, row);
    if (author === undefined) continue;
    const pins = byPaper.get(paper) ?? [];
    pins.push({ paper, nameKey, place, author, shown: placement.shown });
    byPaper.set(paper, pins);
  }
  for (const [paper, pins] of byPaper) {
    const row = papers.get(paper);
    // Two keys may lead to one paper: its names are read again.
    const fresh = row && database.prepare("SELECT names FROM bylines WHERE paper_id = ?").get(row.id ?? null);
    if (row && fresh) writeNames(database, Number(row.id), readNames(fresh), pins, changes);
  }
  return changes;
}

/** Returns whose the name is now. */
function keepPin(database: Database, { key, author, shown }: Placement, row: Row | undefined): number | undefined {
  const [paper, place, nameKey] = key;
  const held = database
    .prepare("SELECT base_id FROM pins WHERE paper = ? AND name_key = ? AND place = ?")
    .get(paper, nameKey, place);
  const names = row ? readNames(row) : [];
  const at = findPlace(names, place, nameKey);
  const current = at === undefined ? undefined : names[at]?.[0];
  if (author === "base" && shown === undefined) {
    database.prepare("DELETE FROM pins WHERE paper = ? AND name_key = ? AND place = ?").run(paper, nameKey, place);
    return held ? Number(held.base_id) : current;
  }
  const base = held ? Number(held.base_id) : current;
  const to = author === "base" ? base : author;
  if (to === undefined) return undefined;
  database
    .prepare(
      "INSERT OR REPLACE INTO pins (paper, name_key, place, base_id, author_id, shown) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(paper, nameKey, place, base ?? to, to, shown ?? null);
  return to;
}

/** After papers were written anew from their records. Returns those whose names are shown otherwise than printed. */
export function applyPins(database: Database, paperIds: readonly number[]): number[] {
  if (!database.prepare("SELECT 1 FROM pins LIMIT 1").get()) return [];
  const rows = selectByJson(
    database,
    `SELECT i.paper_id AS id, n.* FROM json_each(?1) e JOIN identifiers i ON i.paper_id = e.value
     JOIN pins n ON n.paper = i.scheme || ':' || i.value
     UNION SELECT r.paper_id, n.* FROM json_each(?1) e JOIN records r ON r.paper_id = e.value
     JOIN pins n ON n.paper = 'record:' || r.source || ':' || r.external_id`,
    [...paperIds],
  );
  const byPaper = new Map<number, Pin[]>();
  for (const row of rows) {
    const pins = byPaper.get(Number(row.id)) ?? [];
    pins.push({
      ...{ paper: String(row.paper), nameKey: String(row.name_key), place: Number(row.place) },
      ...{ author: Number(row.author_id), shown: row.shown === null ? undefined : String(row.shown) },
    });
    byPaper.set(Number(row.id), pins);
  }
  const changes: PinChanges = { authors: new Set(), renamed: new Set() };
  for (const [id, pins] of byPaper) {
    const row = database.prepare("SELECT names FROM bylines WHERE paper_id = ?").get(id);
    if (row) writeNames(database, id, readNames(row), pins, changes);
  }
  return [...changes.renamed];
}

function writeNames(
  database: Database,
  paperId: number,
  names: PrintedName[],
  pins: readonly Pin[],
  changes: PinChanges,
): void {
  const before = new Set(names.map(([id]) => id));
  const text = JSON.stringify(names);
  for (const { place, nameKey, author, shown } of pins) {
    const at = findPlace(names, place, nameKey);
    const held = at === undefined ? undefined : names[at];
    if (at === undefined || !held) continue;
    const [was, name, hidden] = held;
    const printed = hidden ?? name;
    names[at] = shown === undefined || shown === printed ? [author, printed] : [author, shown, printed];
    if (names[at][1] !== name) changes.renamed.add(paperId);
    if (was === author && names[at][1] === name) continue;
    changes.authors.add(was);
    changes.authors.add(author);
  }
  if (JSON.stringify(names) === text) return;
  database.prepare("UPDATE bylines SET names = ? WHERE paper_id = ?").run(JSON.stringify(names), paperId);
  const after = new Set(names.map(([id]) => id));
  for (const id of before) {
    if (!after.has(id))
      database.prepare("DELETE FROM author_papers WHERE author_id = ? AND paper_id = ?").run(id, paperId);
  }
  for (const id of after) {
    if (!before.has(id))
      database.prepare("INSERT OR IGNORE INTO author_papers (author_id, paper_id) VALUES (?, ?)").run(id, paperId);
  }
}

/** An author whom a run joined with another: what was decided for one holds for the other. */
export function followRedirect(database: Database, from: number, to: number): void {
  database.prepare("UPDATE pins SET author_id = ?2 WHERE author_id = ?1").run(from, to);
  database.prepare("UPDATE pins SET base_id = ?2 WHERE base_id = ?1").run(from, to);
  database.prepare("UPDATE corrections SET to_id = ?2 WHERE to_id = ?1").run(from, to);
}
