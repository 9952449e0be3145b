// Scores in SQLite, read and written in bulk. Columns travel as JSON arrays: one row through the driver instead of thousands.

import type { PaperFigures } from "../../../model/author-figures.ts";
import type { CardFacts } from "../../../model/merged-paper.ts";
import { encodeParts } from "../../../model/score-codec.ts";
import { encodeEstimate } from "../../../model/scores/estimate.ts";
import type { MentionPairs, ScoreStore, ScoringFacts } from "../../../ports/score-store.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { readNames } from "./bylines.ts";
import { withoutAbsent } from "./cards.ts";
import type { Database, Row } from "./driver.ts";

const toPairs = (row: Row | undefined): MentionPairs => ({
  authorIds: JSON.parse(String(row?.authors ?? "[]")) as number[],
  paperIds: JSON.parse(String(row?.papers ?? "[]")) as number[],
});

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

function toFacts(row: Row): ScoringFacts {
  const card = JSON.parse(String(row.card)) as CardFacts;
  return {
    id: Number(row.id),
    title: String(row.title),
    abstract: text(row.abstract) ?? "",
    text: `${row.title}. ${row.abstract ?? card.summary?.text ?? ""}`,
    institutions: card.institutions,
    codeClaimed: card.codeClaimed,
    isFullTextFree: row.arxiv_id !== null,
    ...withoutAbsent({
      date: text(row.date) ?? text(row.day),
      year: number(row.year),
      category: text(row.category),
      venue: text(row.venue),
      upvotes: card.upvotes,
      citations: card.citations,
      codeLabel: card.code?.label,
      license: text(row.license),
      rank: number(row.rank),
      novelty: number(row.novelty),
    }),
  };
}

export const toFigures = (row: Row): PaperFigures => ({
  id: Number(row.id),
  hasCode: row.has_code === 1,
  ...withoutAbsent({
    year: number(row.year),
    category: text(row.category),
    citations: number(row.citations),
    novelty: number(row.novelty),
    rank: number(row.rank),
  }),
});

export function createScoreStore(database: Database): ScoreStore {
  const insertScores = createBulkInsert(
    database,
    "INSERT OR REPLACE INTO scores (paper_id, kind, value, parts, computed_at)",
    5,
  );
  const insertMetrics = createBulkInsert(
    database,
    `INSERT OR REPLACE INTO author_metrics (author_id, papers, counted, h_index, i10, citations, novelty, ai_score,
     primary_category, institution, computed_at)`,
    11,
  );
  const pairs = (where: string, ...values: (string | number)[]): MentionPairs =>
    toPairs(
      database
        .prepare(
          `SELECT json_group_array(author_id) AS authors, json_group_array(paper_id) AS papers FROM (SELECT author_id, paper_id FROM author_papers m ${where})`,
        )
        .get(...values),
    );

  return {
    transaction: (work) => database.transaction(work),

    paperIdsOldestFirst: () =>
      JSON.parse(
        String(
          database
            .prepare(
              "SELECT json_group_array(id) AS ids FROM (SELECT id FROM papers ORDER BY coalesce(date, day, CAST(year AS TEXT), '9999'), id)",
            )
            .get()?.ids ?? "[]",
        ),
      ) as number[],

    unscoredIds: (limit) =>
      database
        .prepare("SELECT id FROM papers WHERE scored_at IS NULL ORDER BY id LIMIT ?")
        .all(limit)
        .map((row) => Number(row.id)),

    facts: (ids) =>
      selectByJson(
        database,
        `SELECT p.id, p.title, p.abstract, p.date, p.day, p.year, p.category, p.venue, p.arxiv_id, p.rank, p.novelty, p.card,
         p.detail ->> '$.license' AS license FROM json_each(?) e JOIN papers p ON p.id = e.value`,
        ids,
      ).map(toFacts),

    figures: (ids) =>
      selectByJson(
        database,
        "SELECT p.id, p.year, p.category, p.citations, p.novelty, p.rank, p.has_code FROM json_each(?) e JOIN papers p ON p.id = e.value",
        ids,
      ).map(toFigures),

    maxAuthorId: () => Number(database.prepare("SELECT coalesce(max(id), 0) AS top FROM authors").get()?.top),
    mentionsOfAuthors: (after, upTo) =>
      pairs("WHERE author_id > ? AND author_id <= ? ORDER BY author_id, paper_id", after, upTo),
    mentionsOfAuthorList: (authorIds) =>
      pairs("JOIN json_each(?) e ON m.author_id = e.value ORDER BY author_id, paper_id", JSON.stringify(authorIds)),
    mentionsOfPapers(paperIds) {
      const found: MentionPairs = { authorIds: [], paperIds: [] };
      const sorted = [...paperIds].sort((a, b) => a - b);
      for (const row of selectByJson(
        database,
        "SELECT b.paper_id, b.names FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
        sorted,
      )) {
        for (const [authorId] of readNames(row)) {
          found.authorIds.push(authorId);
          found.paperIds.push(Number(row.paper_id));
        }
      }
      return found;
    },

    hIndexes: (authorIds) =>
      new Map(
        selectByJson(
          database,
          "SELECT x.author_id, x.h_index FROM json_each(?) e JOIN author_metrics x ON x.author_id = e.value",
          authorIds,
        ).map((row) => [Number(row.author_id), Number(row.h_index)]),
      ),

    institutionCounts: () =>
      new Map(
        database
          .prepare("SELECT tag, count(*) AS n FROM paper_institutions GROUP BY tag")
          .all()
          .map((row) => [String(row.tag), Number(row.n)]),
      ),

    savePaperScores(rows, now) {
      insertScores(
        rows.flatMap(({ id, rank, novelty, impact }) => [
          [id, "rank", rank.value, encodeParts(rank.parts), now],
          [id, "impact", impact.value, encodeEstimate(impact), now],
          ...(novelty ? [[id, "novelty", novelty.value, encodeEstimate(novelty), now]] : []),
        ]),
      );
      const paper = database.prepare("UPDATE papers SET rank = ?, novelty = ?, scored_at = ? WHERE id = ?");
      const categories = database.prepare(
        "UPDATE paper_categories SET rank = ?1 WHERE paper_id = ?2 AND rank IS NOT ?1",
      );
      const dropNovelty = database.prepare("DELETE FROM scores WHERE paper_id = ? AND kind = 'novelty'");
      for (const { id, rank, novelty } of rows) {
        if (!novelty) dropNovelty.run(id);
        paper.run(rank.value, novelty?.value ?? null, now, id);
        categories.run(rank.value, id);
      }
    },

    saveAuthorMetrics(rows, now) {
      insertMetrics(
        rows.map((row) => [
          row.authorId,
          row.papers,
          row.counted,
          row.hIndex,
          row.i10,
          row.citations,
          row.novelty ?? null,
          row.aiScore,
          row.primaryCategory ?? null,
          row.institution ?? null,
          now,
        ]),
      );
    },

    /** Authors whose papers all went to others keep their row (an address may point there) but no figures. */
    dropEmptyAuthors() {
      database.exec(
        "DELETE FROM author_metrics WHERE NOT EXISTS (SELECT 1 FROM author_papers m WHERE m.author_id = author_metrics.author_id)",
      );
    },

    loadState(key) {
      const value = database.prepare("SELECT value FROM score_state WHERE key = ?").get(key)?.value;
      return value instanceof Uint8Array ? value : undefined;
    },

    saveState(key, value) {
      database.prepare("INSERT OR REPLACE INTO score_state (key, value) VALUES (?, ?)").run(key, value);
    },
  };
}
