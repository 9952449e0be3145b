// The AI Score of an author or an institution with everything that it was made of.

import type { AiScorePage } from "../../../model/ai-score-page.ts";
import { institutionByTag } from "../../../model/institutions.ts";
import { aiScore, authorWeights, institutionWeights } from "../../../model/scores/ai-score.ts";
import { type BodyOfWork, toBodyOfWork } from "../../../model/scores/body-of-work.ts";
import { explainChange } from "../../../model/scores/explain-change.ts";
import type { AiSubject } from "../../../ports/catalogue.ts";
import { withoutAbsent } from "./cards.ts";
import type { Database, Row } from "./driver.ts";
import { authorSubject, decodeWork, institutionSubject } from "./metric-rows.ts";
import { toFigures } from "./score-rows.ts";

const MAX_PAPERS = 20_000;
const SHOWN_PAPERS = 100;
const SHOWN_DAYS = 60;
const MONTH_DAYS = 28;

export function readAiScore(
  database: Database,
  { kind, id }: AiSubject,
  now: Date,
): AiScorePage | { movedTo: string } | undefined {
  const name = kind === "author" ? authorName(database, id) : institutionByTag(id)?.name;
  if (typeof name !== "string") return name;
  const rows = papersOf(database, { kind, id });
  const weights = kind === "author" ? authorWeights : institutionWeights;
  const figures = rows.map((row) => ({ figures: toFigures(row), date: String(row.date ?? "") }));
  if (rows.length === 0) return undefined;
  const work = toBodyOfWork(figures.map((one) => one.figures));
  const score = aiScore(work, now, weights);
  const history = readHistory(database, kind === "author" ? authorSubject(Number(id)) : institutionSubject(id));
  const earlier = earlierDay(history, now);
  const addedSince = (day: string) => toBodyOfWork(figures.flatMap((one) => (one.date > day ? [one.figures] : [])));
  return {
    ...{ kind, id, name, score, numbers: toNumbers(work) },
    papers: rows.slice(0, SHOWN_PAPERS).map(toPaper),
    history: history.map(({ day, value }) => ({ day, value })),
    ...(earlier && {
      change: {
        ...{ since: earlier.day, before: earlier.value, after: score.value },
        causes: explainChange(
          { work: earlier.work, year: Number(earlier.day.slice(0, 4)) },
          { work, year: now.getUTCFullYear() },
          addedSince(earlier.day),
          weights,
        ),
      },
    }),
  };
}

function authorName(database: Database, id: string): string | { movedTo: string } | undefined {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const row = database.prepare("SELECT name, moved_to FROM authors WHERE id = ?").get(Number(id));
  if (!row) return undefined;
  return row.moved_to === null ? String(row.name) : { movedTo: String(row.moved_to) };
}

function papersOf(database: Database, { kind, id }: AiSubject): Row[] {
  const [table, column, value] =
    kind === "author" ? ["author_papers", "author_id", Number(id)] : ["paper_institutions", "tag", id];
  return database
    .prepare(
      `SELECT p.id, p.slug, p.title, p.year, p.category, p.citations, p.novelty, p.impact, p.rank, p.has_code, p.date
       FROM ${table} x JOIN papers p ON p.id = x.paper_id WHERE x.${column} = ? ORDER BY p.date DESC, p.id DESC LIMIT ${MAX_PAPERS}`,
    )
    .all(value as string | number);
}

interface Day {
  day: string;
  value: number;
  work: BodyOfWork;
}

/** Oldest first. */
const readHistory = (database: Database, subject: string): Day[] =>
  database
    .prepare("SELECT day, value, work FROM ai_scores WHERE subject = ? ORDER BY day DESC LIMIT ?")
    .all(subject, SHOWN_DAYS)
    .map((row) => ({ day: String(row.day), value: Number(row.value), work: decodeWork(String(row.work)) }))
    .reverse();

/** How it stood a month ago; where less is remembered, at the beginning. */
function earlierDay(history: readonly Day[], now: Date): Day | undefined {
  const monthAgo = new Date(now.getTime() - MONTH_DAYS * 86_400_000).toISOString().slice(0, 10);
  const earlier = history.filter(({ day }) => day <= monthAgo).at(-1) ?? history[0];
  return earlier && earlier.day < now.toISOString().slice(0, 10) ? earlier : undefined;
}

function toNumbers(work: BodyOfWork): AiScorePage["numbers"] {
  const { papers, judged, impact, top, read, novelty, withCode, years, categories } = work;
  const percent = (sum: number, count: number) => Math.round((1000 * sum) / count) / 10;
  return {
    ...{ papers, judged, top, read, withCode, years, categories },
    ...(judged > 0 && { meanImpact: percent(impact, judged) }),
    ...(read > 0 && { meanNovelty: percent(novelty, read) }),
  };
}

function toPaper(row: Row): AiScorePage["papers"][number] {
  const { year, impact, novelty, hasCode } = toFigures(row);
  return { id: String(row.slug), title: String(row.title), hasCode, ...withoutAbsent({ year, impact, novelty }) };
}
