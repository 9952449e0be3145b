// Topics as they are shown: those of a paper, the directory, and one with its papers, people and months.

import type { PaperDetail } from "../../../model/paper.ts";
import type { Around, PaperQuery, TopicList, TopicPage, TopicQuery, TopicRow } from "../../../model/views.ts";
import type { CatalogueReader } from "../../../ports/catalogue.ts";
import type { TopicFacts } from "../../../ports/topic-store.ts";
import { selectByJson } from "./bulk.ts";
import { toCategoryRef } from "./cards.ts";
import type { Database, Row } from "./driver.ts";
import { frequentAuthors, readPapers } from "./list-reader.ts";

/** Counted over the newest papers only: bounded work even for the largest topic. */
const RECENT = 600;
const MONTHS = 24;
/** A topic rises when even the low end of its interval is above what it was. */
const RISING = 1;
const MIN_RECENT = 8;
/** What one paper alone has says nothing of the others. */
const SHARED = 2;
const AROUND = 6;

const COLUMNS = "t.id, t.slug, t.label, t.papers, t.category, t.facts";

export function topicsOfPaper(database: Database, paperId: number): PaperDetail["topics"] {
  return database
    .prepare(
      `SELECT t.slug, t.label, x.weight FROM paper_topics x JOIN topics t ON t.id = x.topic_id AND t.is_gone = 0
       WHERE x.paper_id = ? ORDER BY x.weight DESC, t.id`,
    )
    .all(paperId)
    .map((row) => ({ id: String(row.slug), label: String(row.label), weight: Number(row.weight) }));
}

export function readTopics(database: Database, { sort, category, offset, limit }: TopicQuery): TopicList {
  // A few hundred rows: sorting them here spares an index for every order.
  const rows = database
    .prepare(`SELECT ${COLUMNS} FROM topics t WHERE is_gone = 0 ORDER BY papers DESC, id`)
    .all()
    .map(toTopicRow)
    .filter((topic) => category === undefined || topic.category?.code === category);
  const sorted = sort === "papers" ? rows : sort === "label" ? rows.sort(byLabel) : risingOf(rows);
  return { total: sorted.length, offset, limit, topics: sorted.slice(offset, offset + limit) };
}

export function readAround(database: Database, paperIds: readonly number[]): Around {
  const ids = JSON.stringify(paperIds);
  const topics = database
    .prepare(
      `SELECT t.slug, t.label, count(*) AS n FROM json_each(?) e JOIN paper_topics x ON x.paper_id = e.value
       JOIN topics t ON t.id = x.topic_id AND t.is_gone = 0
       GROUP BY t.id HAVING n >= ${SHARED} ORDER BY n DESC, t.papers, t.id LIMIT ${AROUND}`,
    )
    .all(ids);
  return {
    authors: frequentAuthors(database, "SELECT value AS paper_id FROM json_each(?)", ids)
      .filter(({ papers }) => papers >= SHARED)
      .slice(0, AROUND),
    topics: topics.map((row) => ({ id: String(row.slug), label: String(row.label), papers: Number(row.n) })),
  };
}

const byLabel = (a: TopicRow, b: TopicRow): number => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1);

const risingOf = (rows: readonly TopicRow[]): TopicRow[] =>
  rows
    .filter(({ momentum }) => momentum && momentum.low > RISING && momentum.recent >= MIN_RECENT)
    .sort((a, b) => (b.momentum?.low ?? 0) - (a.momentum?.low ?? 0) || byLabel(a, b));

function toTopicRow(row: Row): TopicRow {
  const { momentum } = factsOf(row);
  return {
    id: String(row.slug),
    label: String(row.label),
    papers: Number(row.papers),
    ...(typeof row.category === "string" && { category: toCategoryRef(row.category) }),
    ...(momentum && { momentum }),
  };
}

const factsOf = (row: Row): TopicFacts => JSON.parse(String(row.facts)) as TopicFacts;

export function readTopic(database: Database, slug: string, query: PaperQuery): ReturnType<CatalogueReader["topic"]> {
  const row = database.prepare(`SELECT ${COLUMNS}, t.is_gone, t.moved_to FROM topics t WHERE slug = ?`).get(slug);
  if (!row) return undefined;
  if (row.is_gone === 1) {
    const now = database.prepare("SELECT slug FROM topics WHERE id = ? AND is_gone = 0").get(row.moved_to ?? 0);
    return now ? { found: "moved", id: String(now.slug) } : undefined;
  }
  return { found: "topic", topic: toTopicPage(database, row, slug, query) };
}

function toTopicPage(database: Database, row: Row, slug: string, query: PaperQuery): TopicPage {
  const id = Number(row.id);
  const facts = factsOf(row);
  const years = database
    .prepare(
      `SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*) AS n FROM paper_topics
       WHERE topic_id = ? AND date IS NOT NULL GROUP BY 1 ORDER BY 1`,
    )
    .all(id);
  return {
    ...toTopicRow(row),
    keywords: facts.keywords,
    list: readPapers(database, { ...query, topic: slug }),
    related: selectByJson(
      database,
      `SELECT ${COLUMNS} FROM json_each(?) e JOIN topics t ON t.id = e.value WHERE t.is_gone = 0 ORDER BY e.key`,
      facts.related,
    ).map(toTopicRow),
    authors: frequentAuthors(
      database,
      `SELECT paper_id FROM paper_topics WHERE topic_id = ? ORDER BY date DESC LIMIT ${RECENT}`,
      id,
    ),
    papersPerYear: years.map(({ year, n }) => ({ year: Number(year), papers: Number(n) })),
    months: readMonths(database, id),
  };
}

/** The last months up to the newest paper; the share needs all papers of each. */
function readMonths(database: Database, topicId: number): TopicPage["months"] {
  // Ordered, not max(): that would look at every paper.
  const newest = database
    .prepare("SELECT date FROM papers WHERE date IS NOT NULL AND length(date) = 10 ORDER BY date DESC LIMIT 1")
    .get()?.date;
  if (typeof newest !== "string") return [];
  const first = new Date(`${newest.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - MONTHS + 1);
  const since = first.toISOString().slice(0, 10);
  const count = (table: string, where: string, ...values: (string | number)[]) =>
    new Map(
      database
        .prepare(
          `SELECT substr(date, 1, 7) AS month, count(*) AS n FROM ${table} WHERE ${where} date >= ? AND length(date) = 10 GROUP BY 1`,
        )
        .all(...values, since)
        .map(({ month, n }) => [String(month), Number(n)]),
    );
  const own = count("paper_topics", "topic_id = ? AND", topicId);
  return [...count("papers", "")].sort().map(([month, all]) => ({ month, papers: own.get(month) ?? 0, all }));
}
