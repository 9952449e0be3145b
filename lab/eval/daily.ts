// Whether the papers of a day that a community will pick up stand on top of the list before any vote is known.

import { decodeNotice, noticeFileNames } from "../../src/model/scores/learned/decode-models.ts";
import { noticeScore } from "../../src/model/scores/learned/notice.ts";
import { judgeDays, withoutAuthors } from "./scores/judge-days.ts";
import { readDays } from "./scores/read-days.ts";
import { readModelFiles } from "./scores/shipped.ts";
import type { SuiteInput, SuiteResult } from "./suite.ts";

export async function run({ dataFolder, historyFolder }: SuiteInput): Promise<SuiteResult> {
  const model = decodeNotice(readModelFiles(noticeFileNames));
  const rows = await readDays(dataFolder, historyFolder);
  const judge = (withPeople: boolean) =>
    judgeDays(
      rows.map(({ date, votes, notices, authors, ...rest }) => ({
        ...{ date, votes },
        score: noticeScore(model, withPeople ? { ...rest, notices, authors } : rest),
      })),
    );
  const { metrics, days } = judge(true);
  return {
    metrics: { ...metrics, ...withoutAuthors(judge(false).metrics) },
    n: { "featured.auc": days, "featured.precision10": days, "upvotes.ndcg20": days },
  };
}
