// Reads the papers of a digest: those of a day or of the week before a Monday, in the categories that the reader chose.

import { addDays } from "../../lib/calendar.ts";
import { AppError } from "../../lib/errors.ts";
import type { DailyPage, PaperCard } from "../../model/paper.ts";
import type { DailyQuery } from "../../model/views.ts";

export type ReadDaily = (query: Partial<DailyQuery>) => Promise<DailyPage>;

export interface DigestPapers {
  /** The last day that is covered. */
  date: string;
  /** The first day, when there are several. */
  from?: string;
  papers: PaperCard[];
  total: number;
}

const PAPERS = 10;

/** The page, or undefined where there is none. */
async function readPage(readDaily: ReadDaily, query: Partial<DailyQuery>): Promise<DailyPage | undefined> {
  try {
    return await readDaily(query);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}

/** The newest announced day; undefined while there are no papers. */
export async function newestDay(readDaily: ReadDaily): Promise<string | undefined> {
  const page = await readPage(readDaily, { limit: 1 });
  return page && page.total > 0 ? page.day : undefined;
}

const byScore = (a: PaperCard, b: PaperCard): number =>
  (b.score?.value ?? -1) - (a.score?.value ?? -1) || (a.id < b.id ? -1 : 1);

/** A weekly digest covers the seven days before `day`. Undefined when there is nothing to tell. */
export async function loadDigest(
  readDaily: ReadDaily,
  { day, frequency, categories }: { day: string; frequency: "daily" | "weekly"; categories: string[] },
): Promise<DigestPapers | undefined> {
  const period = frequency === "weekly" ? "week" : "day";
  const asked = frequency === "weekly" ? addDays(day, -1) : day;
  const filters = categories.length > 0 ? categories.map((category) => ({ category })) : [{}];
  const pages = await Promise.all(
    filters.map((filter) =>
      readPage(readDaily, { day: asked, period, sort: "score", limit: PAPERS, offset: 0, ...filter }),
    ),
  );
  const found = pages.filter((page) => page !== undefined);
  // Papers that are filed under several of the categories come once.
  const papers = [...new Map(found.flatMap((page) => page.papers).map((paper) => [paper.id, paper])).values()];
  const [first] = found;
  if (!first || papers.length === 0) return undefined;
  return {
    date: first.to,
    ...(first.from === first.to ? {} : { from: first.from }),
    papers: papers.sort(byScore).slice(0, PAPERS),
    total: first.total,
  };
}
