// What people decided about authors: the log of corrections, where they bind, and what readers reported.

export const corrections = {
  name: "0015-corrections",
  sqlite: `
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  author_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  undone_at TEXT,
  undone_reason TEXT,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_author ON corrections (author_id);
CREATE INDEX corrections_to ON corrections (to_id);

-- Where active corrections bind: an identifier of the paper, the place and the key of the printed name. base: to whom it belonged before.
CREATE TABLE pins (
  paper TEXT NOT NULL,
  name_key TEXT NOT NULL,
  place INTEGER NOT NULL,
  base_id INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  shown TEXT,
  PRIMARY KEY (paper, name_key, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX pins_author ON pins (author_id);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  author_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  email TEXT,
  state TEXT NOT NULL DEFAULT 'open',
  created_at TEXT NOT NULL,
  settled_at TEXT,
  note TEXT
) STRICT;
CREATE INDEX reports_state ON reports (state, id);
CREATE INDEX reports_created ON reports (created_at);

CREATE TABLE used_tokens (token TEXT PRIMARY KEY, used_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
} as const;
