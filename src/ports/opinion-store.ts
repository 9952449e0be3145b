// What asking a language model needs of the store: papers without an answer, a place for answers, and the day's account.

import type { Opinion } from "../model/judge/read-answer.ts";

export interface PaperToJudge {
  id: number;
  title: string;
  abstract: string;
}

/** The grades as one number, and on how many labelled papers their weights rest. */
export interface StoredAnswer extends Opinion {
  weighed: { value: number; papers: number };
}

export interface StoredOpinion {
  paperId: number;
  /** Of the text, the model and the words of the question: the same again needs no asking. */
  key: string;
  model: string;
  madeAt: string;
  opinion?: StoredAnswer;
  /** Why the answer was set aside. */
  fault?: string;
}

export interface OpinionStore {
  /** Papers with abstract that `isAnswered` does not know, those of the newest days and the highest rank first. */
  candidates(after: number, limit: number): { papers: PaperToJudge[]; next: number | undefined };
  answeredKeys(paperIds: readonly number[]): Map<number, string>;
  save(stored: StoredOpinion): void;
  /** What was used on a day until now. */
  used(day: string): { requests: number; tokens: number };
  addUsed(day: string, tokens: number): void;
}
