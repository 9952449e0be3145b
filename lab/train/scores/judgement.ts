// Trains what reviewers would say of a text: novelty, rating, acceptance. One linear model in the end, whatever went into it.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bands, readBands } from "../../../src/model/scores/learned/bands.ts";
import { toBytes } from "../../../src/model/scores/learned/decode-models.ts";
import { readTerms } from "../../../src/model/scores/learned/read-terms.ts";
import { encodeTextModel } from "../../../src/model/scores/learned/text-model.ts";
import { authorColumns } from "../../eval/scores/author-columns.ts";
import { judgeIntervals } from "../../eval/scores/judge-intervals.ts";
import type { JudgementFacts } from "../../eval/scores/judgement-facts.ts";
import { percentilesWithin } from "../../eval/scores/percentiles-within.ts";
import { readPast } from "../../eval/scores/read-past.ts";
import { decisionOf, hasCompleteYear, type ReviewedPaper, readReviews } from "../../eval/scores/read-reviews.ts";
import { groupedAuc, groupedSpearman } from "../../eval/scores/statistics.ts";
import { type DenseModel, fitDense, predictDense } from "../learn/dense-ridge.ts";
import { fitBands } from "../learn/fit-bands.ts";
import { fitRidge, type LinearModel, predictRows } from "../learn/sparse.ts";
import { chooseTerms, packTextModel, toRows } from "../learn/vocabulary.ts";
import type { TrainInput } from "../trainer.ts";
import { FOLDS, foldOf } from "./folds.ts";
import { readWorks, reviewTasks, type Task, toTask, workTasks } from "./judgement-tasks.ts";

const MIN_TEXTS = 15;
const STACK_LAMBDA = 1500;
const AUTHOR_LAMBDA = 100;
const BAND_ROWS = 8;

interface Target {
  name: string;
  /** Which papers it is fitted and judged on. */
  answer: (paper: ReviewedPaper) => number | undefined;
  /** Which of the other questions it may lean on. */
  leansOn: (task: string) => boolean;
}

const novelty = (paper: ReviewedPaper, label: string): number | undefined =>
  paper.venue === "ICLR" && paper.abstract !== "" ? paper.means.get(label) : undefined;
const isAboutJudgment = (task: string) => !/^(?:category|venue) /.test(task);

/** In the order of the answers of the model. */
const TARGETS: readonly Target[] = [
  { name: "technical", answer: (paper) => novelty(paper, "technicalNovelty"), leansOn: isAboutJudgment },
  { name: "empirical", answer: (paper) => novelty(paper, "empiricalNovelty"), leansOn: isAboutJudgment },
  {
    name: "novelty",
    answer: (paper) => both(novelty(paper, "technicalNovelty"), novelty(paper, "empiricalNovelty")),
    leansOn: isAboutJudgment,
  },
  {
    name: "iclr",
    answer: (paper) => (hasCompleteYear(paper) ? paper.means.get("rating") : undefined),
    leansOn: () => true,
  },
  {
    name: "neurips",
    answer: (paper) => (paper.venue === "NeurIPS" && paper.abstract !== "" ? paper.means.get("rating") : undefined),
    leansOn: () => true,
  },
  {
    name: "acceptance",
    answer: (paper) => (hasCompleteYear(paper) ? decisionOf(paper) : undefined),
    leansOn: () => true,
  },
];
/** For NeurIPS the past of the authors added nothing to the text. */
const WITH_AUTHORS = ["iclr", "acceptance"];

/** The scales of the two have nearly the same spread. */
const both = (a: number | undefined, b: number | undefined) => (a === undefined || b === undefined ? undefined : a + b);

