// Authors are ranked within topics, too.

export const topicStandings = {
  name: "0023-topic-standings",
  sqlite: `
CREATE TABLE standings (
  span INTEGER NOT NULL,
  topic_id INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  papers INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  h_index INTEGER NOT NULL,
  h_low REAL NOT NULL,
  h_high REAL NOT NULL,
  citations INTEGER NOT NULL,
  c_low REAL NOT NULL,
  c_high REAL NOT NULL,
  category TEXT,
  institution TEXT,
  PRIMARY KEY (span, topic_id, author_id)
) STRICT, WITHOUT ROWID;
-- topic_id 0: papers of all topics and of none.
INSERT INTO standings SELECT span, 0, author_id, papers, counted, h_index, h_low, h_high, citations, c_low, c_high, category, institution
  FROM author_standings;
DROP TABLE author_standings;
CREATE INDEX standings_author ON standings (author_id);
CREATE INDEX standings_category ON standings (span, topic_id, category);
CREATE INDEX standings_institution ON standings (span, topic_id, institution) WHERE institution IS NOT NULL;
`,
} as const;
