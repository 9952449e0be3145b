// Papers whose repository was looked for and is gone: has_code is 2 for them, so that nothing counts it as code.

export const deadCode = {
  name: "0025-dead-code",
  sqlite: `
CREATE INDEX papers_dead_code ON papers (lower(card ->> '$.code.url'), date, card ->> '$.code.label') WHERE has_code = 2;
`,
} as const;
