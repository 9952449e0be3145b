// What a machine reads out of titles and abstracts: a summary sentence, keywords, the kind of contribution.

export const readings = {
  name: "0009-readings",
  sqlite: `
CREATE TABLE readings (
  paper_id INTEGER PRIMARY KEY,
  summary TEXT,
  summary_html TEXT,
  kind TEXT,
  -- [[as written, key, weight], ...], the best first.
  keywords TEXT NOT NULL
) STRICT;

-- Papers whose text is new or other than what was read. Kept by triggers, so that no way of changing a paper can forget it.
-- No OR IGNORE in them: the OR FAIL of the statement that sets a trigger off would win.
CREATE TABLE unread_papers (paper_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO unread_papers (paper_id) SELECT id FROM papers;
CREATE TRIGGER papers_to_read AFTER INSERT ON papers BEGIN
  INSERT INTO unread_papers (paper_id) SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM unread_papers WHERE paper_id = new.id);
END;
CREATE TRIGGER papers_to_read_again AFTER UPDATE OF title, abstract, abstract_html ON papers
WHEN old.title IS NOT new.title OR old.abstract IS NOT new.abstract OR old.abstract_html IS NOT new.abstract_html BEGIN
  INSERT INTO unread_papers (paper_id) SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM unread_papers WHERE paper_id = new.id);
  DELETE FROM readings WHERE paper_id = new.id;
END;
CREATE TRIGGER papers_unread_again AFTER DELETE ON papers BEGIN
  DELETE FROM unread_papers WHERE paper_id = old.id;
  DELETE FROM readings WHERE paper_id = old.id;
END;
`,
} as const;
