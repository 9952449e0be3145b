// What the status page tells: sources, days, backlog, jobs and what was set aside.

import type { JobStatus, SourceStatus, StatusReport } from "../../../model/views.ts";
import type { RunReport } from "../../../ports/catalogue-writer.ts";
import type { Database, Row } from "./driver.ts";
import { toJobStatus } from "./job-rows.ts";

type StoredStatus = Omit<StatusReport, "version" | "generatedAt" | "note">;

const DAYS = 14;

export function readStatus(database: Database): StoredStatus {
  const count = (table: string): number => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0);
  const newestDay = database.prepare("SELECT max(day) AS day FROM papers WHERE day IS NOT NULL").get()?.day;
  const pages = database
    .prepare("SELECT page_count * page_size AS size FROM pragma_page_count(), pragma_page_size()")
    .get();
  return {
    catalogue: {
      papers: count("papers"),
      authors: count("authors"),
      institutions: Number(
        database.prepare("SELECT count(*) AS n FROM (SELECT 1 FROM paper_institutions GROUP BY tag)").get()?.n ?? 0,
      ),
      records: count("records"),
      setAside: count("set_asides"),
      ...(typeof newestDay === "string" && { newestDay }),
      starterOnly: isStarterOnly(database),
      sizeBytes: Number(pages?.size ?? 0),
    },
    sources: readSources(database),
    days: readDays(database),
    backlog: {
      unscored: Number(database.prepare("SELECT count(*) AS n FROM papers WHERE scored_at IS NULL").get()?.n ?? 0),
      jobsQueued: countJobs(database, "queued"),
      jobsFailed: countJobs(database, "failed"),
      mailsWaiting: Number(
        database.prepare("SELECT count(*) AS n FROM deliveries WHERE state IN ('planned', 'retry')").get()?.n ?? 0,
      ),
    },
    jobs: readJobs(database),
    setAsides: database
      .prepare("SELECT source, external_id, reason, seen_at FROM set_asides ORDER BY id DESC LIMIT 20")
      .all()
      .map((row) => ({
        source: String(row.source),
        ...(row.external_id !== null && { externalId: String(row.external_id) }),
        reason: String(row.reason),
        seenAt: String(row.seen_at),
      })),
  };
}

/** True while nothing but the catalogue that ships with Broadsheet is there. */
function isStarterOnly(database: Database): boolean {
  const other = database
    .prepare("SELECT 1 FROM records WHERE NOT (source = 'interchange' AND external_id GLOB 'starter:*') LIMIT 1")
    .get();
  return other === undefined;
}

/** Sources that have run, with their last run; the caller adds names, terms and those that never ran. */
function readSources(database: Database): SourceStatus[] {
  const rows = database
    .prepare(
      `SELECT r.*, (SELECT max(finished_at) FROM source_runs o WHERE o.source = r.source AND o.state = 'done') AS ok_at,
              (SELECT count(*) FROM set_asides s WHERE s.source = r.source) AS set_aside,
              (SELECT count(*) FROM records d WHERE d.source = r.source) AS records,
              -- A failed sync is tried again by the list of jobs, long before its next hour.
              (SELECT min(j.run_at) FROM jobs j WHERE j.kind = 'sync:' || r.source AND j.state = 'queued' AND j.attempts > 0) AS again_at
       FROM source_runs r WHERE r.id IN (SELECT max(id) FROM source_runs GROUP BY source) ORDER BY r.source LIMIT 100`,
    )
    .all();
  return rows.map(toSourceStatus);
}

const STATES: Record<string, SourceStatus["state"]> = {
  running: "running",
  done: "on-time",
  failed: "failing",
  waiting: "waiting",
};

function toSourceStatus(row: Row): SourceStatus {
  const next = row.again_at ?? row.retry_at ?? null;
  const progress =
    row.progress === null ? undefined : (JSON.parse(String(row.progress)) as NonNullable<SourceStatus["progress"]>);
  return {
    name: String(row.source),
    title: String(row.source),
    homepage: "",
    licence: "",
    state: STATES[String(row.state)] ?? "never",
    lastRunAt: String(row.started_at),
    ...(row.ok_at !== null && { lastOkAt: String(row.ok_at) }),
    ...(next !== null && { nextRunAt: String(next) }),
    ...(row.error !== null && { lastError: String(row.error) }),
    lastReport: JSON.parse(String(row.report)) as RunReport,
    records: Number(row.records),
    setAside: Number(row.set_aside),
    ...(row.state === "running" && progress && { progress }),
  };
}

function readDays(database: Database): StoredStatus["days"] {
  const held = database
    .prepare(`SELECT day, count(*) AS n FROM papers WHERE day IS NOT NULL GROUP BY day ORDER BY day DESC LIMIT ${DAYS}`)
    .all();
  const announced = new Map(
    database
      .prepare(
        `SELECT a.day, count(*) AS n, sum(EXISTS (SELECT 1 FROM identifiers i WHERE i.scheme = a.scheme AND i.value = a.value)) AS held
         FROM announcements a WHERE a.kind IN ('new', 'cross') AND a.day >= ? GROUP BY a.day ORDER BY a.day DESC LIMIT ${DAYS}`,
      )
      .all(String(held.at(-1)?.day ?? ""))
      .map((row) => [String(row.day), row]),
  );
  const days = new Map(
    held.map((row) => [String(row.day), { day: String(row.day), held: Number(row.n) } as StoredStatus["days"][number]]),
  );
  for (const [day, row] of announced) {
    const total = Number(row.n);
    days.set(day, { day, announced: total, held: Number(row.held), missing: total - Number(row.held) });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, DAYS);
}

const countJobs = (database: Database, state: string): number =>
  Number(database.prepare("SELECT count(*) AS n FROM jobs WHERE state = ?").get(state)?.n ?? 0);

const readJobs = (database: Database): JobStatus[] =>
  database.prepare("SELECT * FROM jobs ORDER BY id DESC LIMIT 20").all().map(toJobStatus);
