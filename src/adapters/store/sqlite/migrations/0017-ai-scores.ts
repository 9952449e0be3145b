// Impact beside the other scores of a paper, figures of institutions, and the AI Scores of earlier days.

export const aiScores = {
  name: "0017-ai-scores",
  sqlite: `
ALTER TABLE papers ADD COLUMN impact REAL;
UPDATE papers SET impact = (SELECT value FROM scores s WHERE s.paper_id = papers.id AND s.kind = 'impact') WHERE scored_at IS NOT NULL;

CREATE TABLE institution_metrics (
  tag TEXT PRIMARY KEY,
  papers INTEGER NOT NULL,
  ai_score REAL NOT NULL,
  computed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Only days on which the value moved; work is what it was made of.
CREATE TABLE ai_scores (
  subject TEXT NOT NULL,
  day TEXT NOT NULL,
  value REAL NOT NULL,
  work TEXT NOT NULL,
  PRIMARY KEY (subject, day)
) STRICT, WITHOUT ROWID;
`,
} as const;
