// The reader's own weights in an address: read from the form, written as one word, remembered in a cookie.

import { PART_NAMES } from "../../model/scores/points.ts";
import { parseReaderWeights } from "../../model/scores/reweigh.ts";
import { withQuery } from "./addresses.ts";
import type { PageReply } from "./options.ts";

export const RANKING_COOKIE = "ranking";
const YEAR_S = 31_536_000;

/** The answer to the form: the same page under the address that holds the weights, and a cookie for the next visit. */
export function answerRankingForm(
  path: string,
  query: Record<string, string>,
  kept: Record<string, string | undefined>,
): PageReply | undefined {
  if (query.ranking === undefined) return undefined;
  const points = PART_NAMES.map((name) => (name === "record" && query.names === "off" ? "0" : (query[name] ?? "0")));
  const written = query.ranking === "usual" ? undefined : points.join("-");
  const isUsable = written !== undefined && parseReaderWeights(written) !== undefined;
  const rank = isUsable ? written : undefined;
  // `off` in the address: the cookie may be refused, and the page must still do as it was told.
  return {
    redirect: withQuery(path, { ...kept, rank: rank ?? "off" }),
    status: 302,
    cookie: `${RANKING_COOKIE}=${rank ?? ""}; Path=/; Max-Age=${rank ? YEAR_S : 0}; SameSite=Lax; HttpOnly`,
  };
}

/** What the page shows: the address wins over what was remembered. */
export function rankingOf(query: Record<string, string>): string | undefined {
  const { rank } = query;
  return rank !== undefined && parseReaderWeights(rank) ? rank : undefined;
}

/** The remembered weights, when the header holds usable ones. */
export function rankingInCookie(header: string | undefined): string | undefined {
  const found = /(?:^|;\s*)ranking=(\d[\d-]{8,18})(?:;|$)/.exec(header ?? "")?.[1];
  return found !== undefined && parseReaderWeights(found) ? found : undefined;
}
