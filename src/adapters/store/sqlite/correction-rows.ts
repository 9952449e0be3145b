// The log of corrections, and what readers reported.

import type { AuthorIdentifier } from "../../../model/record.ts";
import type {
  Correction,
  CorrectionData,
  CorrectionKind,
  CorrectionStore,
  Placement,
  Report,
} from "../../../ports/corrections.ts";
import type { SearchIndexWriter } from "../../../ports/search-index.ts";
import { createAuthors } from "./author-names.ts";
import { readFacts, readNames } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";
import { readEvidence } from "./evidence-reader.ts";
import { indexedPapers } from "./index-source.ts";
import { findMentions, mentionsOf } from "./mention-keys.ts";
import { placeNames } from "./pin-rows.ts";

const toCorrection = (row: Row): Correction => ({
  id: Number(row.id),
  key: String(row.key),
  kind: String(row.kind) as CorrectionKind,
  author: Number(row.author_id),
  to: Number(row.to_id),
  reason: String(row.reason),
  by: String(row.made_by),
  createdAt: String(row.created_at),
  ...(row.undone_at !== null && { undone: { at: String(row.undone_at), reason: String(row.undone_reason ?? "") } }),
  data: JSON.parse(String(row.data)) as CorrectionData,
});

const toReport = (row: Row): Report => ({
  id: Number(row.id),
  kind: String(row.kind) as Report["kind"],
  author: Number(row.author_id),
  authorName: String(row.name ?? ""),
  text: String(row.text),
  ...(row.email !== null && { email: String(row.email) }),
  state: String(row.state) as Report["state"],
  createdAt: String(row.created_at),
  ...(row.note !== null && { note: String(row.note) }),
});

