// How well chosen keywords agree with those of the authors, beside what is easy and what is possible.

import { chooseKeywords, type KeywordModel } from "../../../src/model/reading/keywords.ts";
import { findPhrases, hashKey } from "../../../src/model/reading/phrases.ts";
import type { ReadText } from "./texts.ts";

/** F1 of the first `count`, one figure a paper. */
function f1(chosen: readonly number[], gold: ReadonlySet<number>): number {
  const hits = chosen.filter((hash) => gold.has(hash)).length;
  return hits === 0 ? 0 : (2 * hits) / (chosen.length + gold.size);
}

export function judgeKeywords(papers: readonly ReadText[], model: KeywordModel): Record<string, number[]> {
  const figures: Record<
    "keywords.f1at5" | "keywords.f1at3" | "keywords.tfidf.f1at5" | "keywords.possible.f1at5",
    number[]
  > = {
    "keywords.f1at5": [],
    "keywords.f1at3": [],
    "keywords.tfidf.f1at5": [],
    "keywords.possible.f1at5": [],
  };
  for (const { title, abstract, keywords } of papers) {
    const gold = new Set(keywords);
    const chosen = chooseKeywords(title, abstract, model).map(({ key }) => hashKey(key));
    const phrases = [...findPhrases(title, abstract).values()];
    const common = (hash: number) => (model.know(hash)?.papers ?? 4) / model.papers;
    const byRarity = phrases
      .map(({ hash, count }) => ({ hash, weight: -count * Math.log(common(hash)) }))
      .sort((a, b) => b.weight - a.weight);
    figures["keywords.f1at5"].push(f1(chosen.slice(0, 5), gold));
    figures["keywords.f1at3"].push(f1(chosen.slice(0, 3), gold));
    figures["keywords.tfidf.f1at5"].push(
      f1(
        byRarity.slice(0, 5).map(({ hash }) => hash),
        gold,
      ),
    );
    const possible = phrases.filter(({ hash }) => gold.has(hash)).slice(0, 5);
    figures["keywords.possible.f1at5"].push(
      f1(
        possible.map(({ hash }) => hash),
        gold,
      ),
    );
  }
  return figures;
}
