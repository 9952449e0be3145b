// The words are in the index of 0003; what FTS5 kept, and the narrow index that its facets read, go.

export const withoutFts5 = {
  name: "0004-no-fts5",
  sqlite: `
DROP TABLE papers_fts;
DROP INDEX papers_facets;
`,
} as const;
