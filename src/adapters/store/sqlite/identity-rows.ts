// Who is behind which printed name, as a run of author identity found it.

import type { IdentityRun, IdentityStore, ResolvedPaper } from "../../../ports/identity.ts";
import { createAuthors } from "./author-names.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { type PrintedName, readNames, readTrust, type Trust } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";
import { createIdentitySource } from "./identity-source.ts";

/** `onChange` is told that keys of authors have changed. */
export function createIdentityStore(database: Database, onChange: () => void): IdentityStore {
  return {
    ...createIdentitySource(database),
    transaction: (work) => database.transaction(work),
    openRun: () => createRun(database, onChange),
    saveState(state) {
      database.prepare("INSERT OR REPLACE INTO identity_state (key, value) VALUES (?, ?)").run("background", state);
    },
    keepTexts(texts, version) {
      // A paper that has gone meanwhile leaves nothing behind.
      const keep = database.prepare(
        "INSERT OR REPLACE INTO identity_texts (paper_id, version, text) SELECT id, ?2, ?3 FROM papers WHERE id = ?1",
      );
      for (const { id, bytes } of texts) keep.run(Number(id), version, bytes);
    },
  };
}

function createRun(database: Database, onChange: () => void): IdentityRun {
  const newcomers = new Map<string, number>();
  const authors = createAuthors(database);
  const moves = createMoves(database);

  const idOf = (author: string, name: string): number => {
    if (/^\d+$/.test(author)) return Number(author);
    const known = newcomers.get(author);
    if (known !== undefined) return known;
    const id = authors.create(name);
    newcomers.set(author, id);
    return id;
  };

  function assignPaper({ id, names }: ResolvedPaper, row: Row): void {
    const held = readNames(row);
    if (held.length !== names.length || held.some(([, name], place) => name !== names[place]?.name)) return;
    const next = names.map(({ author, name }, place): PrintedName => {
      const [before, ...rest] = held[place] as PrintedName;
      return [author === undefined ? before : idOf(author, name), ...rest];
    });
    const known = readTrust(row);
    const trust = JSON.stringify(
      names.map((name, place) => (name.author === undefined ? (known[place] ?? null) : toTrust(name))),
    );
    for (const [place, [to]] of next.entries()) {
      const from = held[place]?.[0] ?? to;
      if (from !== to) moves.note(from, to);
    }
    saveByline(database, Number(id), { held, next, trust });
  }

  return {
    assign(papers) {
      const byId = new Map(papers.map((paper) => [Number(paper.id), paper]));
      const rows = selectByJson(
        database,
        "SELECT b.paper_id, b.names, b.trust, b.is_resolved FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
        [...byId.keys()],
      );
      const mentioned = new Set<number>();
      for (const row of rows) {
        const paper = byId.get(Number(row.paper_id));
        if (!paper) continue;
        assignPaper(paper, row);
        for (const { author } of paper.names) if (author && /^\d+$/.test(author)) mentioned.add(Number(author));
      }
      for (const id of authors.own([...mentioned])) moves.renew(id);
      moves.save();
      onChange();
    },
    touched: () => moves.touched(),
    unsettled: () => moves.all(),
    settle(authorIds) {
      authors.refresh([...authorIds]);
      for (const from of authorIds) {
        const gone = moves.from(from);
        if (gone) authors.redirect(from, gone);
      }
      moves.forget(authorIds);
      onChange();
    },
  };
}

/** Kept beside the names, so that what a stopped run has moved is settled by the next one. */
function createMoves(database: Database) {
  /** Where the names of an author that lost some have gone. */
  const losses = new Map<number, Map<number, number>>();
  const winners = new Set<number>();
  /** They have changed in nothing but that they are known now. */
  const renewed = new Set<number>();
  let unsaved = new Map<string, [from: number, to: number, names: number]>();
  const insert = createBulkInsert(
    database,
    "INSERT INTO identity_moves (author_id, moved_to, names)",
    3,
    "ON CONFLICT DO UPDATE SET names = names + excluded.names",
  );
  const add = (from: number, to: number, names: number) => {
    const gone = losses.get(from) ?? new Map<number, number>();
    gone.set(to, (gone.get(to) ?? 0) + names);
    losses.set(from, gone);
    winners.add(to);
  };
  const remember = (from: number, to: number, names: number) => {
    const key = `${from} ${to}`;
    unsaved.set(key, [from, to, (unsaved.get(key)?.[2] ?? 0) + names]);
  };
  for (const row of database.prepare("SELECT author_id, moved_to, names FROM identity_moves").all()) {
    const [from, to] = [Number(row.author_id), Number(row.moved_to)];
    if (from === to) renewed.add(from);
    else add(from, to, Number(row.names));
  }
  return {
    note(from: number, to: number): void {
      add(from, to, 1);
      remember(from, to, 1);
      remember(to, to, 0);
    },
    renew(author: number): void {
      renewed.add(author);
      remember(author, author, 0);
    },
    save(): void {
      insert([...unsaved.values()]);
      unsaved = new Map();
    },
    from: (author: number): ReadonlyMap<number, number> | undefined => losses.get(author),
    touched: (): number[] => sortIds([...winners, ...losses.keys()]),
    all: (): number[] => sortIds([...winners, ...losses.keys(), ...renewed]),
    forget(authorIds: readonly number[]): void {
      database
        .prepare("DELETE FROM identity_moves WHERE author_id IN (SELECT value FROM json_each(?))")
        .run(JSON.stringify(authorIds));
    },
  };
}

const sortIds = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);

const toTrust = ({ confidence, nearest }: ResolvedPaper["names"][number]): Trust => {
  const percent = Math.round(confidence * 100);
  return nearest === undefined ? [percent] : [percent, Number(nearest)];
};

/** Keeps the two directions, from papers to authors and back, in agreement. */
function saveByline(
  database: Database,
  paperId: number,
  { held, next, trust }: { held: PrintedName[]; next: PrintedName[]; trust: string },
): void {
  database
    .prepare(
      `UPDATE bylines SET names = ?1, trust = ?2, is_resolved = 1
       WHERE paper_id = ?3 AND (names <> ?1 OR trust IS NOT ?2 OR is_resolved = 0)`,
    )
    .run(JSON.stringify(next), trust, paperId);
  const [before, after] = [new Set(held.map(([id]) => id)), new Set(next.map(([id]) => id))];
  for (const id of before) {
    if (!after.has(id))
      database.prepare("DELETE FROM author_papers WHERE author_id = ? AND paper_id = ?").run(id, paperId);
  }
  for (const id of after) {
    if (!before.has(id))
      database.prepare("INSERT OR IGNORE INTO author_papers (author_id, paper_id) VALUES (?, ?)").run(id, paperId);
  }
}
