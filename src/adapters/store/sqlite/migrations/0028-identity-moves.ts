// What a run of author identity has moved and not yet settled: a run that is stopped is taken up by the next one.

export const identityMoves = {
  name: "0028-identity-moves",
  sqlite: `
-- How many names went from one author to another; an author who changed without losing any stands with itself.
CREATE TABLE identity_moves (
  author_id INTEGER NOT NULL,
  moved_to INTEGER NOT NULL,
  names INTEGER NOT NULL,
  PRIMARY KEY (author_id, moved_to)
) STRICT, WITHOUT ROWID;
`,
} as const;
