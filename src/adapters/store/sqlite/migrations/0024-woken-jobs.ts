// A job can be asked for again while it runs: what came in meanwhile is work of its own.

export const wokenJobs = {
  name: "0024-woken-jobs",
  sqlite: `
DROP INDEX jobs_unique;
CREATE UNIQUE INDEX jobs_unique ON jobs (unique_key) WHERE unique_key IS NOT NULL AND state = 'queued';
`,
} as const;