export async function train({
  dataFolder,
  isCrossValidation,
  modelsFolder,
  log,
}: TrainInput): Promise<Record<string, number>> {
  const papers = await readReviews(dataFolder);
  const works = await readWorks(dataFolder, new Set(papers.map(({ workId }) => workId)));
  const texts = [...papers.map(termsOf), ...works.map(({ terms }) => terms)];
  const vocabulary = chooseTerms(texts, MIN_TEXTS);
  const rows = toRows(vocabulary, texts);
  log(`${papers.length} reviewed papers, ${works.length} others, ${vocabulary.keys.length} terms`);
  const folds = papers.map(({ workId }) => foldOf(workId));
  const answerOf = (task: Task, without = -1, iterations = 25): LinearModel =>
    fitRidge(rows, task.answers, {
      ...{ lambda: task.lambda, iterations },
      rowWeights: task.rowWeights.map((weight, i) => (folds[i] === without ? 0 : weight)),
    });

  const sources: { name: string; model: LinearModel; blind: Float64Array }[] = [];
  for (const task of workTasks(works, texts.length, papers.length)) {
    const model = answerOf(task, -1, 15);
    sources.push({ name: task.name, model, blind: predictRows(rows, model).slice(0, papers.length) });
  }
  log("other questions answered");
  for (const task of reviewTasks(papers, texts.length)) {
    const blind = new Float64Array(papers.length);
    for (let fold = 0; fold < FOLDS; fold++) {
      const predicted = predictRows(rows, answerOf(task, fold));
      for (const [i, own] of folds.entries()) if (own === fold) blind[i] = predicted[i] as number;
    }
    sources.push({ name: task.name, model: answerOf(task), blind });
  }
  log("reviewers' questions answered");

  const past = await readPast(dataFolder, dataFolder);
  const people = await authorColumns(dataFolder, papers, past);
  const answers: LinearModel[] = [];
  const facts: JudgementFacts = { bands: { at: [], value: [], low: [], high: [] }, withAuthors: {} };
  const metrics: Record<string, number> = {};
  for (const target of TARGETS) {
    const chosen = sources.filter(({ name }) => target.leansOn(name));
    const task = toTask(target.name, papers, papers.length, target.answer);
    const columns = chosen.map(({ blind }) => blind);
    const { blind, full } = crossFit(columns, task, folds, STACK_LAMBDA);
    answers.push(
      collapse(
        chosen.map(({ model }) => model),
        full,
      ),
    );
    judge(metrics, target, papers, blind, WITH_AUTHORS.includes(target.name) ? "withoutAuthors." : "");
    if (target.name === "technical") {
      const { bands, figures } = fitIntervals(papers, target, blind, folds);
      facts.bands = bands;
      Object.assign(metrics, figures);
    }
    if (!WITH_AUTHORS.includes(target.name)) continue;
    const withPeople = crossFit([blind, ...people], task, folds, AUTHOR_LAMBDA);
    facts.withAuthors[target.name] = withPeople.full;
    judge(metrics, target, papers, withPeople.blind, "");
  }
  log(JSON.stringify(metrics));
  if (isCrossValidation) return metrics;
  mkdirSync(modelsFolder, { recursive: true });
  writeFileSync(join(modelsFolder, "judgement.text.bin"), encodeTextModel(packTextModel(vocabulary, answers)));
  writeFileSync(join(modelsFolder, "judgement.json"), toBytes(facts));
  return {};
}

/** Where only the title is known, keywords stand for the abstract. */
const termsOf = ({ title, abstract, keywords }: ReviewedPaper) =>
  readTerms(title, abstract === "" ? keywords.join(". ") : abstract);

function crossFit(
  columns: readonly Float64Array[],
  { answers, rowWeights }: Task,
  folds: readonly number[],
  lambda: number,
): { blind: Float64Array; full: DenseModel } {
  const blind = new Float64Array(answers.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const some = rowWeights.map((weight, i) => (folds[i] === fold ? 0 : weight));
    const model = fitDense(columns, answers, some, lambda);
    for (const [i, own] of folds.entries()) if (own === fold) blind[i] = predictDense(model, columns, i);
  }
  return { blind, full: fitDense(columns, answers, rowWeights, lambda) };
}

/** A weighted sum of linear models is a linear model. */
function collapse(models: readonly LinearModel[], { weights, means, deviations, bias }: DenseModel): LinearModel {
  const sum: LinearModel = { weights: new Float64Array(models[0]?.weights.length ?? 0), bias };
  for (const [j, model] of models.entries()) {
    const factor = (weights[j] as number) / (deviations[j] as number);
    sum.bias += factor * (model.bias - (means[j] as number));
    for (let i = 0; i < sum.weights.length; i++)
      sum.weights[i] = (sum.weights[i] as number) + factor * (model.weights[i] as number);
  }
  return sum;
}

function judgedRows({ answer }: Target, papers: readonly ReviewedPaper[], predicted: Float64Array) {
  return papers.flatMap((paper, i) => {
    const truth = answer(paper);
    return truth === undefined
      ? []
      : [{ paper, group: `${paper.venue} ${paper.year}`, truth, predicted: predicted[i] as number }];
  });
}

function judge(
  metrics: Record<string, number>,
  target: Target,
  papers: readonly ReviewedPaper[],
  predicted: Float64Array,
  variant: string,
): void {
  const rows = judgedRows(target, papers, predicted);
  if (target.name === "acceptance") metrics[`acceptance.${variant}auc`] = groupedAuc(rows);
  else metrics[`${target.name}.${variant}spearman`] = groupedSpearman(rows);
}

function fitIntervals(papers: readonly ReviewedPaper[], target: Target, blind: Float64Array, folds: readonly number[]) {
  const rows = judgedRows(target, papers, blind);
  const predicted = percentilesWithin(rows.map(({ group, predicted }) => ({ group, value: predicted })));
  const truths = percentilesWithin(rows.map(({ group, truth }) => ({ group, value: truth })));
  const foldOfRow = new Map(papers.map((paper, i) => [paper, folds[i]]));
  const tables = Array.from({ length: FOLDS }, (_, fold) => {
    const others = rows.flatMap(({ paper }, k) => (foldOfRow.get(paper) === fold ? [] : k));
    return fitBands(
      others.map((k) => predicted[k] as number),
      others.map((k) => truths[k] as number),
      0.8,
      BAND_ROWS,
    );
  });
  const judged = rows.map(({ paper }, i) => {
    const table = tables[foldOfRow.get(paper) ?? 0] as Bands;
    return { truth: truths[i] as number, ...readBands(table, predicted[i] as number) };
  });
  const figures = Object.fromEntries(
    Object.entries(judgeIntervals(judged)).map(([name, value]) => [`novelty.${name}`, value]),
  );
  return { bands: fitBands(predicted, truths, 0.8, BAND_ROWS), figures };
}
