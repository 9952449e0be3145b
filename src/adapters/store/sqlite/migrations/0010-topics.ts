// Topics made of keywords, and which papers belong to them.

export const topics = {
  name: "0010-topics",
  sqlite: `
-- facts: keywords as written, momentum, related topics. moved_to: the topic that has most of the keywords of one that is gone.
CREATE TABLE topics (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  papers INTEGER NOT NULL,
  category TEXT,
  facts TEXT NOT NULL,
  is_gone INTEGER NOT NULL,
  moved_to INTEGER
) STRICT;

CREATE TABLE topic_keys (key TEXT PRIMARY KEY, topic_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE paper_topics (
  paper_id INTEGER NOT NULL,
  topic_id INTEGER NOT NULL,
  weight REAL NOT NULL,
  date TEXT,
  PRIMARY KEY (paper_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_topics_date ON paper_topics (topic_id, date DESC);
CREATE TRIGGER papers_leave_topics AFTER DELETE ON papers BEGIN
  DELETE FROM paper_topics WHERE paper_id = old.id;
END;
`,
} as const;
