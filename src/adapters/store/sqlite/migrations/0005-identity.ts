// Authors resolved from evidence instead of by printed name, and what people decided about them.

export const identity = {
  name: "0005-identity",
  sqlite: `
-- At the places of the names: [how sure in percent, the paper that speaks most for it]; is_resolved 0: some name waits to be resolved.
ALTER TABLE bylines ADD COLUMN trust TEXT;
ALTER TABLE bylines ADD COLUMN is_resolved INTEGER NOT NULL DEFAULT 0;
CREATE INDEX bylines_unresolved ON bylines (paper_id) WHERE is_resolved = 0;

-- Sources' identifiers are evidence now, no authors of their own.
DROP TABLE identified_names;

-- The name that somebody chose; name is the one most often printed.
ALTER TABLE authors ADD COLUMN chosen_name TEXT;

-- Names that resolved authors are printed by, where namesakes look for each other: family name and first initial.
CREATE TABLE author_names (
  block TEXT NOT NULL,
  full_name TEXT NOT NULL,
  author_id INTEGER NOT NULL,
  PRIMARY KEY (block, full_name, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_names_author ON author_names (author_id);

-- What the last whole run knew of names, words and company, for the runs between.
CREATE TABLE identity_state (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- Found by every name they print, which changes.
DROP TABLE authors_fts;
CREATE VIRTUAL TABLE authors_fts USING fts5 (name, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 2");
INSERT INTO authors_fts (authors_fts, rank) VALUES ('hashsize', 4194304), ('automerge', 16);
INSERT INTO authors_fts (rowid, name) SELECT id, name FROM authors ORDER BY id;
`,
} as const;
