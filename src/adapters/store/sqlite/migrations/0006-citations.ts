// Who cites whom among the papers held, kept up from what changed; printed references by the titles that they may name.

export const citations = {
  name: "0006-citations",
  sqlite: `
-- is_self: the two papers share an author. by_title: found by the printed reference, not by an identifier.
CREATE TABLE citations (
  cited_id INTEGER NOT NULL,
  citing_id INTEGER NOT NULL,
  is_self INTEGER NOT NULL,
  by_title INTEGER NOT NULL,
  PRIMARY KEY (cited_id, citing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_citing ON citations (citing_id);

-- How many papers held here cite a paper: a citation count of our own.
CREATE TABLE held_citations (
  paper_id INTEGER PRIMARY KEY,
  citations INTEGER NOT NULL,
  self_citations INTEGER NOT NULL,
  counted_on TEXT NOT NULL
) STRICT;

-- References as they are printed, and the hashes of the titles that each may name (as in records.title_hash).
CREATE TABLE reference_texts (
  paper_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (paper_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE reference_titles (
  title_hash INTEGER NOT NULL,
  paper_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (title_hash, paper_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_titles_paper ON reference_titles (paper_id);

-- Papers whose citations must be looked at again: one row a batch.
CREATE TABLE changed_papers (id INTEGER PRIMARY KEY, paper_ids TEXT NOT NULL) STRICT;
INSERT INTO changed_papers (paper_ids)
  SELECT json_group_array(paper_id) FROM (SELECT DISTINCT paper_id, paper_id / 2000 AS part FROM records) GROUP BY part;

-- Papers whose names went to other authors: only self-citation can have changed.
CREATE TABLE changed_bylines (paper_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER bylines_changed AFTER UPDATE OF names ON bylines WHEN old.names IS NOT new.names
BEGIN
  INSERT OR IGNORE INTO changed_bylines (paper_id) VALUES (new.paper_id);
END;
`,
} as const;
