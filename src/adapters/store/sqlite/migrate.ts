// Forward-only migrations, each in its own transaction, recorded by name.

import { AppError } from "../../../lib/errors.ts";
import type { Database } from "./driver.ts";
import { catalogue } from "./migrations/0001-catalogue.ts";
import { bylines } from "./migrations/0002-bylines.ts";
import { search } from "./migrations/0003-search.ts";
import { withoutFts5 } from "./migrations/0004-no-fts5.ts";
import { identity } from "./migrations/0005-identity.ts";
import { citations } from "./migrations/0006-citations.ts";
import { paperAnswers } from "./migrations/0007-paper-answers.ts";
import { searchWaiting } from "./migrations/0008-search-waiting.ts";
import { readings } from "./migrations/0009-readings.ts";
import { topics } from "./migrations/0010-topics.ts";
import { rankShares } from "./migrations/0011-rank-shares.ts";
import { lookups } from "./migrations/0012-lookups.ts";
import { codeChecks } from "./migrations/0013-code-checks.ts";
import { searchTokens } from "./migrations/0014-search-tokens.ts";
import { corrections } from "./migrations/0015-corrections.ts";
import { affiliations } from "./migrations/0016-affiliations.ts";
import { aiScores } from "./migrations/0017-ai-scores.ts";
import { opinions } from "./migrations/0018-opinions.ts";
import { standings } from "./migrations/0019-standings.ts";
import { movedAuthors } from "./migrations/0020-moved-authors.ts";
import { institutionYears } from "./migrations/0021-institution-years.ts";
import { unknownImpact } from "./migrations/0022-unknown-impact.ts";
import { topicStandings } from "./migrations/0023-topic-standings.ts";
import { wokenJobs } from "./migrations/0024-woken-jobs.ts";
import { deadCode } from "./migrations/0025-dead-code.ts";
import { jobResults } from "./migrations/0026-job-results.ts";
import { namesApart } from "./migrations/0027-names-apart.ts";
import { identityMoves } from "./migrations/0028-identity-moves.ts";
import { subjectClasses } from "./migrations/0029-subject-classes.ts";
import { dailyIndexes } from "./migrations/0030-daily-indexes.ts";
import { identityTexts } from "./migrations/0031-identity-texts.ts";

export interface Migration {
  name: string;
  sqlite: string;
}

export const migrations: readonly Migration[] = [
  catalogue,
  bylines,
  search,
  withoutFts5,
  identity,
  citations,
  paperAnswers,
  searchWaiting,
  readings,
  topics,
  rankShares,
  lookups,
  codeChecks,
  searchTokens,
  corrections,
  affiliations,
  aiScores,
  opinions,
  standings,
  movedAuthors,
  institutionYears,
  unknownImpact,
  topicStandings,
  wokenJobs,
  deadCode,
  jobResults,
  namesApart,
  identityMoves,
  subjectClasses,
  dailyIndexes,
  identityTexts,
];

/** Names of the migrations that this file has seen, oldest first. */
export function appliedMigrations(database: Database): string[] {
  database.exec("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT");
  return database
    .prepare("SELECT name FROM migrations ORDER BY name")
    .all()
    .map((row) => String(row.name));
}

/** Brings the file to the newest schema (or up to and including `upTo`); refuses files written by a newer Broadsheet. */
export function migrate(database: Database, now: string, upTo?: string): void {
  const applied = new Set(appliedMigrations(database));
  const known = new Set(migrations.map((migration) => migration.name));
  for (const name of applied) {
    if (!known.has(name)) {
      throw new AppError(
        "conflict",
        `This data was written by a newer Broadsheet (it knows ${name}). Update Broadsheet first.`,
      );
    }
  }
  for (const migration of migrations) {
    if (!applied.has(migration.name)) {
      database.transaction(() => {
        database.exec(migration.sqlite);
        database.prepare("INSERT INTO migrations VALUES (?, ?)").run(migration.name, now);
      });
    }
    if (migration.name === upTo) return;
  }
}
