// Reads a language model's answer as if it came from a stranger: exact fields, bounded, plain, about this paper.

import { z } from "zod";
import { readWords } from "../reading/read-words.ts";
import { isProse } from "../scores/learned/prose.ts";
import { type Grades, MAX_GRADE, MIN_GRADE } from "./criteria.ts";

export interface Opinion {
  summary: string;
  analysis: { question: string; approach: string; result: string; limits: string };
  grades: Grades;
}

const MAX_SUMMARY = 360;
const MAX_LINE = 500;
/** Share of the telling words that must be the paper's own: what it says of something else is not about it. */
const LEAST_OWN = 0.4;

const line = (max: number) => z.string().trim().min(1).max(max);
const grade = z.number().int().min(MIN_GRADE).max(MAX_GRADE);
const answer = z.strictObject({
  summary: line(MAX_SUMMARY),
  question: line(MAX_LINE),
  approach: line(MAX_LINE),
  result: line(MAX_LINE),
  limits: line(MAX_LINE),
  grades: z.strictObject({ problem: grade, method: grade, combination: grade, finding: grade, delimitation: grade }),
});

/** The opinion, or why it is none. */
export function readAnswer(value: unknown, paper: { title: string; abstract: string }): Opinion | { fault: string } {
  const parsed = answer.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      fault: `not the fields that were asked for: ${issue?.path.join(".") || "answer"}: ${issue?.message}`.slice(
        0,
        300,
      ),
    };
  }
  const { summary, grades, ...rest } = parsed.data;
  const analysis = {
    question: plain(rest.question),
    approach: plain(rest.approach),
    result: plain(rest.result),
    limits: plain(rest.limits),
  };
  const all = [summary, ...Object.values(analysis)];
  if (all.some((text) => /https?:|www\.|<[a-z/!]|@\w/i.test(text))) return { fault: "it holds an address or markup" };
  if (all.some((text) => !isProse(text))) return { fault: "it holds an order to the reader or a list" };
  if (ownShare(summary, `${paper.title} ${paper.abstract}`) < LEAST_OWN)
    return { fault: "its summary is not about this paper" };
  return { summary: plain(summary), analysis, grades };
}

const plain = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g, " ")
    .replace(/ {2,}/g, " ")
    .trim();

function ownShare(text: string, source: string): number {
  const own = new Set(readWords(source).map(({ key }) => key));
  const telling = readWords(text).filter(({ isStop }) => !isStop);
  return telling.length === 0 ? 0 : telling.filter(({ key }) => own.has(key)).length / telling.length;
}
