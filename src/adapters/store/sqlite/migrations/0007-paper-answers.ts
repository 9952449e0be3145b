// What the models said of each text, so that a night reads only what is new and writes only what has changed.

export const paperAnswers = {
  name: "0007-paper-answers",
  sqlite: `
CREATE TABLE paper_answers (
  paper_id INTEGER PRIMARY KEY,
  -- Which models gave the answers.
  model TEXT,
  answers BLOB,
  -- Of the scores that are held.
  digest TEXT
) STRICT;
DELETE FROM score_state;
`,
} as const;
