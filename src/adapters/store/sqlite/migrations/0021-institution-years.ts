// Papers that are known by their year alone count in the trend of an institution as well.

export const institutionYears = {
  name: "0021-institution-years",
  sqlite: `
UPDATE paper_institutions SET date = (SELECT CAST(p.year AS TEXT) FROM papers p WHERE p.id = paper_id) WHERE date IS NULL;
`,
} as const;
