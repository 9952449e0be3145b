// Trains what gets noticed; judged by always fitting on the past and predicting the weeks that follow.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeNotice } from "../../../src/model/scores/learned/decode-models.ts";
import { noticeScore } from "../../../src/model/scores/learned/notice.ts";
import { judgeDays, type ScoredListing, withoutAuthors } from "../../eval/scores/judge-days.ts";
import { readDays } from "../../eval/scores/read-days.ts";
import type { TrainInput } from "../trainer.ts";
import { fitNotice } from "./fit-notice.ts";

const FIRST_WEEKS = 6;
/** Weeks that one model serves before the next is fitted. */
const SERVED_WEEKS = 4;

export async function train({
  dataFolder,
  isCrossValidation,
  modelsFolder,
  log,
}: TrainInput): Promise<Record<string, number>> {
  const rows = await readDays(dataFolder, dataFolder);
  log(`${rows.length} listed papers`);
  if (!isCrossValidation) {
    mkdirSync(modelsFolder, { recursive: true });
    for (const [name, bytes] of Object.entries(encodeNotice(fitNotice(rows))))
      writeFileSync(join(modelsFolder, name), bytes);
    return {};
  }
  const weeks = [...new Set(rows.map(({ week }) => week))].sort();
  const scored: ScoredListing[] = [];
  const alone: ScoredListing[] = [];
  for (let at = FIRST_WEEKS; at < weeks.length; at += SERVED_WEEKS) {
    const start = weeks[at] ?? "";
    const served = new Set(weeks.slice(at, at + SERVED_WEEKS));
    const model = fitNotice(rows.filter(({ week }) => week < start));
    for (const { date, week, votes, notices, authors, ...rest } of rows) {
      if (!served.has(week)) continue;
      scored.push({ date, votes, score: noticeScore(model, { ...rest, notices, authors }) });
      alone.push({ date, votes, score: noticeScore(model, rest) });
    }
    log(`until ${start}: ${JSON.stringify(judgeDays(scored).metrics)}`);
  }
  return { ...judgeDays(scored).metrics, ...withoutAuthors(judgeDays(alone).metrics) };
}
