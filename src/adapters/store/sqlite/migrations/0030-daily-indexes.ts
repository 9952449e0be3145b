// A page of a day, week or month counts categories and finds what rises without reading the papers themselves.

export const dailyIndexes = {
  name: "0030-daily-indexes",
  sqlite: `
CREATE INDEX papers_day_category ON papers (day, category) WHERE day IS NOT NULL AND category IS NOT NULL;
CREATE INDEX papers_upvotes ON papers (day, upvotes) WHERE day IS NOT NULL AND upvotes > 0;
`,
} as const;
