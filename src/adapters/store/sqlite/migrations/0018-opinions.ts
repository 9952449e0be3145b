// What the operator's language model said of papers, apart from every score; and what it cost a day.

export const opinions = {
  name: "0018-opinions",
  sqlite: `
CREATE TABLE opinions (
  paper_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  model TEXT NOT NULL,
  made_at TEXT NOT NULL,
  summary TEXT,
  -- Analysis and grades; absent when the answer was set aside.
  opinion TEXT,
  fault TEXT
) STRICT;
CREATE TABLE language_model_days (day TEXT PRIMARY KEY, requests INTEGER NOT NULL, tokens INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER papers_lose_opinions AFTER DELETE ON papers BEGIN
  DELETE FROM opinions WHERE paper_id = old.id;
END;
-- What was said of another text is not said of this one.
CREATE TRIGGER papers_change_opinions AFTER UPDATE OF title, abstract ON papers
WHEN old.title IS NOT new.title OR old.abstract IS NOT new.abstract BEGIN
  DELETE FROM opinions WHERE paper_id = new.id;
END;
`,
} as const;
