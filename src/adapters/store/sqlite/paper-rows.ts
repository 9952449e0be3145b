// Papers in SQLite: one row to filter and show, side tables to list by; their words go to the search index.

import type { MergedPaper } from "../../../model/merged-paper.ts";
import { contentHash } from "../../../model/record-match.ts";
import { referenceTitleHashes } from "../../../model/reference-titles.ts";
import { paperSlug } from "../../../model/title-key.ts";
import type { PaperToSave } from "../../../ports/catalogue-writer.ts";
import type { SearchIndexWriter } from "../../../ports/search-index.ts";
import type { createAuthorRows } from "./author-rows.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import type { Database, SqlValue } from "./driver.ts";
import { indexedPapers, toIndexedPaper } from "./index-source.ts";
import { applyPins } from "./pin-rows.ts";

const SIDE_TABLES = [
  "paper_categories",
  "paper_institutions",
  "citation_counts",
  "paper_references",
  "reference_texts",
  "reference_titles",
  "paper_answers",
];

export function createPaperRows(
  database: Database,
  authorRows: ReturnType<typeof createAuthorRows>,
  index: Pick<SearchIndexWriter, "apply"> | undefined,
) {
  const columns = `INSERT INTO papers (id, slug, title, title_html, abstract, abstract_html, date, year, day, category, venue, status, arxiv_id, doi, author_count, has_code, citations, upvotes, changed_at, card, detail)`;
  const insert = {
    papers: createBulkInsert(database, columns, 21),
    knownPapers: createBulkInsert(
      database,
      columns,
      21,
      `ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, title = excluded.title, title_html = excluded.title_html,
       abstract = excluded.abstract, abstract_html = excluded.abstract_html, date = excluded.date, year = excluded.year,
       day = excluded.day, category = excluded.category, venue = excluded.venue, status = excluded.status,
       arxiv_id = excluded.arxiv_id, doi = excluded.doi, author_count = excluded.author_count, has_code = excluded.has_code,
       citations = excluded.citations, upvotes = excluded.upvotes, changed_at = excluded.changed_at, card = excluded.card,
       detail = excluded.detail, scored_at = NULL`,
    ),
    categories: createBulkInsert(
      database,
      "INSERT INTO paper_categories (category, paper_id, position, date, rank)",
      5,
      "ON CONFLICT DO NOTHING",
    ),
    institutions: createBulkInsert(database, "INSERT OR IGNORE INTO paper_institutions (tag, paper_id, date)", 3),
    counts: createBulkInsert(database, "INSERT INTO citation_counts (paper_id, source, count, seen_on)", 4),
    references: createBulkInsert(database, "INSERT OR IGNORE INTO paper_references (paper_id, scheme, value)", 3),
    referenceTexts: createBulkInsert(database, "INSERT INTO reference_texts (paper_id, number, text)", 3),
    referenceTitles: createBulkInsert(
      database,
      "INSERT OR IGNORE INTO reference_titles (title_hash, paper_id, number)",
      3,
    ),
  };
  const ranks = database.prepare("SELECT rank FROM papers WHERE id = ?");

  /** The arXiv id where no other paper holds it, else words of the title and a hash of the first record's key. */
  function chooseSlugs(papers: PaperToSave[]): Map<number, string> {
    const wanted = papers.flatMap(({ merged }) => merged.arxivId ?? []);
    const taken = new Map(
      selectByJson(database, "SELECT p.slug, p.id FROM json_each(?) e JOIN papers p ON p.slug = e.value", wanted).map(
        (row) => [String(row.slug), Number(row.id)],
      ),
    );
    const slugs = new Map<number, string>();
    for (const { id, merged, firstRecordKey } of papers) {
      const holder = merged.arxivId ? taken.get(merged.arxivId) : undefined;
      if (merged.arxivId && (holder === undefined || holder === id)) {
        slugs.set(id, merged.arxivId);
        taken.set(merged.arxivId, id);
      } else {
        slugs.set(id, `${paperSlug(merged.title) || "paper"}-${contentHash(firstRecordKey).slice(0, 8)}`);
      }
    }
    return slugs;
  }

  function keepOldKeys(papers: PaperToSave[], slugs: Map<number, string>): void {
    const known = papers.filter((paper) => !paper.isNew);
    for (const { id } of known) {
      const old = database.prepare("SELECT slug FROM papers WHERE id = ?").get(id);
      if (old && old.slug !== slugs.get(id)) {
        database.prepare("INSERT OR REPLACE INTO paper_keys (key, paper_id) VALUES (?, ?)").run(old.slug ?? null, id);
        // Another paper of the batch may take the old key before this one has its new one.
        database.prepare("UPDATE papers SET slug = '~' || id WHERE id = ?").run(id);
      }
    }
  }

  function clearSideTables(paperIds: number[]): void {
    for (const id of paperIds) {
      for (const table of SIDE_TABLES) database.prepare(`DELETE FROM ${table} WHERE paper_id = ?`).run(id);
    }
    authorRows.clearBylines(paperIds);
  }

  /** For whoever keeps up what hangs on several papers. */
  function noteChanged(paperIds: number[]): void {
    if (paperIds.length > 0)
      database.prepare("INSERT INTO changed_papers (paper_ids) VALUES (?)").run(JSON.stringify(paperIds));
  }

  return {
    savePapers(papers: PaperToSave[], now: string): void {
      const slugs = chooseSlugs(papers);
      keepOldKeys(papers, slugs);
      const known = new Set(papers.filter((paper) => !paper.isNew).map((paper) => paper.id));
      const held = authorRows.holdBylines([...known]);
      clearSideTables([...known]);
      const rank = (id: number): SqlValue => (known.has(id) ? (ranks.get(id)?.rank ?? null) : null);

      const rowOf = ({ id, merged }: PaperToSave) => paperRow(id, slugs.get(id) ?? String(id), merged, now);
      insert.papers(papers.filter((paper) => paper.isNew).map(rowOf));
      insert.knownPapers(papers.filter((paper) => !paper.isNew).map(rowOf));
      insert.categories(
        papers.flatMap(({ id, merged }) =>
          merged.categories.map((code, position) => [code, id, position, merged.date ?? null, rank(id)]),
        ),
      );
      insert.institutions(
        papers.flatMap(({ id, merged }) =>
          merged.card.institutions.map(({ tag }) => [tag, id, merged.date ?? merged.year?.toString() ?? null]),
        ),
      );
      insert.counts(
        papers.flatMap(({ id, merged }) =>
          merged.citations.map((count) => [id, count.source, count.count, count.seenOn ?? null]),
        ),
      );
      insert.references(
        papers.flatMap(({ id, merged }) => merged.references.map(({ scheme, value }) => [id, scheme, value])),
      );
      insert.referenceTexts(
        papers.flatMap(({ id, merged }) => merged.referenceTexts.map((text, number) => [id, number, text])),
      );
      insert.referenceTitles(
        papers.flatMap(({ id, merged }) =>
          merged.referenceTexts.flatMap((text, number) => referenceTitleHashes(text).map((hash) => [hash, id, number])),
        ),
      );
      noteChanged(papers.map(({ id }) => id));
      index?.apply(
        papers.map(({ id, merged }) => toIndexedPaper(id, merged)),
        [],
      );
      authorRows.saveBylines(
        papers.map(({ id, merged }) => ({ paperId: id, authors: merged.authors })),
        held,
      );
      const shown = applyPins(
        database,
        papers.map(({ id }) => id),
      );
      if (shown.length > 0) index?.apply(indexedPapers(database, shown), []);
    },

    removePapers(papers: { id: number; into?: number }[]): void {
      clearSideTables(papers.map((paper) => paper.id));
      noteChanged(papers.map((paper) => paper.id));
      for (const { id, into } of papers) {
        const row = database.prepare("SELECT slug FROM papers WHERE id = ?").get(id);
        database.prepare("UPDATE paper_keys SET paper_id = ? WHERE paper_id = ?").run(into ?? null, id);
        if (row) {
          database
            .prepare("INSERT OR REPLACE INTO paper_keys (key, paper_id) VALUES (?, ?)")
            .run(row.slug ?? null, into ?? null);
        }
        database.prepare("DELETE FROM scores WHERE paper_id = ?").run(id);
        database.prepare("UPDATE changes SET paper_id = ? WHERE paper_id = ?").run(into ?? 0, id);
        database.prepare("DELETE FROM papers WHERE id = ?").run(id);
      }
      if (papers.length > 0)
        index?.apply(
          [],
          papers.map((paper) => paper.id),
        );
    },

    paperIdsByArxiv: (arxivIds: string[]): number[] =>
      selectByJson(
        database,
        "SELECT DISTINCT i.paper_id FROM json_each(?) e JOIN identifiers i ON i.scheme = 'arxiv' AND i.value = e.value",
        arxivIds,
      ).map((row) => Number(row.paper_id)),
  };
}

function paperRow(id: number, slug: string, merged: MergedPaper, now: string): SqlValue[] {
  return [
    id,
    slug,
    merged.title,
    merged.titleHtml ?? null,
    merged.abstract ?? null,
    merged.abstractHtml ?? null,
    merged.date ?? null,
    merged.year ?? null,
    merged.day ?? null,
    merged.category ?? null,
    merged.venue ?? null,
    merged.status ?? null,
    merged.arxivId ?? null,
    merged.doi ?? null,
    merged.authors.length,
    merged.card.code ? 1 : 0,
    merged.card.citations?.count ?? null,
    merged.card.upvotes?.count ?? null,
    now,
    JSON.stringify(merged.card),
    JSON.stringify(merged.detail),
  ];
}
