// Asks the operator's language model about papers, one at a time, within the budget of the day. Each answer is kept at once.

import { createHash } from "node:crypto";
import { AppError, errorMessage, RetryLater } from "../../lib/errors.ts";
import { EQUAL_WEIGHTS, type JudgeWeights, weighGrades } from "../../model/judge/criteria.ts";
import { INSTRUCTIONS, QUESTION_VERSION, writeMaterial } from "../../model/judge/question.ts";
import { readAnswer } from "../../model/judge/read-answer.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { OpinionStore, PaperToJudge } from "../../ports/opinion-store.ts";

export interface OpinionOptions {
  now: () => Date;
  budget: { requests: number; tokens: number };
  /** Fitted for this model; every question counts the same without. */
  weights?: JudgeWeights;
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

export interface OpinionReport {
  asked: number;
  setAside: number;
}

const PAGE = 100;
/** Further down nobody looks; a new day begins at the top again. */
const MOST_LOOKED_AT = 2000;
/** So many in a row without an answer: the server is at fault, not the papers. */
const MAX_SILENT = 3;
const REST_MS = 3_600_000;

/** One paper a request: no abstract can speak of another paper. */
export async function askOpinions(
  store: OpinionStore,
  model: LanguageModel,
  options: OpinionOptions,
): Promise<OpinionReport> {
  const report: OpinionReport = { asked: 0, setAside: 0 };
  let silent = 0;
  for (let after: number | undefined = 0; after !== undefined && after < MOST_LOOKED_AT; ) {
    const { papers, next } = store.candidates(after, PAGE);
    const answered = store.answeredKeys(papers.map(({ id }) => id));
    for (const paper of papers) {
      options.signal?.throwIfAborted();
      const key = keyOf(paper, model.name);
      if (answered.get(paper.id) === key) continue;
      if (!hasBudget(store, options)) return report;
      const isAnswered = await askOne(store, model, { paper, key }, options, report);
      silent = isAnswered ? 0 : silent + 1;
      if (silent >= MAX_SILENT) throw new RetryLater(`${model.name} gives no answers`, REST_MS);
    }
    after = next;
  }
  return report;
}

const keyOf = ({ title, abstract }: PaperToJudge, model: string): string =>
  createHash("sha256")
    .update(JSON.stringify([QUESTION_VERSION, model, title, abstract]))
    .digest("hex")
    .slice(0, 24);

const dayOf = ({ now }: OpinionOptions): string => now().toISOString().slice(0, 10);

function hasBudget(store: OpinionStore, options: OpinionOptions): boolean {
  const { requests, tokens } = store.used(dayOf(options));
  return requests < options.budget.requests && tokens < options.budget.tokens;
}

/** False when the server did not answer: such a paper is asked about again. An answer that is none is set aside for good. */
async function askOne(
  store: OpinionStore,
  model: LanguageModel,
  { paper, key }: { paper: PaperToJudge; key: string },
  options: OpinionOptions,
  report: OpinionReport,
): Promise<boolean> {
  const material = writeMaterial(paper);
  const stored = { paperId: paper.id, key, model: model.name };
  report.asked += 1;
  let used = Math.ceil((INSTRUCTIONS.length + material.length) / 4);
  try {
    const { answer, tokens } = await model.ask({ instructions: INSTRUCTIONS, material }, options.signal);
    used = tokens;
    const read = readAnswer(answer, paper);
    const madeAt = options.now().toISOString();
    if ("fault" in read) {
      report.setAside += 1;
      store.save({ ...stored, madeAt, fault: read.fault });
    } else {
      const weights = options.weights ?? EQUAL_WEIGHTS;
      const weighed = { value: weighGrades(read.grades, weights), papers: weights.papers };
      store.save({ ...stored, madeAt, opinion: { ...read, weighed } });
    }
    options.onProgress?.(`asked about ${report.asked} papers, ${report.setAside} answers set aside`);
    return true;
  } catch (error) {
    if (error instanceof RetryLater || options.signal?.aborted || !(error instanceof AppError)) throw error;
    report.setAside += 1;
    store.save({ ...stored, key: "", madeAt: options.now().toISOString(), fault: errorMessage(error).slice(0, 300) });
    return false;
  } finally {
    store.addUsed(dayOf(options), used);
  }
}
