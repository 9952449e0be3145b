// Affiliations in SQLite: resolved again in place, and those that name nobody known.

import { institutionByTag } from "../../../model/institutions.ts";
import type { CardFacts } from "../../../model/merged-paper.ts";
import type { AffiliationStore } from "../../../ports/affiliation-store.ts";
import { createBulkInsert } from "./bulk.ts";
import { type MentionFacts, readFacts } from "./bylines.ts";
import type { Database } from "./driver.ts";

export function createAffiliationStore(database: Database): AffiliationStore {
  const insert = createBulkInsert(
    database,
    "INSERT OR REPLACE INTO unresolved_affiliations (text, mentions, paper_id)",
    3,
  );
  return {
    transaction: (work) => database.transaction(work),
    papersAfter: (paperId, limit) =>
      database
        .prepare(
          "SELECT paper_id, facts FROM bylines WHERE paper_id > ? AND facts IS NOT NULL ORDER BY paper_id LIMIT ?",
        )
        .all(paperId, limit)
        .map((row) => ({ paperId: Number(row.paper_id), places: readFacts(row) })),
    saveInstitutions: (paperId, institutions) => saveInstitutions(database, paperId, institutions),
    saveUnresolved(rows) {
      database.exec("DELETE FROM unresolved_affiliations");
      insert(rows.map(({ text, mentions, paperId }) => [text, mentions, paperId]));
    },
  };
}

function saveInstitutions(database: Database, paperId: number, institutions: (string[] | undefined)[]): void {
  const row = database
    .prepare(
      "SELECT b.facts, p.card, coalesce(p.date, p.year) AS date FROM bylines b JOIN papers p ON p.id = b.paper_id WHERE b.paper_id = ?",
    )
    .get(paperId);
  if (!row) return;
  const facts = readFacts(row);
  const before = new Set(facts.flatMap((one) => one?.institutions ?? []));
  const next = facts.map((one, place): MentionFacts | null => {
    if (!one) return null;
    const { institutions: _old, ...rest } = one;
    const found = institutions[place];
    return { ...rest, ...(found && found.length > 0 && { institutions: found }) };
  });
  const card = JSON.parse(String(row.card)) as CardFacts;
  // What was printed for the paper as a whole stays.
  const whole = card.institutions.map(({ tag }) => tag).filter((tag) => !before.has(tag));
  const tags = [...new Set([...next.flatMap((one) => one?.institutions ?? []), ...whole])];
  const refs = tags.flatMap((tag) => {
    const institution = institutionByTag(tag);
    return institution ? [{ tag, name: institution.name }] : [];
  });
  database.prepare("UPDATE bylines SET facts = ? WHERE paper_id = ?").run(JSON.stringify(next), paperId);
  database
    .prepare("UPDATE papers SET card = json_set(card, '$.institutions', json(?)) WHERE id = ?")
    .run(JSON.stringify(refs), paperId);
  database.prepare("DELETE FROM paper_institutions WHERE paper_id = ?").run(paperId);
  for (const { tag } of refs)
    database
      .prepare("INSERT OR IGNORE INTO paper_institutions VALUES (?, ?, ?)")
      .run(tag, paperId, row.date === null ? null : String(row.date));
}
