// Affiliations that name no known institution, with how often each is printed: what a curator looks at.

export const affiliations = {
  name: "0016-affiliations",
  sqlite: `
CREATE TABLE unresolved_affiliations (
  text TEXT PRIMARY KEY,
  mentions INTEGER NOT NULL,
  paper_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unresolved_affiliations_mentions ON unresolved_affiliations (mentions DESC, text);
`,
} as const;
