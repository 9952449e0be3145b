// What the texts of papers say to author identity, so that new papers are compared with known ones at little cost.

export const identityTexts = {
  name: "0031-identity-texts",
  sqlite: `
CREATE TABLE identity_texts (
  paper_id INTEGER PRIMARY KEY,
  -- Of the model: another one wants them worked out anew.
  version INTEGER NOT NULL,
  text BLOB NOT NULL
) STRICT;

-- Kept by triggers, so that no way of changing a paper can forget it. The summary stands in for a missing abstract.
CREATE TRIGGER papers_change_identity_texts AFTER UPDATE OF title, abstract, detail, card ON papers
WHEN old.title IS NOT new.title OR old.abstract IS NOT new.abstract
  OR old.detail ->> '$.keywords' IS NOT new.detail ->> '$.keywords'
  OR (new.abstract IS NULL AND old.card ->> '$.summary.text' IS NOT new.card ->> '$.summary.text') BEGIN
  DELETE FROM identity_texts WHERE paper_id = new.id;
END;
CREATE TRIGGER papers_lose_identity_texts AFTER DELETE ON papers BEGIN
  DELETE FROM identity_texts WHERE paper_id = old.id;
END;
`,
} as const;
