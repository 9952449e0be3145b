// Figures of authors and institutions in SQLite, and the AI Scores that they had on earlier days.

import type { BodyOfWork } from "../../../model/scores/body-of-work.ts";
import type { AuthorMetrics, InstitutionMetrics, ScoreStore } from "../../../ports/score-store.ts";
import { createBulkInsert } from "./bulk.ts";
import type { Database, SqlValue } from "./driver.ts";

/** All days of this span are kept, then the last of each month. */
const WHOLE_DAYS = 40;
const KEPT_YEARS = 5;
/** A page shows one decimal. */
const LEAST_CHANGE = 0.05;
/** With one paper there is nothing to follow. */
const LEAST_PAPERS = 2;

export const authorSubject = (id: number): string => `author ${id}`;
export const institutionSubject = (tag: string): string => `institution ${tag}`;

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

export const encodeWork = ({ years, categories, ...work }: BodyOfWork): string =>
  JSON.stringify([
    ...[work.papers, work.judged, round(work.impact), round(work.impactSquares), work.top],
    ...[work.read, round(work.novelty), work.withCode, years, categories],
  ]);

export function decodeWork(text: string): BodyOfWork {
  const [papers, judged, impact, impactSquares, top, read, novelty, withCode, years, categories] = JSON.parse(text) as [
    ...[number, number, number, number, number, number, number, number],
    Record<string, number>,
    Record<string, number>,
  ];
  return { papers, judged, impact, impactSquares, top, read, novelty, withCode, years, categories };
}

type MetricRows = Pick<
  ScoreStore,
  "saveAuthorMetrics" | "institutionPapers" | "saveInstitutionMetrics" | "tidyMetrics"
>;

export function createMetricRows(database: Database): MetricRows {
  const insertAuthors = createBulkInsert(
    database,
    `INSERT OR REPLACE INTO author_metrics (author_id, papers, counted, h_index, i10, citations, novelty, ai_score,
     primary_category, institution, computed_at)`,
    11,
  );
  const insertHistory = createBulkInsert(database, "INSERT OR REPLACE INTO ai_scores (subject, day, value, work)", 4);

  return {
    saveAuthorMetrics(rows, now) {
      const held = heldMetrics(database, rows);
      const changed = rows.filter((row) => held.get(row.authorId)?.text !== textOf(row));
      insertAuthors(changed.map((row) => [...authorColumns(row), now]));
      const moved = changed.filter(
        ({ authorId, aiScore, papers }) =>
          papers >= LEAST_PAPERS && Math.abs((held.get(authorId)?.aiScore ?? -1) - aiScore) >= LEAST_CHANGE,
      );
      insertHistory(moved.map((row) => [authorSubject(row.authorId), ...historyColumns(row, now)]));
    },

    institutionPapers: () =>
      database
        .prepare("SELECT tag, json_group_array(paper_id) AS papers FROM paper_institutions GROUP BY tag ORDER BY tag")
        .all()
        .map((row) => ({ tag: String(row.tag), paperIds: JSON.parse(String(row.papers)) as number[] })),

    saveInstitutionMetrics(rows, now) {
      const held = new Map(
        database
          .prepare("SELECT tag, ai_score FROM institution_metrics")
          .all()
          .map((row) => [String(row.tag), Number(row.ai_score)]),
      );
      const save = database.prepare("INSERT OR REPLACE INTO institution_metrics VALUES (?, ?, ?, ?)");
      for (const { tag, papers, aiScore } of rows) save.run(tag, papers, aiScore, now);
      const moved = rows.filter(({ tag, aiScore }) => Math.abs((held.get(tag) ?? -1) - aiScore) >= LEAST_CHANGE);
      insertHistory(moved.map((row) => [institutionSubject(row.tag), ...historyColumns(row, now)]));
    },

    tidyMetrics(now) {
      // Authors whose papers all went to others keep their row (an address may point there) but no figures.
      database.exec(
        `DELETE FROM author_metrics WHERE NOT EXISTS (SELECT 1 FROM author_papers m WHERE m.author_id = author_metrics.author_id);
         DELETE FROM institution_metrics WHERE NOT EXISTS (SELECT 1 FROM paper_institutions m WHERE m.tag = institution_metrics.tag)`,
      );
      const before = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString().slice(0, 10);
      database.prepare("DELETE FROM ai_scores WHERE day < ?").run(before(KEPT_YEARS * 366));
      database
        .prepare(
          `DELETE FROM ai_scores WHERE day < ? AND EXISTS (SELECT 1 FROM ai_scores later WHERE later.subject = ai_scores.subject
           AND later.day > ai_scores.day AND later.day < substr(ai_scores.day, 1, 7) || '-32')`,
        )
        .run(before(WHOLE_DAYS));
    },
  };
}

const historyColumns = (row: AuthorMetrics | InstitutionMetrics, now: string): [string, number, string] => [
  now.slice(0, 10),
  row.aiScore,
  encodeWork(row.work),
];

const authorColumns = (row: AuthorMetrics): SqlValue[] => [
  ...[row.authorId, row.papers, row.counted, row.hIndex, row.i10, row.citations],
  ...[row.novelty ?? null, row.aiScore, row.primaryCategory ?? null, row.institution ?? null],
];

/** As the query below writes the columns. */
const textOf = (row: AuthorMetrics): string =>
  JSON.stringify([
    ...[row.papers, row.counted, row.hIndex, row.i10, row.citations],
    ...[row.novelty === undefined ? null : Math.round(row.novelty * 1e3), Math.round(row.aiScore * 10)],
    row.primaryCategory ?? null,
  ]);

/** In one value through the driver: rows one by one would cost more than writing all of them. */
function heldMetrics(
  database: Database,
  rows: readonly AuthorMetrics[],
): Map<number, { text: string; aiScore: number }> {
  const held = database
    .prepare(
      `SELECT json_group_array(json_array(x.author_id, x.ai_score, json_array(x.papers, x.counted, x.h_index, x.i10, x.citations,
       CAST(round(x.novelty * 1000) AS INTEGER), CAST(round(x.ai_score * 10) AS INTEGER), x.primary_category))) AS held
       FROM json_each(?) e JOIN author_metrics x ON x.author_id = e.value`,
    )
    .get(JSON.stringify(rows.map((row) => row.authorId)))?.held;
  const list = JSON.parse(String(held ?? "[]")) as [number, number, unknown[]][];
  return new Map(list.map(([id, aiScore, columns]) => [id, { text: JSON.stringify(columns), aiScore }]));
}
