// What readers look at, and which papers were looked up where: citation counts are fetched first for what is read.

export const lookups = {
  name: "0012-lookups",
  sqlite: `
-- How often the page of a paper was opened on a day. Nothing is kept of who opened it.
CREATE TABLE paper_views (
  paper_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  views INTEGER NOT NULL,
  PRIMARY KEY (day, paper_id)
) STRICT, WITHOUT ROWID;

-- Papers that a source was asked for, whether or not it knew them.
CREATE TABLE paper_lookups (
  source TEXT NOT NULL,
  paper_id INTEGER NOT NULL,
  asked_on TEXT NOT NULL,
  PRIMARY KEY (source, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_lookups_day ON paper_lookups (source, asked_on);
`,
} as const;
