// The rank score of a paper: five parts, each with its evidence, that add up to 0 to 100. Described in docs/scores.md.

import type { Score } from "../paper.ts";
import { sourceTitle } from "../source-titles.ts";
import { type Age, ageAt, plural } from "./age.ts";
import { clamp01, type Judgement, logShare, saturate, toScore } from "./points.ts";
import { defaultWeights, type RankWeights } from "./rank-weights.ts";

/** What is known of a paper. Leave out what is not known: it is then counted as middling, and said so. */
export interface RankInput {
  /** First public date: YYYY-MM-DD, YYYY-MM or YYYY. */
  date?: string | undefined;
  /** Taken back by its authors or its publisher. */
  status?: "withdrawn" | "retracted" | undefined;
  novelty?: { percent: number; evidence: string } | undefined;
  /** Votes counted elsewhere. */
  upvotes?: { count: number; source: string } | undefined;
  /** Names printed on it: as many votes may be their own. */
  authorCount?: number | undefined;
  /** What its text lets a community make of it. */
  notice?: { chance: number; votes: number } | undefined;
  /** The same with what its authors were noticed for before. */
  noticeWithNames?: { chance: number; votes: number } | undefined;
  citations?: { count: number; source: string; seenOn?: string | undefined } | undefined;
  /** Standing that the text alone lets expect among papers of its field and year, 0 to 1. */
  expected?: number | undefined;
  /** The same with what its authors published before: told, so that nobody takes the two for different forecasts. */
  expectedWithNames?: number | undefined;
  /** h-index of each author with known earlier papers; newcomers are left out. */
  authorHIndexes?: readonly number[] | undefined;
  /** Papers of the catalogue that carry the best represented institution. */
  institution?: { name: string; papers: number } | undefined;
  /** `owner/repo` of a link that was found. */
  codeLabel?: string | undefined;
  codeClaimed?: boolean | undefined;
  /** A link was found and leads nowhere. */
  codeGone?: boolean | undefined;
  /** Licence name or address as the source gives it. */
  license?: string | undefined;
  /** Anyone can read the full text; undefined when not known. */
  fullTextFree?: boolean | undefined;
}

/** A certain pick weighs as much as four doublings of the votes, as in the model that forecasts them. */
const SURE_PICK = 4;
const DAYS_AHEAD = 2;
/** Of thousands of authors few would vote. */
const MAX_OWN_VOTES = 10;
const OPEN_LICENSE =
  /creativecommons\.org\/(?:licenses|publicdomain)|\bcc[- ]?(?:by|0|zero)|public domain|\bmit\b|apache/i;

/** With the share of each part, from which a reader's own weights make another score; last, attention where no names count. */
export type RankScore = Score & { shares: number[] };

export function rankScore(input: RankInput, weights: RankWeights = defaultWeights, now: Date = new Date(0)): RankScore {
  const age = isToCome(input.date, now) ? undefined : ageAt(input.date, now);
  const byText = judgeAttention({ ...input, noticeWithNames: undefined }, age, weights);
  const judged = {
    novelty: judgeNovelty(input, weights),
    // Whoever gives names no points does not want them to count elsewhere.
    attention: input.noticeWithNames && weights.points.record > 0 ? judgeAttention(input, age, weights) : byText,
    citations: judgeCitations(input, age, weights),
    record: judgeRecord(input, weights),
    openness: judgeOpenness(input, weights),
  };
  const { status } = input;
  const counted = status === undefined ? judged : takenBack(judged, status);
  const score = toScore(counted, weights.points, now);
  return { ...score, shares: [...score.shares, status === undefined ? clamp01(byText.share) : 0] };
}

/** Nothing of it counts, but what would have is still told. */
function takenBack<Judged extends Record<string, Judgement>>(judged: Judged, status: string): Judged {
  const entries = Object.entries(judged).map(([name, { evidence }]) => [
    name,
    { share: 0, evidence: `${status}, so it does not count (${evidence})` },
  ]);
  return Object.fromEntries(entries) as Judged;
}

