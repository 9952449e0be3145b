// Papers of a running ingest that the search index does not hold yet.

export const searchWaiting = {
  name: "0008-search-waiting",
  sqlite: `
CREATE TABLE search_waiting (paper_id INTEGER PRIMARY KEY) STRICT;
`,
} as const;
