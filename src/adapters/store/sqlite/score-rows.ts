// Scores in SQLite, read and written in bulk. Columns travel as JSON arrays: one row through the driver instead of thousands.

import { createHash } from "node:crypto";
import type { PaperFigures } from "../../../model/author-figures.ts";
import type { CardFacts } from "../../../model/merged-paper.ts";
import { encodeParts } from "../../../model/score-codec.ts";
import { encodeEstimate, knownValue } from "../../../model/scores/estimate.ts";
import { packShares } from "../../../model/scores/reweigh.ts";
import type { MentionPairs, PaperScores, ScoreStore, ScoringFacts, ScoringText } from "../../../ports/score-store.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { readNames } from "./bylines.ts";
import { withoutAbsent } from "./cards.ts";
import type { Database, Row } from "./driver.ts";
import { createMetricRows } from "./metric-rows.ts";

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
    institutions: card.institutions,
    codeClaimed: card.codeClaimed,
    isCodeGone: row.has_code === 2,
    authorCount: Number(row.author_count),
    isFullTextFree: row.arxiv_id !== null,
    ...withoutAbsent({
      date: text(row.date) ?? text(row.day),
      listedOn: text(row.day),
      arxivId: text(row.arxiv_id),
      year: number(row.year),
      category: text(row.category),
      venue: text(row.venue),
      upvotes: card.upvotes,
      citations: card.citations,
      codeLabel: row.has_code === 1 ? card.code?.label : undefined,
      license: text(row.license),
      status: text(row.status) as ScoringFacts["status"],
      digest: text(row.digest),
    }),
  };
}

const toText = (row: Row): ScoringText => ({
  id: Number(row.id),
  title: String(row.title),
  abstract: text(row.abstract) ?? "",
  sentence: text(row.sentence),
  categories: JSON.parse(String(row.categories ?? "[]")) as string[],
  comment: text(row.comment) ?? "",
  ...withoutAbsent({ year: number(row.year), venue: text(row.venue), category: text(row.category) }),
});

export const toFigures = (row: Row): PaperFigures => ({
  id: Number(row.id),
  hasCode: row.has_code === 1,
  ...withoutAbsent({
    year: number(row.year),
    category: text(row.category),
    citations: number(row.citations),
    novelty: number(row.novelty),
    impact: number(row.impact),
    rank: number(row.rank),
    upvotes: number(row.upvotes),
    day: dayNumber(row.day),
  }),
});

/** Undefined without a whole date. */
const dayNumber = (date: unknown): number | undefined =>
  typeof date === "string" && date.length >= 10 ? Math.floor(Date.parse(date.slice(0, 10)) / 86_400_000) : undefined;

/** The rows of a paper, with a digest that tells whether they are those that are held. */
function encodeScores({ id, rank, novelty, impact, digest: heldDigest }: PaperScores) {
  const scores: [kind: string, value: number, parts: string][] = [
    ["rank", rank.value, encodeParts(rank.parts)],
    ["impact", impact.value, encodeEstimate(impact)],
  ];
  if (novelty) scores.push(["novelty", novelty.value, encodeEstimate(novelty)]);
  const shares = packShares(rank.shares);
  const told = scores.map(([kind, value, parts]) => `${kind} ${value} ${parts}\n`).join("") + shares;
  const digest = createHash("sha1").update(told).digest("base64").slice(0, 16);
  const figures = { rank: rank.value, novelty: knownValue(novelty), impact: knownValue(impact) };
  return { id, scores, ...figures, shares, digest, heldDigest };
}

