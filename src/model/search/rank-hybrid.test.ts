// Words and meaning together, on a handful of papers.

import { describe, expect, it } from "vitest";
import { type HybridInput, type RankingIndex, rankHybrid, type WeightedTerm } from "./rank-hybrid.ts";

/** A vector of length one at this angle in degrees. */
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));

interface Paper {
  words: string[];
  angle?: number;
  score: number;
  isTitleOnly?: boolean;
}

function search(papers: Paper[], asked: number[][] = []): HybridInput {
  const vector = at(0);
  const cosine = (query: Float32Array, angle: number | undefined) =>
    angle === undefined ? Number.NaN : (query[0] ?? 0) * (at(angle)[0] ?? 0) + (query[1] ?? 0) * (at(angle)[1] ?? 0);
  const of = (id: number) => papers[id] as Paper;
  const index: RankingIndex = {
    scoreOf: (terms: readonly WeightedTerm[], ids) =>
      ids.map((id) => terms.reduce((sum, { term, weight }) => sum + (of(id).words.includes(term) ? weight : 0), 0)),
    similarityOf: (query, ids) => {
      asked.push([...ids]);
      return ids.map((id) => cosine(query, of(id).angle));
    },
    vectorsOf: (ids) => ids.map((id) => (of(id).angle === undefined ? undefined : at(of(id).angle as number))),
    wordsOf: (ids) => ids.map((id) => of(id).words),
    frequencyOf: (term) => (term === "the" ? 0 : 2),
    hasAbstract: (ids) => ids.map((id) => of(id).isTitleOnly !== true),
  };
  const ids = papers.map((_paper, id) => id);
  return {
    lexical: ids.filter((id) => of(id).score > 0).map((paperId) => ({ paperId, score: of(paperId).score })),
    near: ids
      .filter((id) => of(id).angle !== undefined)
      .map((paperId) => ({ paperId, similarity: cosine(vector, of(paperId).angle) })),
    lexicalScoreOf: (missing) => missing.map((id) => of(id).score),
    vector,
    index,
  };
}

const order = (input: HybridInput) => rankHybrid(input).hits.map((hit) => hit.paperId);

describe("rankHybrid", () => {
  it.each<[string, Paper[], number[]]>([
    [
      "both beat one",
      [
        { words: ["a"], score: 10, angle: 85 },
        { words: ["b"], score: 9, angle: 5 },
      ],
      [1, 0],
    ],
    [
      "a paper without a vector is ranked by its words",
      [
        { words: ["a"], score: 1, angle: 60 },
        { words: ["b"], score: 10 },
      ],
      [1, 0],
    ],
    [
      "meaning counts less for a title alone",
      [
        { words: ["a"], score: 8, angle: 10, isTitleOnly: true },
        { words: ["b"], score: 8, angle: 10 },
      ],
      [1, 0],
    ],
    [
      "what the first papers have in common lifts others",
      [
        { words: ["graph", "kernel"], score: 10, angle: 0 },
        { words: ["graph", "kernel"], score: 9, angle: 0 },
        { words: ["soup"], score: 5, angle: 40 },
        { words: ["graph", "kernel"], score: 5, angle: 40 },
      ],
      [0, 1, 3, 2],
    ],
    ["nothing gives nothing", [], []],
  ])("%s", (_what, papers, expected) => {
    expect(order(search(papers))).toEqual(expected);
  });

  it("says what each part gave, and the parts make the score", () => {
    const { hits, feedbackTerms } = rankHybrid(
      search([
        { words: ["graph", "the"], score: 4, angle: 0 },
        { words: ["soup", "bowl"], score: 2, angle: 60 },
      ]),
    );
    const [best, second] = hits;
    expect(best).toMatchObject({ words: 4, wordsPart: 1, wordsRank: 1, meaningRank: 1 });
    expect(second?.similarity).toBeCloseTo(0.5);
    for (const { score, wordsPart, meaningPart, feedbackPart } of hits) {
      expect(score).toBeCloseTo(wordsPart + meaningPart + feedbackPart);
    }
    expect(feedbackTerms.map(({ term }) => term)).toEqual(["graph", "bowl", "soup"]);
    expect(feedbackTerms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });

  it.each([
    [4, [1, 0]],
    [60, [0, 1]],
  ])("goes by the meaning of titles where a whole text is asked: %i words", (count, expected) => {
    const terms = Array.from({ length: count }, (_, at) => ({ term: `w${at}`, weight: 1 }));
    const papers: Paper[] = [
      { words: ["a"], score: 5, angle: 20, isTitleOnly: true },
      { words: ["b"], score: 10, angle: 60, isTitleOnly: true },
    ];
    expect(order({ ...search(papers), terms })).toEqual(expected);
  });

  it("looks again at the first forty only, and keeps the rest behind them", () => {
    const papers = Array.from({ length: 150 }, (_, id): Paper => ({ words: [`w${id}`], score: 200 - id, angle: 10 }));
    const asked: number[][] = [];
    const { hits } = rankHybrid(search(papers, asked));
    expect(asked.map((ids) => ids.length)).toEqual([40]);
    expect(hits.slice(40).map((hit) => hit.paperId)).toEqual(Array.from({ length: 110 }, (_, at) => 40 + at));
    const scores = hits.map((hit) => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("gives the same order however the lists come", () => {
    const papers = Array.from(
      { length: 30 },
      (_, id): Paper => ({ words: [`w${id % 4}`], score: 1 + (id % 5), angle: id * 3 }),
    );
    const input = search(papers);
    const turned = { ...input, lexical: [...input.lexical].reverse(), near: [...input.near].reverse() };
    expect(order(turned)).toEqual(order(input));
  });
});
