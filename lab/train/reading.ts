// Trains what reads keywords and a summary sentence out of texts, on what authors wrote as theirs.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeTrees } from "../../src/lib/boosted-trees.ts";
import { splitSentences } from "../../src/lib/tex/first-sentences.ts";
import { encodeBackground } from "../../src/model/reading/background.ts";
import { findPhrases } from "../../src/model/reading/phrases.ts";
import { createPhraseCounter, type PhraseCounts } from "./reading/count-phrases.ts";
import { fitKeywords, keywordModel, toBackground } from "./reading/fit-keywords.ts";
import { fitSummary } from "./reading/fit-summary.ts";
import { judgeKeywords } from "./reading/judge-keywords.ts";
import { judgeSummaries, meanOf, push } from "./reading/judge-summaries.ts";
import { knowledgeFrom } from "./reading/keyword-odds.ts";
import { type ReadText, readTexts } from "./reading/texts.ts";
import { FOLDS, foldOf } from "./scores/folds.ts";
import type { TrainInput } from "./trainer.ts";

interface Corpus {
  counts: PhraseCounts;
  withKeywords: ReadText[];
  withSummary: ReadText[];
}

async function readCorpus(folder: string): Promise<Corpus> {
  const counter = createPhraseCounter();
  const withKeywords: ReadText[] = [];
  const withSummary: ReadText[] = [];
  for await (const text of readTexts(folder)) {
    counter.add(findPhrases(text.title, text.abstract));
    if (text.keywords.length > 0) withKeywords.push(text);
    if (text.tldr !== undefined && splitSentences(text.abstract).length > 1) withSummary.push(text);
  }
  return { counts: counter.finish(), withKeywords, withSummary };
}

export async function train(input: TrainInput): Promise<Record<string, number>> {
  const corpus = await readCorpus(input.dataFolder);
  const { counts, withKeywords, withSummary } = corpus;
  input.log(
    `${counts.papers} texts, ${withKeywords.length} with keywords, ${withSummary.length} with a sentence of the authors`,
  );
  if (input.isCrossValidation) return crossValidate(corpus);
  const { tallies, weights } = fitKeywords(withKeywords, counts);
  const trees = fitSummary(withSummary, knowledgeFrom(counts, tallies), counts.papers);
  mkdirSync(input.modelsFolder, { recursive: true });
  const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(input.modelsFolder, name), bytes);
  write("reading.phrases.bin", encodeBackground(toBackground(counts, tallies)));
  write("reading.json", `${JSON.stringify({ keywords: weights })}\n`);
  write("reading.sentences.bin", encodeTrees(trees));
  return {};
}

function crossValidate({ counts, withKeywords, withSummary }: Corpus): Record<string, number> {
  const figures: Record<string, number[]> = {};
  const add = (found: Record<string, number[]>) => {
    for (const [name, values] of Object.entries(found)) push(figures, name, ...values);
  };
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeld = ({ id }: ReadText) => foldOf(id) === fold;
    const fitted = fitKeywords(
      withKeywords.filter((text) => !isHeld(text)),
      counts,
    );
    add(judgeKeywords(withKeywords.filter(isHeld), keywordModel(fitted, counts)));
    const know = knowledgeFrom(counts, fitted.tallies);
    const trees = fitSummary(
      withSummary.filter((text) => !isHeld(text)),
      know,
      counts.papers,
    );
    add(judgeSummaries(withSummary.filter(isHeld), { know, papers: counts.papers, trees }));
  }
  return Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, meanOf(values)]));
}
