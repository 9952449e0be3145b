// Whether the novelty read from a text agrees with what reviewers said, and whether its values spread.

import { readBands } from "../../src/model/scores/learned/bands.ts";
import { readTerms } from "../../src/model/scores/learned/read-terms.ts";
import { decodeTextModel, predictText } from "../../src/model/scores/learned/text-model.ts";
import { judgeIntervals } from "./scores/judge-intervals.ts";
import { JUDGEMENTS, type JudgementFacts } from "./scores/judgement-facts.ts";
import { percentilesWithin } from "./scores/percentiles-within.ts";
import { type ReviewedPaper, readReviews } from "./scores/read-reviews.ts";
import { readModelFacts, readModelFile } from "./scores/shipped.ts";
import { groupedSpearman } from "./scores/statistics.ts";
import { type SuiteInput, type SuiteResult, share } from "./suite.ts";

export async function run({ dataFolder }: SuiteInput): Promise<SuiteResult> {
  const model = decodeTextModel(readModelFile("judgement.text.bin"));
  const { bands } = readModelFacts<JudgementFacts>("judgement.json");
  const papers = (await readReviews(dataFolder)).filter(
    ({ venue, abstract, means }) => venue === "ICLR" && abstract !== "" && means.has("technicalNovelty"),
  );
  const answers = papers.map(({ title, abstract }) => {
    const out = new Float64Array(model.answers);
    predictText(model, readTerms(title, abstract), out);
    return out;
  });
  const rowsOf = (name: (typeof JUDGEMENTS)[number], truthOf: (paper: ReviewedPaper) => number | undefined) =>
    papers.flatMap((paper, i) => {
      const truth = truthOf(paper);
      const predicted = answers[i]?.[JUDGEMENTS.indexOf(name)] ?? 0;
      return truth === undefined ? [] : [{ group: `${paper.venue} ${paper.year}`, truth, predicted }];
    });
  const technical = rowsOf("technical", ({ means }) => means.get("technicalNovelty"));
  const empirical = rowsOf("empirical", ({ means }) => means.get("empiricalNovelty"));
  const whole = rowsOf("novelty", ({ means }) => {
    const [a, b] = [means.get("technicalNovelty"), means.get("empiricalNovelty")];
    return a === undefined || b === undefined ? undefined : a + b;
  });
  // Pages show the novelty of the method as the value.
  const shown = percentilesWithin(technical.map(({ group, predicted }) => ({ group, value: predicted })));
  const truths = percentilesWithin(technical.map(({ group, truth }) => ({ group, value: truth })));
  const intervals = judgeIntervals(
    technical.map((_, i) => ({ truth: truths[i] as number, ...readBands(bands, shown[i] as number) })),
  );
  return {
    metrics: {
      "technical.spearman": groupedSpearman(technical),
      "empirical.spearman": groupedSpearman(empirical),
      "novelty.spearman": groupedSpearman(whole),
      "spread.largestShare": largestShare(shown),
      "interval.coverage80": intervals["interval.coverage80"] ?? 0,
    },
    n: {
      "technical.spearman": technical.length,
      "empirical.spearman": empirical.length,
      "spread.largestShare": shown.length,
    },
  };
}

/** Of the papers, how many stand on the most common value when percents are shown with one decimal. */
function largestShare(shares: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < shares.length; i++) {
    const value = Math.round(1000 * (shares[i] as number));
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return share(Math.max(0, ...counts.values()), shares.length);
}
