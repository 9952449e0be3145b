// Opens the catalogue's file: for reading by any number, for writing by one.

import { existsSync } from "node:fs";
import { type Clock, nowText } from "../../../lib/clock.ts";
import { AppError } from "../../../lib/errors.ts";
import type { AffiliationStore } from "../../../ports/affiliation-store.ts";
import type { CatalogueReader } from "../../../ports/catalogue.ts";
import type { CatalogueWriter } from "../../../ports/catalogue-writer.ts";
import type { CitationStore } from "../../../ports/citation-store.ts";
import type { CodeCheckStore } from "../../../ports/code-check-store.ts";
import type { CorrectionStore } from "../../../ports/corrections.ts";
import type { IdentityLookups, IdentitySource, IdentityStore } from "../../../ports/identity.ts";
import type { IndexSource } from "../../../ports/index-source.ts";
import type { JobQueue } from "../../../ports/jobs.ts";
import type { LookupStore } from "../../../ports/lookup-store.ts";
import type { Maintenance } from "../../../ports/maintenance.ts";
import type { OpinionStore } from "../../../ports/opinion-store.ts";
import type { ReadingStore } from "../../../ports/reading-store.ts";
import type { ScoreStore } from "../../../ports/score-store.ts";
import type { SearchIndexWriter } from "../../../ports/search-index.ts";
import type { StandingStore } from "../../../ports/standing-store.ts";
import type { SubscriptionStore } from "../../../ports/subscriptions.ts";
import type { TopicStore } from "../../../ports/topic-store.ts";
import { createAffiliationStore } from "./affiliation-rows.ts";
import { createAuthorRows } from "./author-rows.ts";
import { createCatalogueReader } from "./catalogue-reader.ts";
import { createCatalogueWriter } from "./catalogue-writer.ts";
import { createCitationStore } from "./citation-rows.ts";
import { createCodeCheckStore } from "./code-check-rows.ts";
import { createCorrectionStore } from "./correction-rows.ts";
import { type Database, openDatabase } from "./driver.ts";
import { createIdentityStore } from "./identity-rows.ts";
import { createIdentitySource } from "./identity-source.ts";
import { createIndexSource } from "./index-source.ts";
import { createJobQueue } from "./job-rows.ts";
import { createLookupStore } from "./lookup-rows.ts";
import { createMaintenance } from "./maintenance.ts";
import { migrate, migrations } from "./migrate.ts";
import { createOpinionStore } from "./opinion-rows.ts";
import { createReadingStore } from "./reading-rows.ts";
import { createScoreStore } from "./score-rows.ts";
import { createStandingStore } from "./standing-rows.ts";
import { createSubscriptionStore } from "./subscription-rows.ts";
import { createTopicStore } from "./topic-rows.ts";

export interface ReadStore {
  database: Database;
  catalogue: CatalogueReader;
  jobs: JobQueue;
  subscriptions: SubscriptionStore;
  maintenance: Maintenance;
  identity: IdentitySource & IdentityLookups & Pick<IdentityStore, "countPapers">;
  corrections: CorrectionStore;
  close(): void;
}

export interface WriteStore extends ReadStore {
  index: SearchIndexWriter;
  indexSource: IndexSource;
  writer: CatalogueWriter;
  scores: ScoreStore;
  identity: IdentityStore;
  citations: CitationStore;
  readings: ReadingStore;
  topics: TopicStore;
  lookups: LookupStore;
  codeChecks: CodeCheckStore;
  opinions: OpinionStore;
  corrections: CorrectionStore;
  affiliations: AffiliationStore;
  standings: StandingStore;
}

/** Throws `not_found` while there is no catalogue, and `conflict` while its schema is not this version's. */
export function openReadStore(path: string, clock: Clock): ReadStore {
  if (!existsSync(path)) {
    throw new AppError("not_found", `There is no catalogue at ${path} yet. Start the server or ingest a file first.`);
  }
  const database = openDatabase(path, { readOnly: true });
  if (!isMigrated(database)) {
    database.close();
    throw new AppError(
      "conflict",
      `The catalogue at ${path} is of another version of Broadsheet. Start the server once to bring it up to date.`,
    );
  }
  return readParts(database, clock);
}

/** Only the list of jobs, for a process that asks the one which holds the lock to do something. */
export function openJobQueue(path: string, clock: Clock): { jobs: JobQueue; close(): void } {
  const database = openDatabase(path);
  if (!isMigrated(database)) {
    database.close();
    throw new AppError("conflict", "The running server is of another version of Broadsheet. Start it anew first.");
  }
  return { jobs: createJobQueue(database, () => nowText(clock)), close: () => database.close() };
}

/** Holds the index pages that a batch of thousands of papers touches, so that each is written once. Used only as far as needed. */
const WRITER_CACHE_MIB = 64;

/** Creates and migrates as needed. Only the holder of the folder's lock may call it. */
export function openWriteStore(
  path: string,
  clock: Clock,
  openIndex: (database: Database) => SearchIndexWriter,
): WriteStore {
  const database = openDatabase(path, { cacheMiB: WRITER_CACHE_MIB });
  try {
    migrate(database, nowText(clock));
  } catch (error) {
    database.close();
    throw error;
  }
  const index = openIndex(database);
  const authorRows = createAuthorRows(database);
  return {
    ...readParts(database, clock),
    index,
    indexSource: createIndexSource(database, clock),
    writer: createCatalogueWriter(database, index, authorRows),
    scores: createScoreStore(database),
    identity: createIdentityStore(database, authorRows.forget),
    citations: createCitationStore(database),
    readings: createReadingStore(database),
    topics: createTopicStore(database),
    lookups: createLookupStore(database),
    codeChecks: createCodeCheckStore(database),
    opinions: createOpinionStore(database),
    corrections: createCorrectionStore(database, { index, onChange: authorRows.forget }),
    affiliations: createAffiliationStore(database),
    standings: createStandingStore(database),
    close() {
      // So that the file is whole alone after a stop; the driver does not see to it. On a full disk the log simply stays.
      try {
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      database.close();
    },
  };
}

function isMigrated(database: Database): boolean {
  const table = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'").get();
  if (!table) return false;
  const applied = database
    .prepare("SELECT name FROM migrations ORDER BY name")
    .all()
    .map((row) => String(row.name));
  return applied.length === migrations.length && applied.at(-1) === migrations.at(-1)?.name;
}

function readParts(database: Database, clock: Clock): ReadStore {
  return {
    database,
    catalogue: createCatalogueReader(database),
    jobs: createJobQueue(database, () => nowText(clock)),
    subscriptions: createSubscriptionStore(database),
    maintenance: createMaintenance(database),
    identity: createIdentitySource(database),
    corrections: createCorrectionStore(database),
    close: () => database.close(),
  };
}
