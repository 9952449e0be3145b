// Classes of mathematics and computing had been filed as categories; the papers that had them are indexed again.

const IS_CLASS = (code: string) =>
  `(${code} GLOB '*[0-9][0-9][A-Z][0-9][0-9]*' OR ${code} GLOB '[0-9]*' OR ${code} GLOB '[A-K].[0-9m]*' OR ${code} GLOB '*[~;]*')`;

export const subjectClasses = {
  name: "0029-subject-classes",
  sqlite: `
CREATE TEMP TABLE classed AS SELECT DISTINCT paper_id AS id FROM paper_categories WHERE ${IS_CLASS("category")};
DELETE FROM paper_categories WHERE ${IS_CLASS("category")};
UPDATE papers SET
  category = (SELECT c.category FROM paper_categories c WHERE c.paper_id = papers.id ORDER BY c.position LIMIT 1),
  card = json_set(card, '$.categories', (
    SELECT json_group_array(c.category) FROM (SELECT category FROM paper_categories WHERE paper_id = papers.id ORDER BY position) c))
WHERE id IN (SELECT id FROM classed);
INSERT OR IGNORE INTO search_waiting (paper_id) SELECT id FROM classed;
DROP TABLE classed;
`,
} as const;
