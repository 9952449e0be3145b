// Fits how a language model's grades are weighed to what reviewers said of novelty. Needs a server: LLM_URL, LLM_MODEL, LLM_KEY.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createOpenAiModel } from "../../src/adapters/llm/openai.ts";
import { createHttpClient } from "../../src/lib/http-client.ts";
import { calibrateWeights } from "../../src/model/judge/calibrate.ts";
import { EQUAL_WEIGHTS, type Grades, weighGrades } from "../../src/model/judge/criteria.ts";
import { INSTRUCTIONS, writeMaterial } from "../../src/model/judge/question.ts";
import { readAnswer } from "../../src/model/judge/read-answer.ts";
import type { LanguageModel } from "../../src/ports/language-model.ts";
import { type ReviewedPaper, readReviews } from "../eval/scores/read-reviews.ts";
import { spearman } from "../eval/scores/statistics.ts";
import { FOLDS, foldOf } from "./scores/folds.ts";
import type { TrainInput } from "./trainer.ts";

interface Graded {
  fold: number;
  grades: Grades;
  human: number;
}

/** Enough for five weights, and few enough for a small server. */
const ASKED = 400;

export async function train({
  dataFolder,
  isCrossValidation,
  modelsFolder,
  log,
}: TrainInput): Promise<Record<string, number>> {
  const { LLM_URL: url = "", LLM_MODEL: name = "", LLM_KEY: key = "" } = process.env;
  if (url === "" || name === "") {
    log("left out: LLM_URL and LLM_MODEL are not set");
    return {};
  }
  const http = createHttpClient({
    contact: "http://localhost",
    allowPrivate: true,
    paceMs: { [new URL(url).hostname]: 0 },
  });
  try {
    const model = createOpenAiModel({ http, url, model: name, ...(key && { key }) });
    const graded = await gradeAll(model, choose(await readReviews(dataFolder)), log);
    if (isCrossValidation) return judge(graded);
    writeFileSync(
      join(modelsFolder, "judge.json"),
      `${JSON.stringify({ model: name, ...calibrateWeights(graded) })}\n`,
    );
    return {};
  } finally {
    http.close();
  }
}

const humanOf = ({ means }: ReviewedPaper): number | undefined => means.get("technicalNovelty");

/** The same ones each time, spread over the folds. */
const choose = (papers: readonly ReviewedPaper[]): ReviewedPaper[] =>
  papers
    .filter((paper) => paper.abstract !== "" && humanOf(paper) !== undefined)
    .sort((a, b) => (a.workId < b.workId ? -1 : 1))
    .slice(0, ASKED);

async function gradeAll(
  model: LanguageModel,
  papers: readonly ReviewedPaper[],
  log: TrainInput["log"],
): Promise<Graded[]> {
  const graded: Graded[] = [];
  for (const [i, paper] of papers.entries()) {
    const { answer } = await model.ask({ instructions: INSTRUCTIONS, material: writeMaterial(paper) });
    const read = readAnswer(answer, paper);
    const human = humanOf(paper);
    if (!("fault" in read) && human !== undefined)
      graded.push({ fold: foldOf(paper.workId), grades: read.grades, human });
    if (i % 50 === 49) log(`asked about ${i + 1} of ${papers.length}, ${graded.length} answers can be used`);
  }
  return graded;
}

function judge(rows: readonly Graded[]): Record<string, number> {
  const weighed = rows.map(({ fold, grades }) => {
    const weights = calibrateWeights(rows.filter((row) => row.fold !== fold));
    return weighGrades(grades, weights);
  });
  const human = rows.map((row) => row.human);
  const equal = rows.map(({ grades }) => weighGrades(grades, EQUAL_WEIGHTS));
  return {
    papers: rows.length,
    folds: FOLDS,
    "technical.spearman": spearman(weighed, human),
    "technical.equal.spearman": spearman(equal, human),
  };
}
