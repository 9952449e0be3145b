// A status report with every state of a source, for the tests and screenshots of the status page.

import type { SourceStatus, StatusReport } from "../../src/model/views.ts";

const SOURCES: [string, string, string, SourceStatus["state"], string, number][] = [
  ["arxiv-oai", "arXiv", "metadata CC0; abstracts belong to their authors", "on-time", "2026-06-04T06:02:00Z", 225],
  ["openalex", "OpenAlex", "CC0", "running", "2026-06-04T03:40:00Z", 1880],
  ["semantic-scholar", "Semantic Scholar", "API licence", "late", "2026-06-03T22:15:00Z", 731],
  ["crossref", "Crossref", "facts, freely reusable", "waiting", "2026-06-04T05:30:00Z", 96],
  ["hf-daily", "Hugging Face daily papers", "shown with a link", "failing", "2026-06-02T18:00:00Z", 56],
  ["acl", "ACL Anthology", "CC BY 4.0", "never", "", 0],
];

export function memoryStatus(papers: number): StatusReport {
  return {
    version: "0.1.0",
    generatedAt: "2026-06-04T08:12:00Z",
    catalogue: {
      papers,
      authors: 402,
      institutions: 4,
      records: 412,
      setAside: 2,
      newestDay: "2026-06-04",
      starterOnly: false,
      sizeBytes: 48_300_000,
    },
    sources: SOURCES.map(([name, title, licence, state, lastOkAt, records]) => ({
      name,
      title,
      homepage: `https://example.org/${name}`,
      licence,
      state,
      ...(lastOkAt && { lastOkAt, lastRunAt: lastOkAt, nextRunAt: "2026-06-04T12:00:00Z" }),
      ...(state === "failing" && { lastError: "connection refused" }),
      ...(state === "running" && { progress: { done: 1200, total: 1880, unit: "records" } }),
      ...(lastOkAt && {
        lastReport: { read: records, added: 12, merged: 3, changed: 7, unchanged: records - 22, setAside: 0 },
      }),
      records,
      setAside: state === "late" ? 2 : 0,
    })),
    days: [
      { day: "2026-06-04", announced: 412, held: 398, missing: 14 },
      { day: "2026-06-03", announced: 427, held: 427, missing: 0 },
      { day: "2026-06-02", held: 455 },
    ],
    backlog: { unscored: 13, jobsQueued: 2, jobsFailed: 1, mailsWaiting: 0 },
    jobs: [
      {
        id: 3,
        kind: "sync openalex",
        state: "running",
        attempts: 1,
        runAt: "2026-06-04T08:00:00Z",
        startedAt: "2026-06-04T08:00:02Z",
        progress: "1,200 of 1,880 records",
      },
      {
        id: 2,
        kind: "rescore",
        state: "done",
        attempts: 1,
        runAt: "2026-06-04T06:04:00Z",
        startedAt: "2026-06-04T06:04:00Z",
        finishedAt: "2026-06-04T06:10:00Z",
      },
      {
        id: 1,
        kind: "sync hf-daily",
        state: "failed",
        attempts: 5,
        runAt: "2026-06-04T05:00:00Z",
        finishedAt: "2026-06-04T05:20:00Z",
        error: "connection refused",
      },
    ],
    setAsides: [
      {
        source: "semantic-scholar",
        externalId: "CorpusID:9",
        reason: "date: year 0 is before papers were printed",
        seenAt: "2026-06-03T22:10:00Z",
      },
    ],
  };
}