/** Clocks and time zones differ by a day; what lies further ahead is no date to believe. */
function isToCome(date: string | undefined, now: Date): boolean {
  const limit = new Date(now.getTime() + DAYS_AHEAD * 86_400_000).toISOString();
  return date !== undefined && date > limit.slice(0, date.length);
}

function judgeNovelty({ novelty }: RankInput, weights: RankWeights): Judgement {
  if (!novelty || !isCount(novelty.percent)) {
    return { share: weights.neutral.novelty, evidence: "novelty not known yet: counted as middling" };
  }
  return { share: novelty.percent / 100, evidence: novelty.evidence };
}

function judgeAttention(input: RankInput, age: Age | undefined, { attention, neutral }: RankWeights): Judgement {
  const recency = age ? 0.5 ** (age.days / Math.max(attention.halfLifeDays, 1e-9)) : neutral.recency;
  const recencyShare = clamp01(attention.recencyShare);
  const published = age
    ? age.days < 1
      ? "published today"
      : `published ${age.words} ago`
    : input.date === undefined
      ? "date not known yet"
      : "date lies ahead";
  const votes = judgeVotes(input, recency, { attention, neutral });
  return {
    share: recencyShare * recency + (1 - recencyShare) * votes.share,
    evidence: `${published}; ${votes.evidence}`,
  };
}

/** Votes count beyond one for each author. What the text lets expect stands in while a paper is young. */
function judgeVotes(
  { upvotes, authorCount = 0, notice, noticeWithNames }: RankInput,
  recency: number,
  { attention, neutral }: Pick<RankWeights, "attention" | "neutral">,
): Judgement {
  const shareOf = (forecast: { chance: number; votes: number }) =>
    clamp01((SURE_PICK * forecast.chance + forecast.votes) / attention.forecastForFull);
  const byText = notice ? shareOf(notice) : 0;
  const reach = clamp01(attention.namesReach);
  const expected =
    notice && noticeWithNames ? Math.min(byText + reach, Math.max(byText - reach, shareOf(noticeWithNames))) : byText;
  const unknown = notice ? recency * expected + (1 - recency) * neutral.votes : neutral.votes;
  if (!upvotes || !isCount(upvotes.count)) {
    const told =
      notice && recency > 0.05
        ? `, by its text ${percentOf(notice)} chance to be noticed${noticeWithNames ? `, with what its authors were noticed for ${percentOf(noticeWithNames)}` : ""}`
        : "";
    return { share: unknown, evidence: `votes elsewhere not known yet${told}` };
  }
  const own = isCount(authorCount) ? Math.min(authorCount, MAX_OWN_VOTES) : 0;
  const counted = logShare(upvotes.count - own, attention.votesForFull);
  const evidence = `${plural(upvotes.count, "vote")} on ${sourceTitle(upvotes.source)}`;
  if (counted > unknown) return { share: counted, evidence };
  return { share: unknown, evidence: `${evidence}, no more than its authors could give` };
}

const percentOf = ({ chance }: { chance: number }): string => `${Math.round(100 * chance)} %`;

