// Lists of papers: by category, institution, author or year, in the orders that have an index.

import type { PaperList } from "../../../model/paper.ts";
import { parseReaderWeights } from "../../../model/scores/reweigh.ts";
import type { CategoryPage, CountedCategory, PaperQuery } from "../../../model/views.ts";
import { countAuthors, readNames } from "./bylines.ts";
import { toAuthorRef, toCategoryRef } from "./cards.ts";
import type { Database } from "./driver.ts";
import { all, sql } from "./query.ts";
import { loadWeighedCards, MAX_REORDERED, orderByWeights } from "./reader-ranking.ts";

export function readPapers(database: Database, query: PaperQuery): PaperList {
  const { ids, total } = listIds(database, query);
  return { total, offset: query.offset, limit: query.limit, papers: loadWeighedCards(database, ids, query.weights) };
}

function listIds(database: Database, query: PaperQuery): { ids: number[]; total: number } {
  const list =
    query.category && isPlain(query) ? listCategory : query.topic && isTopicOnly(query) ? listTopic : listFiltered;
  const weights = query.sort === "score" && query.weights ? parseReaderWeights(query.weights) : undefined;
  // What lies beyond keeps the usual order.
  if (!weights || query.offset >= MAX_REORDERED) return list(database, query);
  const { ids, total } = list(database, { ...query, offset: 0, limit: MAX_REORDERED });
  return { ids: orderByWeights(database, ids, weights, query), total };
}

const isTopicOnly = ({ category, institution, author, year, code }: PaperQuery): boolean =>
  !category && !institution && !author && !year && !code;

const TOPIC_ORDER = { newest: "t.date", score: "p.rank", citations: "p.citations", novelty: "p.novelty" } as const;

/** From the topic's own papers, so that a small topic never costs a walk through the catalogue. */
function listTopic(database: Database, { topic, sort, offset, limit }: PaperQuery): { ids: number[]; total: number } {
  const row = database
    .prepare(
      "SELECT t.id, (SELECT count(*) FROM paper_topics x WHERE x.topic_id = t.id) AS total FROM topics t WHERE slug = ?",
    )
    .get(topic ?? "");
  if (!row) return { ids: [], total: 0 };
  const papers = sort === "newest" ? "" : "JOIN papers p ON p.id = t.paper_id";
  const rows = database
    .prepare(
      `SELECT t.paper_id FROM paper_topics t ${papers} WHERE t.topic_id = ? ORDER BY ${TOPIC_ORDER[sort]} DESC, t.paper_id LIMIT ? OFFSET ?`,
    )
    .all(Number(row.id), limit, offset);
  return { ids: rows.map(({ paper_id }) => Number(paper_id)), total: Number(row.total) };
}

/** Without further filters a category is read straight off its own indexes. */
const isPlain = (query: PaperQuery): boolean =>
  !query.institution &&
  !query.author &&
  !query.topic &&
  !query.year &&
  !query.code &&
  (query.sort === "newest" || query.sort === "score");

function listCategory(database: Database, query: PaperQuery): { ids: number[]; total: number } {
  const base = sql
    .selectFrom("paper_categories")
    .select("paper_id")
    .where("category", "=", query.category ?? "");
  const sorted = query.sort === "score" ? base.orderBy("rank", "desc") : base.orderBy("date", "desc");
  const rows = all(database, sorted.limit(query.limit).offset(query.offset));
  const total = database
    .prepare("SELECT count(*) AS n FROM paper_categories WHERE category = ?")
    .get(query.category ?? "")?.n;
  return { ids: rows.map((row) => row.paper_id), total: Number(total ?? 0) };
}

