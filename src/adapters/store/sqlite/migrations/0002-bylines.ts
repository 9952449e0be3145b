// Printed names as one row a paper instead of one row a name: five times fewer rows to write, and read as they are shown.

export const bylines = {
  name: "0002-bylines",
  sqlite: `
-- The names printed on a paper, in their order: [[author id, name], ...]; in facts, at the same places, what was told of each, or null.
CREATE TABLE bylines (
  paper_id INTEGER PRIMARY KEY,
  names TEXT NOT NULL,
  facts TEXT
) STRICT;
INSERT INTO bylines (paper_id, names, facts)
  SELECT paper_id, json_group_array(json_array(author_id, name) ORDER BY position),
    CASE WHEN count(facts) > 0 THEN json_group_array(json(facts) ORDER BY position) END
  FROM mentions GROUP BY paper_id;
INSERT OR IGNORE INTO bylines (paper_id, names) SELECT id, '[]' FROM papers;

-- The same the other way round.
CREATE TABLE author_papers (
  author_id INTEGER NOT NULL,
  paper_id INTEGER NOT NULL,
  PRIMARY KEY (author_id, paper_id)
) STRICT, WITHOUT ROWID;
INSERT INTO author_papers (author_id, paper_id) SELECT DISTINCT author_id, paper_id FROM mentions ORDER BY 1, 2;

-- Printed names to which a source gave an identifier: what tells people of one name apart.
CREATE TABLE identified_names (
  name_key TEXT NOT NULL,
  id_key TEXT NOT NULL,
  paper_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  PRIMARY KEY (name_key, id_key, paper_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO identified_names (name_key, id_key, paper_id, position, author_id)
  SELECT name_key, id_key, paper_id, position, author_id FROM mentions
  WHERE id_key IS NOT NULL AND name_key IS NOT NULL ORDER BY 1, 2, 3, 4;
CREATE INDEX identified_names_paper ON identified_names (paper_id);

DROP TABLE mentions;

-- Names are looked up by whole words and beginnings, and none is ever taken out: places and lengths need not be kept.
DROP TABLE authors_fts;
CREATE VIRTUAL TABLE authors_fts USING fts5 (name, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 2");
INSERT INTO authors_fts (authors_fts, rank) VALUES ('hashsize', 4194304), ('automerge', 16);
INSERT INTO authors_fts (rowid, name) SELECT id, name FROM authors ORDER BY id;
`,
} as const;
