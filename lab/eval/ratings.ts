// Whether ratings and decisions can be told from title, abstract and what the authors did in earlier years.

import { readTerms } from "../../src/model/scores/learned/read-terms.ts";
import { decodeTextModel, predictText } from "../../src/model/scores/learned/text-model.ts";
import { predictDense } from "../train/learn/dense-ridge.ts";
import { authorColumns } from "./scores/author-columns.ts";
import { JUDGEMENTS, type JudgementFacts } from "./scores/judgement-facts.ts";
import { readPast } from "./scores/read-past.ts";
import { decisionOf, hasCompleteYear, type ReviewedPaper, readReviews } from "./scores/read-reviews.ts";
import { readModelFacts, readModelFile } from "./scores/shipped.ts";
import { groupedAuc, groupedSpearman } from "./scores/statistics.ts";
import type { SuiteInput, SuiteResult } from "./suite.ts";

const isNeurips = ({ venue, abstract }: ReviewedPaper): boolean => venue === "NeurIPS" && abstract !== "";

export async function run({ dataFolder, historyFolder }: SuiteInput): Promise<SuiteResult> {
  const model = decodeTextModel(readModelFile("judgement.text.bin"));
  const { withAuthors } = readModelFacts<JudgementFacts>("judgement.json");
  const papers = (await readReviews(dataFolder)).filter((paper) => hasCompleteYear(paper) || isNeurips(paper));
  const people = await authorColumns(dataFolder, papers, await readPast(historyFolder, dataFolder));
  const texts = JUDGEMENTS.map(() => new Float64Array(papers.length));
  const out = new Float64Array(model.answers);
  for (const [i, { title, abstract }] of papers.entries()) {
    predictText(model, readTerms(title, abstract), out);
    for (const [k, column] of texts.entries()) column[i] = out[k] as number;
  }
  const rowsOf = (
    name: (typeof JUDGEMENTS)[number],
    truthOf: (paper: ReviewedPaper) => number | undefined,
    isFull: boolean,
  ) => {
    const text = texts[JUDGEMENTS.indexOf(name)] as Float64Array;
    const blend = isFull ? withAuthors[name] : undefined;
    return papers.flatMap((paper, i) => {
      const truth = truthOf(paper);
      const predicted = blend ? predictDense(blend, [text, ...people], i) : (text[i] as number);
      return truth === undefined ? [] : [{ group: `${paper.venue} ${paper.year}`, truth, predicted }];
    });
  };
  const iclr = (isFull: boolean) =>
    rowsOf("iclr", (paper) => (hasCompleteYear(paper) ? paper.means.get("rating") : undefined), isFull);
  const neurips = (isFull: boolean) =>
    rowsOf("neurips", (paper) => (isNeurips(paper) ? paper.means.get("rating") : undefined), isFull);
  const acceptance = (isFull: boolean) =>
    rowsOf("acceptance", (paper) => (hasCompleteYear(paper) ? decisionOf(paper) : undefined), isFull);
  return {
    metrics: {
      "iclr.spearman": groupedSpearman(iclr(true)),
      "iclr.withoutAuthors.spearman": groupedSpearman(iclr(false)),
      "neurips.spearman": groupedSpearman(neurips(true)),
      "neurips.withoutAuthors.spearman": groupedSpearman(neurips(false)),
      "acceptance.auc": groupedAuc(acceptance(true)),
      "acceptance.withoutAuthors.auc": groupedAuc(acceptance(false)),
    },
    n: {
      "iclr.spearman": iclr(true).length,
      "neurips.spearman": neurips(true).length,
      "acceptance.auc": acceptance(true).length,
    },
  };
}