/** `onChange` is told that authors have changed. Without an index, hidden names are still found by words. */
export function createCorrectionStore(
  database: Database,
  { index, onChange = () => {} }: { index?: Pick<SearchIndexWriter, "apply"> | undefined; onChange?: () => void } = {},
): CorrectionStore {
  const authors = createAuthors(database);
  const one = (where: string, value: string | number): Correction | undefined => {
    const row = database.prepare(`SELECT * FROM corrections WHERE ${where} = ?`).get(value);
    return row && toCorrection(row);
  };
  return {
    ...createReportRows(database),
    transaction: (work) => database.transaction(work),
    author: (id) => readCorrected(database, id),
    mentionsOf: (author) => mentionsOf(database, author),
    evidenceOf: (author) => readEvidence(database, author),
    findMentions: (keys) => findMentions(database, keys),
    createAuthor: authors.create,

    place(placements) {
      const before = wherePlaced(database, placements);
      const { authors: touched, renamed } = placeNames(database, placements);
      authors.own([...touched]);
      authors.refresh([...touched]);
      redirectEmptied(database, touched, before, placements);
      if (renamed.size > 0) index?.apply(indexedPapers(database, [...renamed]), []);
      onChange();
      return [...touched].sort((a, b) => a - b);
    },

    setChosenName(author, name) {
      database.prepare("UPDATE authors SET chosen_name = ? WHERE id = ?").run(name ?? null, author);
      authors.refresh([author]);
    },

    add(correction) {
      const { key, kind, author, to, reason, by, createdAt, data } = correction;
      const { lastInsertRowid } = database
        .prepare(
          "INSERT INTO corrections (key, kind, author_id, to_id, reason, made_by, created_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .run(key, kind, author, to, reason, by, createdAt, JSON.stringify(data));
      return { ...correction, id: lastInsertRowid };
    },
    saveData(id, data) {
      database.prepare("UPDATE corrections SET data = ? WHERE id = ?").run(JSON.stringify(data), id);
    },
    get: (id) => one("id", id),
    byKey: (key) => one("key", key),
    list: ({ author, isActive } = {}) =>
      database
        .prepare(
          `SELECT * FROM corrections WHERE (?1 IS NULL OR author_id = ?1 OR to_id = ?1)
           AND (?2 = 0 OR undone_at IS NULL) ORDER BY id`,
        )
        .all(author ?? null, isActive === true ? 1 : 0)
        .map(toCorrection),
    markUndone(id, { at, reason }) {
      database.prepare("UPDATE corrections SET undone_at = ?, undone_reason = ? WHERE id = ?").run(at, reason, id);
    },
    addressesOf: (author) => readAddresses(database, author),
    papersWithId: (author, id) => countPapersWithId(database, author, id),
    useToken: (token, now) =>
      database.prepare("INSERT OR IGNORE INTO used_tokens (token, used_at) VALUES (?, ?)").run(token, now).changes ===
      1,
  };
}

function readCorrected(database: Database, id: number) {
  const row = database.prepare("SELECT id, name, chosen_name, moved_to FROM authors WHERE id = ?").get(id);
  if (!row) return undefined;
  const { n } = database
    .prepare("SELECT count(*) + count(undone_at) AS n FROM corrections WHERE author_id = ?1 OR to_id = ?1")
    .get(id) ?? { n: 0 };
  return {
    id,
    name: String(row.chosen_name ?? row.name),
    revision: Number(n),
    ...(row.moved_to !== null && { movedTo: Number(row.moved_to) }),
  };
}

/** Whose the names were, so that an author who loses the last one leads on to whoever got most. */
function wherePlaced(database: Database, placements: readonly Placement[]): Map<string, number> {
  const found = findMentions(
    database,
    placements.map(({ key }) => key),
  );
  return new Map(found.flatMap((mention) => (mention ? [[mention.id, mention.author]] : [])));
}

function redirectEmptied(
  database: Database,
  touched: ReadonlySet<number>,
  before: ReadonlyMap<string, number>,
  placements: readonly Placement[],
): void {
  const gone = new Map<number, Map<number, number>>();
  for (const now of findMentions(
    database,
    placements.map(({ key }) => key),
  )) {
    const was = now && before.get(now.id);
    if (!now || was === undefined || was === now.author) continue;
    const counts = gone.get(was) ?? new Map<number, number>();
    counts.set(now.author, (counts.get(now.author) ?? 0) + 1);
    gone.set(was, counts);
  }
  for (const id of touched) {
    if (database.prepare("SELECT 1 FROM author_papers WHERE author_id = ? LIMIT 1").get(id)) continue;
    const [to] = [...(gone.get(id) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
    if (to !== undefined) database.prepare("UPDATE authors SET moved_to = ? WHERE id = ?").run(to, id);
  }
}

function readAddresses(database: Database, author: number) {
  const rows = database
    .prepare(
      `SELECT p.slug, p.title, b.names, b.facts FROM author_papers x JOIN papers p ON p.id = x.paper_id
       JOIN bylines b ON b.paper_id = p.id WHERE x.author_id = ? AND b.facts LIKE '%"email"%' LIMIT 2000`,
    )
    .all(author);
  return rows.flatMap((row) => {
    const facts = readFacts(row);
    return readNames(row).flatMap(([id], place) => {
      const email = id === author ? facts[place]?.email : undefined;
      return email === undefined ? [] : [{ email, paper: String(row.slug), title: String(row.title) }];
    });
  });
}

function countPapersWithId(database: Database, author: number, { scheme, value }: AuthorIdentifier): number {
  return database
    .prepare(
      `SELECT b.names, b.facts FROM author_papers x JOIN bylines b ON b.paper_id = x.paper_id
       WHERE x.author_id = ? AND instr(b.facts, ?) > 0 LIMIT 2000`,
    )
    .all(author, value)
    .filter((row) => {
      const facts = readFacts(row);
      const ids = readNames(row).flatMap(([id], place) => (id === author ? (facts[place]?.ids ?? []) : []));
      return ids.some((own) => own.scheme === scheme && own.value === value);
    }).length;
}

function createReportRows(database: Database) {
  const select =
    "SELECT r.*, coalesce(a.chosen_name, a.name) AS name FROM reports r LEFT JOIN authors a ON a.id = r.author_id";
  return {
    addReport: ({ kind, author, text, email, createdAt }: Omit<Report, "id" | "state" | "authorName">): number =>
      database
        .prepare("INSERT INTO reports (kind, author_id, text, email, created_at) VALUES (?, ?, ?, ?, ?)")
        .run(kind, author, text, email ?? null, createdAt).lastInsertRowid,
    reports: (state: Report["state"] | undefined, limit: number): Report[] =>
      database
        .prepare(`${select} WHERE ?1 IS NULL OR r.state = ?1 ORDER BY r.id DESC LIMIT ?2`)
        .all(state ?? null, limit)
        .map(toReport),
    report(id: number): Report | undefined {
      const row = database.prepare(`${select} WHERE r.id = ?`).get(id);
      return row && toReport(row);
    },
    settleReport(id: number, state: "accepted" | "refused", note: string, now: string): void {
      database.prepare("UPDATE reports SET state = ?, note = ?, settled_at = ? WHERE id = ?").run(state, note, now, id);
    },
    reportsSince: (since: string, author?: number): number =>
      Number(
        database
          .prepare("SELECT count(*) AS n FROM reports WHERE created_at >= ?1 AND (?2 IS NULL OR author_id = ?2)")
          .get(since, author ?? null)?.n ?? 0,
      ),
  };
}
