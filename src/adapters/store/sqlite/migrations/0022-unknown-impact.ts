// Where too little was known to say, the middle had been kept as if it were a figure.

export const unknownImpact = {
  name: "0022-unknown-impact",
  sqlite: `
UPDATE papers SET impact = NULL
WHERE id IN (SELECT paper_id FROM scores WHERE kind = 'impact' AND parts ->> '$.basis' = 'unknown');
`,
} as const;
