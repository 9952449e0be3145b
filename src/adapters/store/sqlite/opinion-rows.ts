// A language model's opinions in SQLite. No score reads this table.

import { CRITERIA } from "../../../model/judge/criteria.ts";
import type { ShownOpinion } from "../../../model/paper.ts";
import type { OpinionStore, StoredAnswer } from "../../../ports/opinion-store.ts";
import { selectByJson } from "./bulk.ts";
import type { Database } from "./driver.ts";

export function createOpinionStore(database: Database): OpinionStore {
  return {
    candidates(after, limit) {
      const rows = database
        .prepare(
          `SELECT id, title, abstract FROM papers WHERE day IS NOT NULL AND abstract IS NOT NULL AND status IS NULL
           ORDER BY day DESC, rank DESC, id LIMIT ? OFFSET ?`,
        )
        .all(limit, after);
      return {
        papers: rows.map((row) => ({ id: Number(row.id), title: String(row.title), abstract: String(row.abstract) })),
        next: rows.length < limit ? undefined : after + limit,
      };
    },
    answeredKeys: (ids) =>
      new Map(
        selectByJson(database, "SELECT o.paper_id, o.key FROM json_each(?) e JOIN opinions o ON o.paper_id = e.value", [
          ...ids,
        ]).map((row) => [Number(row.paper_id), String(row.key)]),
      ),
    save({ paperId, key, model, madeAt, opinion, fault }) {
      database
        .prepare(
          "INSERT OR REPLACE INTO opinions (paper_id, key, model, made_at, summary, opinion, fault) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .run(
          paperId,
          key,
          model,
          madeAt,
          opinion?.summary ?? null,
          opinion
            ? JSON.stringify({ analysis: opinion.analysis, grades: opinion.grades, weighed: opinion.weighed })
            : null,
          fault ?? null,
        );
    },
    used(day) {
      const row = database.prepare("SELECT requests, tokens FROM language_model_days WHERE day = ?").get(day);
      return { requests: Number(row?.requests ?? 0), tokens: Number(row?.tokens ?? 0) };
    },
    addUsed(day, tokens) {
      database
        .prepare(
          `INSERT INTO language_model_days (day, requests, tokens) VALUES (?1, 1, ?2)
           ON CONFLICT (day) DO UPDATE SET requests = requests + 1, tokens = tokens + excluded.tokens`,
        )
        .run(day, tokens);
    },
  };
}

export function loadOpinion(database: Database, paperId: number): ShownOpinion | undefined {
  const row = database
    .prepare("SELECT model, made_at, opinion FROM opinions WHERE paper_id = ? AND opinion IS NOT NULL")
    .get(paperId);
  if (!row) return undefined;
  const { analysis, grades, weighed } = JSON.parse(String(row.opinion)) as Omit<StoredAnswer, "summary">;
  return {
    model: String(row.model),
    madeOn: String(row.made_at).slice(0, 10),
    novelty: weighed.value,
    isCalibrated: weighed.papers > 0,
    grades: CRITERIA.map(({ name, label, question }) => ({ name, label, question, grade: grades[name] })),
    analysis,
  };
}
