// Fits what gets noticed: a linear text model for two questions, trees on top of it, from days in order.

import type { Trees } from "../../../src/lib/boosted-trees.ts";
import {
  fillNoticeRow,
  NOTICE_WIDTH,
  NOTICE_WIDTH_WITHOUT,
  type NoticeModel,
} from "../../../src/model/scores/learned/notice.ts";
import { predictText } from "../../../src/model/scores/learned/text-model.ts";
import type { ListedPaper } from "../../eval/scores/read-days.ts";
import { train } from "../learn/boosted-trees.ts";
import { fitLogistic, fitRidge } from "../learn/sparse.ts";
import { chooseTerms, packTextModel, toRows } from "../learn/vocabulary.ts";

const MIN_TEXTS = 8;
/** One paper in this many is fitted without its place on the list: not every catalogue knows it. */
const WITHOUT_PLACE = 10;
/** Neighbouring weeks resemble each other: blind answers of the text come from models without the whole stretch. */
const STRETCHES = 3;
const TREES = { trees: 200, rate: 0.05, leaves: 16, depth: 5 } as const;

export function fitNotice(rows: readonly ListedPaper[]): NoticeModel {
  const texts = rows.map(({ terms }) => terms);
  const vocabulary = chooseTerms(texts, MIN_TEXTS);
  const sparse = toRows(vocabulary, texts);
  const picked = Float64Array.from(rows, ({ votes }) => (votes === undefined ? 0 : 1));
  const votes = Float64Array.from(rows, (row) => (row.votes === undefined ? 0 : Math.log2(2 + row.votes)));
  const stretches = stretchesOf(rows);
  const fitText = (without: number) => {
    const rowWeights = Float64Array.from(stretches, (stretch) => (stretch === without ? 0 : 1));
    return packTextModel(vocabulary, [
      fitLogistic(sparse, picked, { lambda: 1.5, rowWeights, iterations: 12 }),
      fitRidge(sparse, votes, { lambda: 8, rowWeights, iterations: 20 }),
    ]);
  };
  const figures = new Float32Array(rows.length * NOTICE_WIDTH);
  const answers = new Float64Array(2);
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    const text = fitText(stretch);
    for (const [i, row] of rows.entries()) {
      if (stretches[i] !== stretch) continue;
      predictText(text, row.terms, answers);
      const target = figures.subarray(i * NOTICE_WIDTH, (i + 1) * NOTICE_WIDTH);
      const place = i % WITHOUT_PLACE === 0 ? undefined : row.place;
      fillNoticeRow(target, [answers[0] as number, answers[1] as number], { ...row, place });
    }
  }
  const narrow = new Float32Array(rows.length * NOTICE_WIDTH_WITHOUT);
  for (let i = 0; i < rows.length; i++)
    narrow.set(figures.subarray(i * NOTICE_WIDTH, i * NOTICE_WIDTH + NOTICE_WIDTH_WITHOUT), i * NOTICE_WIDTH_WITHOUT);
  const grow = (values: Float32Array, width: number, isPicked: boolean): Trees =>
    train(values, width, Float32Array.from(isPicked ? picked : votes), undefined, {
      ...TREES,
      ...(isPicked ? { loss: "logistic", minLeaf: 10 } : { loss: "squared", minLeaf: 60 }),
    });
  return {
    text: fitText(-1),
    picked: grow(figures, NOTICE_WIDTH, true),
    votes: grow(figures, NOTICE_WIDTH, false),
    pickedWithoutAuthors: grow(narrow, NOTICE_WIDTH_WITHOUT, true),
    votesWithoutAuthors: grow(narrow, NOTICE_WIDTH_WITHOUT, false),
  };
}

function stretchesOf(rows: readonly ListedPaper[]): number[] {
  const weeks = [...new Set(rows.map(({ week }) => week))].sort();
  const numbers = new Map(weeks.map((week, i) => [week, Math.floor((i * STRETCHES) / weeks.length)]));
  return rows.map(({ week }) => numbers.get(week) ?? 0);
}
