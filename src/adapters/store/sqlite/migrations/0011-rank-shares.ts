// The shares that a paper earns of each part of its rank, packed into one number: any weights make an order of them.

export const rankShares = {
  name: "0011-rank-shares",
  sqlite: `
ALTER TABLE paper_answers ADD COLUMN shares INTEGER;
UPDATE paper_answers SET digest = NULL;
`,
} as const;
