// Standings of authors in SQLite, and the lists that the directory makes of them.

import { AppError } from "../../../lib/errors.ts";
import { institutionByTag } from "../../../model/institutions.ts";
import type { AuthorList, AuthorQuery, AuthorRow } from "../../../model/views.ts";
import type { StandingStore } from "../../../ports/standing-store.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { readFacts, readNames } from "./bylines.ts";
import { toAuthorRef, toCategoryRef } from "./cards.ts";
import type { Database, Row, SqlValue } from "./driver.ts";

const ALL_TOPICS = 0;

export function createStandingStore(database: Database): StandingStore {
  const insert = createBulkInsert(
    database,
    `INSERT OR REPLACE INTO standings (span, topic_id, author_id, papers, counted, h_index, h_low, h_high, citations, c_low, c_high,
     category, institution)`,
    13,
  );
  return {
    transaction: (work) => database.transaction(work),
    isEmpty: () => database.prepare("SELECT 1 FROM standings LIMIT 1").get() === undefined,
    printedPlaces(after, limit) {
      const rows = database
        .prepare(
          `SELECT b.paper_id, b.names, b.facts, coalesce(p.date, p.year, '') AS date FROM bylines b JOIN papers p ON p.id = b.paper_id
           WHERE b.paper_id > ? AND b.facts IS NOT NULL ORDER BY b.paper_id LIMIT ?`,
        )
        .all(after, limit);
      return rows.map((row) => {
        const facts = readFacts(row);
        const places = readNames(row).flatMap(([author], place): [number, string][] => {
          const [tag] = facts[place]?.institutions ?? [];
          return tag === undefined ? [] : [[author, tag]];
        });
        return { paperId: Number(row.paper_id), date: String(row.date), places };
      });
    },
    topicsOf(paperIds) {
      const found = new Map<number, number[]>();
      for (const row of selectByJson(
        database,
        `SELECT x.paper_id, x.topic_id FROM json_each(?) e JOIN paper_topics x ON x.paper_id = e.value
         JOIN topics t ON t.id = x.topic_id AND t.is_gone = 0`,
        [...paperIds],
      )) {
        const [paper, topic] = [Number(row.paper_id), Number(row.topic_id)];
        const topics = found.get(paper);
        if (topics) topics.push(topic);
        else found.set(paper, [topic]);
      }
      return found;
    },
    saveStandings(after, upTo, rows) {
      database.prepare("DELETE FROM standings WHERE author_id > ? AND author_id <= ?").run(after, upTo);
      insert(
        rows.map(({ span, topic, authorId, papers, counted, hIndex, citations, category, institution }) => [
          span,
          topic ?? ALL_TOPICS,
          authorId,
          papers,
          counted,
          hIndex.value,
          hIndex.low,
          hIndex.high,
          citations.value,
          citations.low,
          citations.high,
          category ?? null,
          institution ?? null,
        ]),
      );
    },
  };
}

/** Places are told among so many of the first; further down they would fill the page with noise. */
const PLACED = 5000;

const SORT = {
  hIndex: { order: "s.h_index DESC, s.citations DESC", value: "h_index", low: "h_low", high: "h_high" },
  citations: { order: "s.citations DESC", value: "citations", low: "c_low", high: "c_high" },
  papers: { order: "s.papers DESC", value: "papers", low: "papers", high: "papers" },
} as const;

/** Undefined when it is not a ranking that is asked for, or nothing has been ranked yet. */
export function readStandings(database: Database, query: AuthorQuery): AuthorList | undefined {
  if (query.q || query.sort === "name") return undefined;
  const topic = query.topic === undefined ? undefined : topicOf(database, query.topic);
  if (query.topic !== undefined && !topic) throw new AppError("not_found", `No topic ${query.topic} is known here.`);
  if (!topic && !database.prepare("SELECT 1 FROM standings LIMIT 1").get()) return undefined;
  const sort = SORT[query.sort];
  const { where, values } = toConditions(query, topic?.id ?? ALL_TOPICS);
  const total = Number(database.prepare(`SELECT count(*) AS n FROM standings s WHERE ${where}`).get(...values)?.n ?? 0);
  const rows = database
    .prepare(
      `SELECT s.*, coalesce(a.chosen_name, a.name) AS name FROM (SELECT * FROM standings s WHERE ${where}
       ORDER BY ${sort.order}, s.author_id LIMIT ? OFFSET ?) s JOIN authors a ON a.id = s.author_id ORDER BY ${sort.order}, s.author_id`,
    )
    .all(...values, query.limit, query.offset);
  const place = createPlaces(database, { where, values }, sort);
  return {
    total,
    offset: query.offset,
    limit: query.limit,
    ...(topic && { topic: topic.ref }),
    authors: rows.map((row) => ({ ...toRow(row), ...place(row) })),
  };
}

function topicOf(database: Database, slug: string) {
  const row = database.prepare("SELECT id, slug, label FROM topics WHERE slug = ? AND is_gone = 0").get(slug);
  return row && { id: Number(row.id), ref: { id: String(row.slug), label: String(row.label) } };
}

interface Conditions {
  where: string;
  values: SqlValue[];
}

function toConditions({ category, institution, years }: AuthorQuery, topicId: number): Conditions {
  const where = ["s.span = ? AND s.topic_id = ?"];
  const values: SqlValue[] = [years ?? 0, topicId];
  if (category) {
    where.push("s.category = ?");
    values.push(category);
  }
  if (institution) {
    where.push("s.institution = ?");
    values.push(institution);
  }
  return { where: where.join(" AND "), values };
}

/** From which place to which: as many stand surely before, and as many not surely after. */
function createPlaces(database: Database, { where, values }: Conditions, sort: (typeof SORT)[keyof typeof SORT]) {
  const column = (name: string): Float64Array => {
    const row = database
      .prepare(
        `SELECT json_group_array(v) AS all_values FROM (SELECT s.${name} AS v FROM standings s WHERE ${where} ORDER BY 1 DESC LIMIT ${PLACED})`,
      )
      .get(...values);
    return Float64Array.from(JSON.parse(String(row?.all_values ?? "[]")) as number[]);
  };
  const [lows, highs] = [column(sort.low), column(sort.high)];
  return (row: Row): Pick<AuthorRow, "place"> => {
    const [low, high] = [Number(row[sort.low]), Number(row[sort.high])];
    const from = countAbove(lows, high) + 1;
    const to = Math.max(from, countAbove(highs, low, true));
    return from > PLACED ? {} : { place: { from, to: Math.min(to, PLACED), isOpen: to >= PLACED } };
  };
}

/** How many of a falling list are greater than a number, or as great. */
function countAbove(falling: Float64Array, number: number, orSame = false): number {
  let [from, to] = [0, falling.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = falling[middle] as number;
    if (value > number || (orSame && value === number)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function toRow(row: Row): AuthorRow {
  const institution = row.institution ? institutionByTag(String(row.institution)) : undefined;
  const isCounted = Number(row.counted) > 0;
  const interval = (low: string, high: string) => ({
    low: Math.floor(Number(row[low])),
    high: Math.ceil(Number(row[high])),
  });
  return {
    ...toAuthorRef(Number(row.author_id), String(row.name)),
    papers: Number(row.papers),
    ...(isCounted && {
      hIndex: Number(row.h_index),
      citations: Number(row.citations),
      hInterval: interval("h_low", "h_high"),
      citationInterval: interval("c_low", "c_high"),
    }),
    ...(row.category && { primaryCategory: toCategoryRef(String(row.category)) }),
    ...(institution && { institution: { tag: institution.tag, name: institution.name } }),
  };
}
