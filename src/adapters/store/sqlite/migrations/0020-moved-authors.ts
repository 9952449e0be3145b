// Addresses that lead to an author are found when that author moves on as well.

export const movedAuthors = {
  name: "0020-moved-authors",
  sqlite: `
CREATE INDEX authors_moved ON authors (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX pins_base ON pins (base_id);
`,
} as const;
