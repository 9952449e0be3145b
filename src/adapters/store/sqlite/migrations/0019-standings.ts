// Figures of authors over spans of years, with how sure they are: what the directory ranks by.

export const standings = {
  name: "0019-standings",
  sqlite: `
-- span: papers of so many last years, 0 for all. low and high: 80 % interval.
CREATE TABLE author_standings (
  span INTEGER NOT NULL,
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
  PRIMARY KEY (span, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_standings_category ON author_standings (span, category);
CREATE INDEX author_standings_institution ON author_standings (span, institution) WHERE institution IS NOT NULL;
`,
} as const;