export function createScoreStore(database: Database): ScoreStore {
  const insertScores = createBulkInsert(
    database,
    "INSERT OR REPLACE INTO scores (paper_id, kind, value, parts, computed_at)",
    5,
  );
  const insertAnswers = createBulkInsert(
    database,
    "INSERT INTO paper_answers (paper_id, model, answers)",
    3,
    "ON CONFLICT DO UPDATE SET model = excluded.model, answers = excluded.answers",
  );
  const insertDigests = createBulkInsert(
    database,
    "INSERT INTO paper_answers (paper_id, digest, shares)",
    3,
    "ON CONFLICT DO UPDATE SET digest = excluded.digest, shares = excluded.shares",
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

    paperIds: () =>
      JSON.parse(
        String(
          database.prepare("SELECT json_group_array(id) AS ids FROM (SELECT id FROM papers ORDER BY id)").get()?.ids,
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
        `SELECT p.id, p.date, p.day, p.year, p.category, p.venue, p.arxiv_id, p.status, p.author_count, p.has_code, p.card, p.detail ->> '$.license' AS license, a.digest
         FROM json_each(?) e JOIN papers p ON p.id = e.value LEFT JOIN paper_answers a ON a.paper_id = p.id`,
        ids,
      ).map(toFacts),

    listedOn: (day) =>
      database
        .prepare("SELECT arxiv_id, category FROM papers WHERE day = ?")
        .all(day)
        .map((row) => withoutAbsent({ arxivId: text(row.arxiv_id), category: text(row.category) })),

    texts: (ids) =>
      selectByJson(
        database,
        `SELECT p.id, p.title, p.abstract, p.year, p.venue, p.category, p.card -> '$.categories' AS categories, p.card ->> '$.summary.text' AS sentence, p.detail ->> '$.comment' AS comment
         FROM json_each(?) e JOIN papers p ON p.id = e.value`,
        ids,
      ).map(toText),

    answers: (ids, model) =>
      new Map(
        selectByJson(
          database,
          "SELECT a.paper_id, a.model, a.answers FROM json_each(?) e JOIN paper_answers a ON a.paper_id = e.value",
          ids,
        ).flatMap((row) =>
          row.model === model && row.answers instanceof Uint8Array ? [[Number(row.paper_id), row.answers]] : [],
        ),
      ),

    saveAnswers: (rows, model) => insertAnswers(rows.map(([id, answers]) => [id, model, answers])),

    figures: (ids) =>
      selectByJson(
        database,
        "SELECT p.id, p.year, p.category, p.citations, p.novelty, p.impact, p.rank, p.has_code, p.upvotes, coalesce(p.day, p.date) AS day FROM json_each(?) e JOIN papers p ON p.id = e.value",
        ids,
      ).map(toFigures),

    maxAuthorId: () => Number(database.prepare("SELECT coalesce(max(id), 0) AS top FROM authors").get()?.top),
    mentionsOfAuthors: (after, upTo) =>
      pairs("WHERE author_id > ? AND author_id <= ? ORDER BY author_id, paper_id", after, upTo),
    mentionsOfAuthorList: (authorIds) =>
      pairs("JOIN json_each(?) e ON m.author_id = e.value ORDER BY author_id, paper_id", JSON.stringify(authorIds)),
    mentionsOfPapers(paperIds) {
      const found = { authorIds: [] as number[], paperIds: [] as number[] };
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

    institutionCounts: () =>
      new Map(
        database
          .prepare("SELECT tag, count(*) AS n FROM paper_institutions GROUP BY tag")
          .all()
          .map((row) => [String(row.tag), Number(row.n)]),
      ),

    savePaperScores(rows, now) {
      const changed = rows.map(encodeScores).filter((row) => row.digest !== row.heldDigest);
      insertScores(changed.flatMap(({ id, scores }) => scores.map((score) => [id, ...score, now])));
      insertDigests(changed.map(({ id, digest, shares }) => [id, digest, shares]));
      const paper = database.prepare("UPDATE papers SET rank = ?, novelty = ?, impact = ?, scored_at = ? WHERE id = ?");
      const categories = database.prepare(
        "UPDATE paper_categories SET rank = ?1 WHERE paper_id = ?2 AND rank IS NOT ?1",
      );
      const dropNovelty = database.prepare("DELETE FROM scores WHERE paper_id = ? AND kind = 'novelty'");
      for (const { id, rank, novelty, impact } of changed) {
        if (novelty === undefined) dropNovelty.run(id);
        paper.run(rank, novelty ?? null, impact ?? null, now, id);
        categories.run(rank, id);
      }
    },

    ...createMetricRows(database),

    loadState(key) {
      const value = database.prepare("SELECT value FROM score_state WHERE key = ?").get(key)?.value;
      return value instanceof Uint8Array ? value : undefined;
    },

    saveState(key, value) {
      database.prepare("INSERT OR REPLACE INTO score_state (key, value) VALUES (?, ?)").run(key, value);
    },
  };
}
