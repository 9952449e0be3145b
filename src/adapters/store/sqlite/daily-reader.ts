// The front page: a day, week or month of papers, ranked.

import type { DailyPage } from "../../../model/paper.ts";
import { parseReaderWeights } from "../../../model/scores/reweigh.ts";
import type { DailyQuery } from "../../../model/views.ts";
import { loadCards, toCategoryRef } from "./cards.ts";
import type { Database } from "./driver.ts";
import { all, sql } from "./query.ts";
import { loadWeighedCards, MAX_REORDERED, orderByWeights } from "./reader-ranking.ts";

const STRIP_DAYS = 9;
const RISING = 5;
const RISING_WINDOW_DAYS = 14;

const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The first and last day of the period that holds `day`; weeks begin on Monday. */
export function periodOf(day: string, period: DailyQuery["period"]): { from: string; to: string } {
  if (period === "day") return { from: day, to: day };
  if (period === "month") {
    const [year = 0, month = 1] = day.split("-").map(Number);
    return { from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
  }
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { from: shift(day, -weekday), to: shift(day, 6 - weekday) };
}

export function readDaily(database: Database, query: DailyQuery, today: string): DailyPage | undefined {
  const day = query.day ?? newestDay(database, shift(today, 1));
  if (!day) return undefined;
  const { from, to } = periodOf(day, query.period);
  const categories = countCategories(database, from, to);
  const total = countPapers(database, { from, to });
  const shown =
    query.category || query.code
      ? countPapers(database, { from, to, category: query.category, code: query.code })
      : total;
  const ids = listPapers(database, query, from, to);
  const strip = readStrip(database, day);
  const announced = query.period === "day" ? countAnnounced(database, day) : 0;
  const rankedAt = database.prepare("SELECT max(scored_at) AS at FROM papers WHERE day = ?").get(day)?.at;
  return {
    period: query.period,
    day,
    from,
    to,
    days: strip.days,
    ...(strip.earlier && { earlier: strip.earlier }),
    ...(strip.later && { later: strip.later }),
    categories,
    total,
    shown,
    offset: query.offset,
    limit: query.limit,
    papers: loadWeighedCards(database, ids, query.weights),
    rising: readRising(database, day),
    ...(announced > 0 && { announced }),
    held: announced > 0 ? countHeld(database, day) : total,
    ...(typeof rankedAt === "string" && { rankedAt }),
    number: issueNumber(database, day),
  };
}

/** The newest day with papers, not beyond `limit`: dates in the future are slips. */
function newestDay(database: Database, limit: string): string | undefined {
  const row = database
    .prepare("SELECT day FROM papers WHERE day IS NOT NULL AND day <= ? ORDER BY day DESC LIMIT 1")
    .get(limit);
  return row ? String(row.day) : undefined;
}

interface Filter {
  from: string;
  to: string;
  category?: string | undefined;
  code?: boolean | undefined;
}

function filtered({ from, to, category, code }: Filter) {
  let query = sql.selectFrom("papers as p").where("p.day", ">=", from).where("p.day", "<=", to);
  if (category) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("paper_categories as c")
          .select("c.paper_id")
          .where("c.category", "=", category)
          .whereRef("c.paper_id", "=", "p.id"),
      ),
    );
  }
  return code ? query.where("p.has_code", "=", 1) : query;
}

const countPapers = (database: Database, filter: Filter): number =>
  Number(
    all(
      database,
      filtered(filter).select(({ fn }) => fn.countAll<number>().as("n")),
    )[0]?.n ?? 0,
  );

function listPapers(database: Database, query: DailyQuery, from: string, to: string): number[] {
  const whole = filtered({ from, to, category: query.category, code: query.code }).select("p.id");
  const weights = query.sort === "score" && query.weights ? parseReaderWeights(query.weights) : undefined;
  // What lies beyond keeps the usual order.
  if (weights && query.offset < MAX_REORDERED) {
    const best = whole.orderBy("p.rank", "desc").orderBy("p.id").limit(MAX_REORDERED);
    return orderByWeights(
      database,
      all(database, best).map((row) => row.id),
      weights,
      query,
    );
  }
  const base = whole.limit(query.limit).offset(query.offset);
  const sorted = {
    score: base.orderBy("p.rank", "desc"),
    newest: base.orderBy("p.day", "desc").orderBy("p.rank", "desc"),
    citations: base.orderBy("p.citations", "desc").orderBy("p.rank", "desc"),
    novelty: base.orderBy("p.novelty", "desc").orderBy("p.rank", "desc"),
  }[query.sort];
  return all(database, sorted.orderBy("p.id")).map((row) => row.id);
}