function listFiltered(database: Database, query: PaperQuery): { ids: number[]; total: number } {
  let base = sql.selectFrom("papers as p");
  const { category, institution, author } = query;
  if (category) {
    base = base.where("p.id", "in", (q) =>
      q.selectFrom("paper_categories").select("paper_id").where("category", "=", category),
    );
  }
  if (institution) {
    base = base.where("p.id", "in", (q) =>
      q.selectFrom("paper_institutions").select("paper_id").where("tag", "=", institution),
    );
  }
  if (author) {
    base = base.where("p.id", "in", (q) =>
      q
        .selectFrom("author_papers")
        .select("paper_id")
        .where("author_id", "=", Number(author) || 0),
    );
  }
  const { topic } = query;
  if (topic) {
    base = base.where("p.id", "in", (q) =>
      q
        .selectFrom("paper_topics")
        .select("paper_id")
        .where("topic_id", "=", (t) => t.selectFrom("topics").select("id").where("slug", "=", topic)),
    );
  }
  if (query.year) base = base.where("p.year", "=", query.year);
  if (query.code) base = base.where("p.has_code", "=", 1);
  const column = { score: "p.rank", newest: "p.date", citations: "p.citations", novelty: "p.novelty" } as const;
  const list = base
    .select("p.id")
    .where(column[query.sort], "is not", null)
    .orderBy(column[query.sort], "desc")
    .limit(query.limit)
    .offset(query.offset);
  const isWhole = !category && !institution && !author && !topic && !query.year && !query.code;
  const total = isWhole
    ? Number(database.prepare("SELECT count(*) AS n FROM papers").get()?.n ?? 0)
    : Number(
        all(
          database,
          base.select(({ fn }) => fn.countAll<number>().as("n")),
        )[0]?.n ?? 0,
      );
  const ids = all(database, list).map((row) => row.id);
  return { ids: fillUp(database, base, ids, column[query.sort], query), total };
}

/** Papers without a date, score or count come after all that have one. */
function fillUp(
  database: Database,
  base: ReturnType<typeof sql.selectFrom<"papers as p">>,
  ids: number[],
  column: "p.rank" | "p.date" | "p.citations" | "p.novelty",
  query: PaperQuery,
): number[] {
  if (ids.length === query.limit) return ids;
  const withValue = Number(
    all(
      database,
      base.where(column, "is not", null).select(({ fn }) => fn.countAll<number>().as("n")),
    )[0]?.n ?? 0,
  );
  const rest = base
    .select("p.id")
    .where(column, "is", null)
    .orderBy("p.id")
    .limit(query.limit - ids.length)
    .offset(Math.max(0, query.offset - withValue));
  return [...ids, ...all(database, rest).map((row) => row.id)];
}

const FREQUENT_AUTHORS = 20;

/** Counted over the newest papers only: bounded work even for the largest category. */
const RECENT = 600;

export function readCategory(database: Database, code: string, query: PaperQuery): CategoryPage | undefined {
  const papers = readPapers(database, { ...query, category: code });
  if (papers.total === 0) return undefined;
  const years = database
    .prepare(
      `SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*) AS n FROM paper_categories
       WHERE category = ? AND date IS NOT NULL GROUP BY 1 ORDER BY 1`,
    )
    .all(code);
  return {
    category: toCategoryRef(code),
    papers,
    papersPerYear: years.map((row) => ({ year: Number(row.year), papers: Number(row.n) })),
    authors: frequentAuthors(
      database,
      `SELECT paper_id FROM paper_categories WHERE category = ? ORDER BY date DESC LIMIT ${RECENT}`,
      code,
    ),
  };
}

export function frequentAuthors(database: Database, papers: string, key: string | number): CategoryPage["authors"] {
  const rows = database.prepare(`SELECT b.names FROM (${papers}) x JOIN bylines b ON b.paper_id = x.paper_id`).all(key);
  return toCounted(countAuthors(rows.map(readNames), FREQUENT_AUTHORS));
}

const toCounted = (authors: ReturnType<typeof countAuthors>): CategoryPage["authors"] =>
  authors.map(({ id, name, papers }) => ({ ...toAuthorRef(id, name), papers }));

export function readCategories(database: Database): CountedCategory[] {
  const rows = database
    .prepare(
      "SELECT category, count(*) AS n FROM paper_categories GROUP BY category ORDER BY n DESC, category LIMIT 400",
    )
    .all();
  return rows.map((row) => ({ ...toCategoryRef(String(row.category)), count: Number(row.n) }));
}
