// Every number behind the rank score, as one JSON-able object that an operator can override.

import { z } from "zod";
import { AppError, errorMessage } from "../../lib/errors.ts";

/** Shares run from 0 to 1. */
export interface RankWeights {
  /** Need not add up to 100: they are scaled. */
  points: { novelty: number; attention: number; citations: number; record: number; openness: number };
  /** The share that is given while a fact is not known. */
  neutral: {
    novelty: number;
    recency: number;
    votes: number;
    citations: number;
    authors: number;
    institution: number;
    code: number;
    license: number;
    fullText: number;
  };
  /**
   * `forecastForFull`: what the forecast of votes must reach for full marks, in doublings. `namesReach`: how far what the authors
   * were noticed for before may move the share that the text forecasts.
   */
  attention: {
    recencyShare: number;
    halfLifeDays: number;
    votesForFull: number;
    forecastForFull: number;
    namesReach: number;
  };
  /** `trustAfterMonths`: the age at which the count weighs as much as the neutral share, which itself moves with what the text lets expect. */
  citations: { perYearForFull: number; trustAfterMonths: number; expectedSpread: number };
  /** `floor`: what any author starts with. `bestShare`: weight of the best h-index; the median has the rest. */
  record: { institutionShare: number; hIndexHalf: number; bestShare: number; floor: number; papersHalf: number };
  openness: { codeShare: number; licenseShare: number; claimedShare: number };
}

export const defaultWeights: RankWeights = {
  points: { novelty: 10, attention: 45, citations: 25, record: 12, openness: 8 },
  neutral: {
    novelty: 0.5,
    recency: 0.25,
    votes: 0.05,
    citations: 0.3,
    authors: 0.4,
    institution: 0.3,
    code: 0.15,
    license: 0.5,
    fullText: 0.5,
  },
  attention: { recencyShare: 0.25, halfLifeDays: 30, votesForFull: 300, forecastForFull: 8, namesReach: 0.15 },
  citations: { perYearForFull: 200, trustAfterMonths: 6, expectedSpread: 0.5 },
  record: { institutionShare: 0.2, hIndexHalf: 15, bestShare: 0.6, floor: 0.2, papersHalf: 300 },
  openness: { codeShare: 0.7, licenseShare: 0.15, claimedShare: 0.4 },
};

const share = z.number().min(0).max(1).optional();
const points = z.number().min(0).max(1000).optional();
const amount = z.number().min(0.01).max(1_000_000).optional();

/** What an operator's file may hold: any part of the weights. */
const weightsFile = z.strictObject({
  points: z
    .strictObject({ novelty: points, attention: points, citations: points, record: points, openness: points })
    .optional(),
  neutral: z
    .strictObject({
      ...{ novelty: share, recency: share, votes: share, citations: share, authors: share },
      ...{ institution: share, code: share, license: share, fullText: share },
    })
    .optional(),
  attention: z
    .strictObject({
      recencyShare: share,
      halfLifeDays: amount,
      votesForFull: amount,
      forecastForFull: amount,
      namesReach: share,
    })
    .optional(),
  citations: z.strictObject({ perYearForFull: amount, trustAfterMonths: amount, expectedSpread: share }).optional(),
  record: z
    .strictObject({ institutionShare: share, hIndexHalf: amount, bestShare: share, floor: share, papersHalf: amount })
    .optional(),
  openness: z.strictObject({ codeShare: share, licenseShare: share, claimedShare: share }).optional(),
});

/** The defaults with what the file changes; throws `invalid` with every fault of the file, and what would be right. */
export function parseWeights(text: string, file: string): RankWeights {
  const refuse = (reason: string): never => {
    throw new AppError("invalid", `${file}: ${reason}`);
  };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    refuse(`this is no JSON (${errorMessage(error)})`);
  }
  const { data, error } = weightsFile.safeParse(given);
  if (error) refuse(error.issues.map(explainIssue).join("; "));
  const merged = structuredClone(defaultWeights);
  const targets: Record<string, Record<string, number>> = { ...merged };
  for (const [group, values] of Object.entries(data ?? {}))
    for (const [name, value] of Object.entries(values ?? {})) {
      const target = targets[group];
      if (target && typeof value === "number") target[name] = value;
    }
  if (Object.values(merged.points).every((value) => value === 0)) refuse("points: one of them must be above 0");
  return merged;
}

function explainIssue({ path, message, ...issue }: z.core.$ZodIssue): string {
  const at = path.join(".");
  if (issue.code !== "unrecognized_keys") return `${at || "it"}: ${message}`;
  const known: unknown = path.length === 0 ? defaultWeights : defaultWeights[path[0] as keyof RankWeights];
  return `${at ? `${at}: ` : ""}there is no ${issue.keys.join(", ")}; there are ${Object.keys(known ?? {}).join(", ")}`;
}