/** By primary category: the counts add up to the total. */
function countCategories(database: Database, from: string, to: string): DailyPage["categories"] {
  const rows = database
    .prepare(
      `SELECT category, count(*) AS n FROM papers WHERE day BETWEEN ? AND ? AND category IS NOT NULL
       GROUP BY category ORDER BY n DESC, category`,
    )
    .all(from, to);
  return rows.map((row) => ({ ...toCategoryRef(String(row.category)), count: Number(row.n) }));
}

function readStrip(database: Database, day: string): { days: DailyPage["days"]; earlier?: string; later?: string } {
  const later = database.prepare("SELECT min(day) AS day FROM papers WHERE day > ?").get(day)?.day;
  // The day shown stands last unless newer days can be stepped to.
  const last = later ? shift(day, Math.floor(STRIP_DAYS / 2)) : day;
  const from = shift(last, 1 - STRIP_DAYS);
  const earlier = database.prepare("SELECT max(day) AS day FROM papers WHERE day < ?").get(from)?.day;
  const next = database.prepare("SELECT min(day) AS day FROM papers WHERE day > ?").get(last)?.day;
  const counts = new Map(
    database
      .prepare("SELECT day, count(*) AS n FROM papers WHERE day BETWEEN ? AND ? GROUP BY day")
      .all(from, last)
      .map((row) => [String(row.day), Number(row.n)]),
  );
  const days = Array.from({ length: STRIP_DAYS }, (_, i) => shift(from, i)).map((at) => ({
    day: at,
    papers: counts.get(at) ?? 0,
  }));
  return {
    days,
    ...(typeof earlier === "string" && { earlier }),
    ...(typeof next === "string" && { later: next }),
  };
}

/** What gathers votes fastest among the papers of the two weeks before. */
function readRising(database: Database, day: string): DailyPage["rising"] {
  const rows = database
    .prepare(
      `SELECT id, upvotes, julianday(?1) - julianday(day) AS age FROM papers
       WHERE day BETWEEN ?2 AND ?3 AND upvotes > 0 ORDER BY upvotes / (age + 1.0) DESC, id LIMIT ?4`,
    )
    .all(day, shift(day, -RISING_WINDOW_DAYS), shift(day, -1), RISING);
  const cards = loadCards(
    database,
    rows.map((row) => Number(row.id)),
  );
  return cards.map((paper, i) => {
    const votes = Number(rows[i]?.upvotes);
    const age = Math.round(Number(rows[i]?.age));
    return {
      paper,
      evidence: `${votes} ${votes === 1 ? "vote" : "votes"} elsewhere in ${age} ${age === 1 ? "day" : "days"}`,
    };
  });
}

const countAnnounced = (database: Database, day: string): number =>
  Number(
    database.prepare("SELECT count(*) AS n FROM announcements WHERE day = ? AND kind IN ('new', 'cross')").get(day)
      ?.n ?? 0,
  );

const countHeld = (database: Database, day: string): number =>
  Number(
    database
      .prepare(
        `SELECT count(*) AS n FROM announcements a WHERE a.day = ? AND a.kind IN ('new', 'cross')
         AND EXISTS (SELECT 1 FROM identifiers i WHERE i.scheme = a.scheme AND i.value = a.value)`,
      )
      .get(day)?.n ?? 0,
  );

/** Steps from day to day through the index instead of reading every paper of the year. */
const issueNumber = (database: Database, day: string): number =>
  Number(
    database
      .prepare(
        `WITH RECURSIVE d (day) AS (
           SELECT min(day) FROM papers WHERE day >= ?1
           UNION ALL SELECT (SELECT min(p.day) FROM papers p WHERE p.day > d.day) FROM d WHERE d.day < ?2
         ) SELECT count(*) AS n FROM d WHERE day <= ?2`,
      )
      .get(`${day.slice(0, 4)}-01-01`, day)?.n ?? 0,
  );
