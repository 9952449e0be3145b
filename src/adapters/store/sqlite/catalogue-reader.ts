// The reading side of the catalogue, for pages, the API and the command line.

import type { CatalogueReader } from "../../../ports/catalogue.ts";
import { readAiScore } from "./ai-score-reader.ts";
import { readAuthor, readAuthors } from "./author-reader.ts";
import { loadCards, toCategoryRef } from "./cards.ts";
import { readCitedPapers } from "./citation-reader.ts";
import { readDaily } from "./daily-reader.ts";
import type { Database } from "./driver.ts";
import { readInstitution, readInstitutions, readUnresolved } from "./institution-reader.ts";
import { readCategories, readCategory, readPapers } from "./list-reader.ts";
import { readPaper } from "./paper-reader.ts";
import { readStandings } from "./standing-rows.ts";
import { readStatus } from "./status-reader.ts";
import { readAround, readTopic, readTopics } from "./topic-reader.ts";

const SITEMAP_PART = 50_000;

export function createCatalogueReader(database: Database): CatalogueReader {
  const openedAt = Date.now().toString(36);
  return {
    daily: (query, today) => readDaily(database, query, today),
    paper: (key) => readPaper(database, key),
    cards: (ids) => loadCards(database, ids),
    papers: (query) => readPapers(database, query),
    author: (id, query, now) => readAuthor(database, id, query, now),
    citedPapers: (ids) => readCitedPapers(database, ids),
    aiScore: (subject, now) => readAiScore(database, subject, now),
    authors: (query) => readStandings(database, query) ?? readAuthors(database, query),
    institution: (tag, page) => readInstitution(database, tag, page),
    institutions: (page) => readInstitutions(database, page),
    unresolvedAffiliations: (page) => readUnresolved(database, page),
    category: (code, query) => readCategory(database, code, query),
    categories: () => readCategories(database),
    topic: (slug, query) => readTopic(database, slug, query),
    topics: (query) => readTopics(database, query),
    around: (ids) => readAround(database, ids),
    categoryName: toCategoryRef,
    status: () => readStatus(database),
    // data_version counts commits by other connections (ours writes nothing) and begins anew with each connection.
    version: () => `${openedAt}-${database.prepare("PRAGMA data_version").get()?.data_version}`,
    sitemap(part) {
      const total = Number(database.prepare("SELECT count(*) AS n FROM papers").get()?.n ?? 0);
      const rows = database
        .prepare("SELECT slug, substr(changed_at, 1, 10) AS changed FROM papers ORDER BY id LIMIT ? OFFSET ?")
        .all(SITEMAP_PART, part * SITEMAP_PART);
      return {
        papers: rows.map((row) => ({ id: String(row.slug), changed: String(row.changed) })),
        parts: Math.max(1, Math.ceil(total / SITEMAP_PART)),
      };
    },
  };
}
