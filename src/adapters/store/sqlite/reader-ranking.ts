// Papers in the order that a reader's own weights give them.

import type { PaperCard } from "../../../model/paper.ts";
import { PART_NAMES } from "../../../model/scores/points.ts";
import {
  parseReaderWeights,
  type ReaderWeights,
  reweigh,
  sharesToSql,
  unpackShares,
} from "../../../model/scores/reweigh.ts";
import { selectByJson } from "./bulk.ts";
import { loadCards } from "./cards.ts";
import type { Database } from "./driver.ts";

/** As many as are ordered anew: those that rank highest by the usual weights. Bounds the work, whatever is listed. */
export const MAX_REORDERED = 5000;

/** The part of the list that `page` asks for. */
export function orderByWeights(
  database: Database,
  candidates: readonly number[],
  weights: ReaderWeights,
  page: { offset: number; limit: number },
): number[] {
  return database
    .prepare(
      `SELECT e.value AS id FROM json_each(?1) e LEFT JOIN paper_answers a ON a.paper_id = e.value
       ORDER BY ${sharesToSql("a.shares", 4, weights)} DESC NULLS LAST, e.value LIMIT ?2 OFFSET ?3`,
    )
    .all(JSON.stringify(candidates), page.limit, page.offset, ...PART_NAMES.map((name) => weights[name]))
    .map((row) => Number(row.id));
}

/** Cards whose scores are those of the reader's weights, where some are given. */
export function loadWeighedCards(database: Database, ids: number[], written: string | undefined): PaperCard[] {
  const cards = loadCards(database, ids);
  const weights = written === undefined ? undefined : parseReaderWeights(written);
  if (!weights) return cards;
  const shares = new Map(
    selectByJson(
      database,
      `SELECT p.slug, a.shares FROM json_each(?) e JOIN papers p ON p.id = e.value
       JOIN paper_answers a ON a.paper_id = p.id WHERE a.shares IS NOT NULL`,
      ids,
    ).map((row) => [String(row.slug), unpackShares(Number(row.shares))]),
  );
  return cards.map((card) => {
    const own = shares.get(card.id);
    return card.score && own ? { ...card, score: reweigh(card.score, own, weights) } : card;
  });
}
