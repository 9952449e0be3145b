// What texts are asked besides the question itself: where they appeared, what became of them, what reviewers said elsewhere.

import { readTerms, type Terms } from "../../../src/model/scores/learned/read-terms.ts";
import { readCitations } from "../../eval/scores/read-citations.ts";
import { readPapers } from "../../eval/scores/read-papers.ts";
import { decisionOf, type ReviewedPaper } from "../../eval/scores/read-reviews.ts";

/** A question with an answer for some of the texts. */
export interface Task {
  name: string;
  answers: Float64Array;
  rowWeights: Float64Array;
  lambda: number;
}

interface Work {
  terms: Terms;
  workId: string;
  year: number;
  venue: string | undefined;
  categories: string[];
  percentile: number | undefined;
  isListed: boolean;
  votes: number | undefined;
}

const CATEGORIES = 14;
const VENUES = 22;

/** Papers outside the reviewed ones, so that no answer of theirs is ever a label in disguise. */
export async function readWorks(folder: string, reviewed: ReadonlySet<string>): Promise<Work[]> {
  const cited = new Map((await readCitations(folder)).map(({ id, percentile }) => [id, percentile]));
  const works: Work[] = [];
  for await (const paper of readPapers(folder)) {
    if (paper.abstract === "" || reviewed.has(paper.id)) continue;
    const { id, year, venue, categories, date, featured } = paper;
    works.push({
      ...{ workId: id, year, venue, categories, percentile: cited.get(id) },
      ...{ isListed: date !== undefined, votes: featured?.upvotes },
      terms: readTerms(paper.title, paper.abstract),
    });
  }
  return works;
}

/** `offset` is the row of the first work. */
export function workTasks(works: readonly Work[], rows: number, offset: number): Task[] {
  const ask = (name: string, lambda: number, answer: (work: Work) => number | undefined): Task => {
    const task = { name, lambda, answers: new Float64Array(rows), rowWeights: new Float64Array(rows) };
    for (const [i, work] of works.entries()) {
      const value = answer(work);
      if (value === undefined) continue;
      task.answers[offset + i] = value;
      task.rowWeights[offset + i] = 1;
    }
    return task;
  };
  const within = (from: number, to: number) => (work: Work) =>
    work.year >= from && work.year <= to ? work.percentile : undefined;
  return [
    ...mostFrequent(
      works.flatMap(({ categories }) => categories),
      CATEGORIES,
    ).map((name) =>
      ask(`category ${name}`, 20, ({ categories }) =>
        categories.length === 0 ? undefined : categories.includes(name) ? 1 : 0,
      ),
    ),
    ...mostFrequent(
      works.flatMap(({ venue }) => venue ?? []),
      VENUES,
    ).map((name) =>
      ask(`venue ${name}`, 20, ({ venue }) => (venue === undefined ? undefined : venue === name ? 1 : 0)),
    ),
    ask("year", 20, ({ year }) => (Math.max(2012, year) - 2018) / 4),
    ask("citations", 6, within(0, 9999)),
    ask("citations until 2017", 6, within(0, 2017)),
    ask("citations 2018 to 2021", 6, within(2018, 2021)),
    ask("citations since 2022", 6, within(2022, 9999)),
    ask("featured", 10, ({ isListed, votes }) => (isListed ? (votes === undefined ? 0 : 1) : undefined)),
    ask("votes", 6, ({ votes }) => (votes === undefined ? undefined : Math.log(2 + votes))),
  ];
}

function mostFrequent(names: readonly string[], count: number): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([name]) => name);
}

const REVIEW_LAMBDA = 15;
const SOURCES: readonly [label: string, venue?: string][] = [
  ["technicalNovelty"],
  ["empiricalNovelty"],
  ["correctness"],
  ["rating"],
  ["rating", "ICLR"],
  ["rating", "NeurIPS"],
  ["contribution"],
  ["soundness"],
  ["presentation"],
  ["excitement"],
  ["novelty"],
];

/** Reviews are the first rows. */
export function reviewTasks(papers: readonly ReviewedPaper[], rows: number): Task[] {
  const asked = SOURCES.map(([label, venue]) =>
    toTask(`${venue ?? "all"} ${label}`, papers, rows, (paper) =>
      venue === undefined || paper.venue === venue ? paper.means.get(label) : undefined,
    ),
  );
  return [
    ...asked,
    toTask("ICLR decision", papers, rows, (paper) => (paper.venue === "ICLR" ? decisionOf(paper) : undefined)),
  ];
}

/** Answers in deviations from the mean of their venue and year, with and without abstract apart. */
export function toTask(
  name: string,
  papers: readonly ReviewedPaper[],
  rows: number,
  answer: (paper: ReviewedPaper) => number | undefined,
): Task {
  const task = { name, lambda: REVIEW_LAMBDA, answers: new Float64Array(rows), rowWeights: new Float64Array(rows) };
  const groups = new Map<string, number[]>();
  for (const [i, paper] of papers.entries()) {
    const value = answer(paper);
    if (value === undefined) continue;
    task.answers[i] = value;
    task.rowWeights[i] = 1;
    const group = `${paper.venue} ${paper.year} ${paper.abstract === ""}`;
    const members = groups.get(group);
    if (members) members.push(i);
    else groups.set(group, [i]);
  }
  for (const members of groups.values()) {
    const values = members.map((i) => task.answers[i] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
    for (const i of members) task.answers[i] = ((task.answers[i] as number) - mean) / deviation;
  }
  return task;
}
