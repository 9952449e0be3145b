// What a job that somebody waits for came to.

export const jobResults = {
  name: "0026-job-results",
  sqlite: "ALTER TABLE jobs ADD COLUMN result TEXT;",
} as const;
