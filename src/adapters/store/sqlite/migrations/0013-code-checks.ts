// What was seen of the repositories that papers name, and when each is looked at again.

export const codeChecks = {
  name: "0013-code-checks",
  sqlite: `
CREATE TABLE code_checks (
  -- The address in lower case.
  key TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  facts TEXT,
  etag TEXT,
  reason TEXT,
  failures INTEGER NOT NULL,
  checked_at TEXT NOT NULL,
  next_check_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Links by the age of their papers, without reading the papers.
CREATE INDEX papers_code ON papers (date DESC, lower(card ->> '$.code.url'), card ->> '$.code.label') WHERE has_code = 1;
`,
} as const;