/** The count gains trust with age: a paper of one week without citations is not a bad paper. */
function judgeCitations(
  { citations, expected, expectedWithNames }: RankInput,
  age: Age | undefined,
  weights: RankWeights,
): Judgement {
  const { perYearForFull, trustAfterMonths } = weights.citations;
  const neutral = expectedShare(expected, weights);
  if (!citations || !isCount(citations.count)) {
    const reason =
      expected === undefined
        ? "counted as middling"
        : `impact forecast ${toPercent(expected)} % from the text alone${expectedWithNames === undefined ? "" : ` (${toPercent(expectedWithNames)} % with what its authors published)`}`;
    return { share: neutral, evidence: `citations not known yet: ${reason}` };
  }
  const { count, source, seenOn } = citations;
  const told = `${plural(count, "citation")} (${seenOn ? `${sourceTitle(source)}, ${seenOn}` : sourceTitle(source)})`;
  if (!age) return { share: (neutral + logShare(count, perYearForFull)) / 2, evidence: `${told}; age not known yet` };
  // Under three months the yearly rate would be a guess from a handful.
  const perYear = (12 * count) / Math.max(3, age.months);
  const trust = age.months / (age.months + Math.max(trustAfterMonths, 1e-9));
  const share = trust * logShare(perYear, perYearForFull) + (1 - trust) * neutral;
  const after = age.days < 1 ? "on the first day" : `in ${age.words}`;
  const young = trust < 0.5 ? ", too early to weigh fully" : "";
  return { share, evidence: `${told} ${after}${young}` };
}

const toPercent = (share: number): number => Math.round(100 * clamp01(share));

/** Around the neutral share, by what the text lets expect. */
function expectedShare(expected: number | undefined, { neutral, citations }: RankWeights): number {
  if (expected === undefined) return neutral.citations;
  return clamp01(neutral.citations + (clamp01(expected) - 0.5) * citations.expectedSpread);
}

function judgeRecord(input: RankInput, { record, neutral }: RankWeights): Judgement {
  const known = (input.authorHIndexes ?? []).filter((h) => isCount(h) && h > 0).sort((a, b) => a - b);
  const best = known.at(-1);
  let authors = neutral.authors;
  let authorWords = "authors’ earlier work not known yet";
  if (best !== undefined) {
    const median = ((known[(known.length - 1) >> 1] ?? best) + (known[known.length >> 1] ?? best)) / 2;
    const floor = clamp01(record.floor);
    const bestShare = clamp01(record.bestShare);
    const standing =
      bestShare * saturate(best, record.hIndexHalf) + (1 - bestShare) * saturate(median, record.hIndexHalf);
    authors = floor + (1 - floor) * standing;
    authorWords =
      known.length === 1 ? `h-index ${best} of one author` : `h-index of authors: best ${best}, median ${median}`;
  }
  const place = input.institution && isCount(input.institution.papers) ? input.institution : undefined;
  const institution = place ? saturate(place.papers, record.papersHalf) : neutral.institution;
  const institutionWords = place
    ? `${place.name} (${plural(place.papers, "paper")} here)`
    : "institution not known yet";
  const share = clamp01(record.institutionShare);
  return { share: (1 - share) * authors + share * institution, evidence: `${authorWords}; ${institutionWords}` };
}

function judgeOpenness(input: RankInput, { openness, neutral }: RankWeights): Judgement {
  const [code, codeWords] = input.codeLabel
    ? [1, `code at ${input.codeLabel}`]
    : input.codeGone
      ? [neutral.code, "the code link leads nowhere"]
      : input.codeClaimed
        ? [openness.claimedShare, "code announced, no link found"]
        : [neutral.code, "no code link known yet"];
  const isOpen = input.license === undefined ? undefined : OPEN_LICENSE.test(input.license);
  const [license, licenseWords] =
    isOpen === undefined
      ? [neutral.license, "licence not known yet"]
      : isOpen
        ? [1, "open licence"]
        : [0, "no open licence"];
  const [fullText, textWords] =
    input.fullTextFree === undefined
      ? [neutral.fullText, "free full text not known yet"]
      : input.fullTextFree
        ? [1, "free full text"]
        : [0, "full text not free"];
  const codeShare = clamp01(openness.codeShare);
  const licenseShare = Math.min(clamp01(openness.licenseShare), 1 - codeShare);
  const share = codeShare * code + licenseShare * license + (1 - codeShare - licenseShare) * fullText;
  return { share, evidence: `${codeWords}; ${licenseWords}; ${textWords}` };
}

function isCount(value: number): boolean {
  // Beyond exact integers a count is a slip, and sums of two would overflow.
  return value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}
