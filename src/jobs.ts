// The list of everything that runs in the background: what, when (UTC), how often it is tried.

import type { JobKind } from "./ports/jobs.ts";

type Run = JobKind["run"];

/** The kind of job that carries a command. */
export const COMMAND = "command";

/** What the jobs do, wired by the app. */
export interface JobWork {
  /** Scheduled sources with the work of each. */
  syncs: { source: string; title: string; run: Run }[];
  identify: Run;
  linkCitations: Run;
  resolveAffiliations: Run;
  rankAuthors: Run;
  /** Sources of citation counts with the work of each. */
  lookups: { source: string; title: string; run: Run }[];
  rescore: Run;
  rescoreNew: Run;
  readTexts: Run;
  rebuildTopics: Run;
  /** Absent without a language model. */
  askOpinions?: Run;
  /** Absent when no repository may be asked for. */
  checkCode?: Run;
  keepIndex: Run;
  planDigests: Run;
  sendMail: Run;
  backup: Run;
  tidy: Run;
  /** What the command line asks of the running server. */
  command: Run;
}

// Announcements come out soon after midnight UTC; four times a day also catches what a source corrects later.
const SYNC_HOURS = "1,7,13,19";

/** The schedule of each source, minutes apart, so that they do not all begin at once. */
export function listSyncSchedules(sources: readonly string[]): [string, string][] {
  return sources.map((source, index) => [source, `${(10 + index * 7) % 60} ${SYNC_HOURS} * * *`]);
}

export function listJobs(work: JobWork, { digestHour }: { digestHour: number }): JobKind[] {
  const schedules = new Map(listSyncSchedules(work.syncs.map(({ source }) => source)));
  return [
    ...work.syncs.map(({ source, title, run }) => ({
      kind: `sync:${source}`,
      summary: `Ask ${title} for what is new`,
      schedule: schedules.get(source) ?? "",
      maxAttempts: 12,
      run,
    })),
    ...work.lookups.map(({ source, title, run }, index) => ({
      kind: `lookup:${source}`,
      summary: `Ask ${title} who cites the papers that are read most`,
      schedule: `${(35 + index * 5) % 60} 2-23/3 * * *`,
      maxAttempts: 6,
      run,
    })),
    {
      kind: "identify",
      summary: "Find out anew who is behind every printed name",
      schedule: "30 2 * * *",
      maxAttempts: 3,
      run: work.identify,
    },
    {
      kind: "institutions",
      summary: "Resolve affiliations anew, and list those that name no known institution",
      schedule: "20 2 * * *",
      maxAttempts: 3,
      run: work.resolveAffiliations,
    },
    {
      kind: "citations",
      summary: "Link the papers that changed with those that they cite and that cite them",
      schedule: "30 3 * * *",
      maxAttempts: 3,
      run: work.linkCitations,
    },
    {
      kind: "rescore",
      summary: "Score every paper and author anew",
      schedule: "40 3 * * *",
      maxAttempts: 3,
      run: work.rescore,
    },
    {
      kind: "rescore:new",
      summary: "Resolve the authors of what has come in, and score it",
      maxAttempts: 3,
      run: work.rescoreNew,
    },
    {
      kind: "read",
      summary: "Pick summaries and keywords out of texts that are new or have changed",
      schedule: "35 */6 * * *",
      maxAttempts: 3,
      run: work.readTexts,
    },
    {
      kind: "topics",
      summary: "Make the topics anew and tell every paper its own",
      schedule: "15 4 * * *",
      maxAttempts: 3,
      run: work.rebuildTopics,
    },
    ...(work.askOpinions
      ? [
          {
            kind: "opinions",
            summary: "Ask the language model about the newest papers, within the budget of the day",
            schedule: "45 * * * *",
            maxAttempts: 3,
            run: work.askOpinions,
          },
        ]
      : []),
    ...(work.checkCode
      ? [
          {
            kind: "code",
            summary: "Look whether the repositories that papers name are there",
            schedule: "25 * * * *",
            maxAttempts: 3,
            run: work.checkCode,
          },
        ]
      : []),
    {
      kind: "standings",
      summary: "Rank authors over all years and the last ones, with intervals",
      schedule: "25 4 * * *",
      maxAttempts: 3,
      run: work.rankAuthors,
    },
    {
      kind: "index",
      summary: "Join the parts of the search index, read meanings, refresh its numbers",
      schedule: "5 */2 * * *",
      maxAttempts: 3,
      run: work.keepIndex,
    },
    {
      kind: "digest",
      summary: "Plan the digests of the day and send them",
      schedule: `0 ${digestHour} * * *`,
      maxAttempts: 5,
      run: work.planDigests,
    },
    { kind: "mail", summary: "Send the mails that wait", maxAttempts: 5, run: work.sendMail },
    {
      kind: "backup",
      summary: "Copy the database and check the copy",
      schedule: "20 3 * * *",
      maxAttempts: 2,
      run: work.backup,
    },
    {
      kind: "tidy",
      summary: "Forget finished jobs and tidy the database",
      schedule: "50 4 * * *",
      maxAttempts: 2,
      run: work.tidy,
    },
    {
      kind: COMMAND,
      summary: "Do what the command line asks of the running server",
      maxAttempts: 1,
      run: work.command,
    },
  ];
}
