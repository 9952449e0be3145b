// Every number behind the rank score, as one JSON-able object that an operator can override.

/** `points` need not add up to 100: they are scaled. `neutral` is the share given while a fact is not known. */
export interface RankWeights {
  points: { novelty: number; attention: number; citations: number; record: number; openness: number };
  neutral: {
    novelty: number;
    votes: number;
    citations: number;
    authors: number;
    institution: number;
    code: number;
    license: number;
  };
  attention: { recencyShare: number; halfLifeDays: number; votesForFull: number };
  citations: { perYearForFull: number; trustAfterMonths: number };
  record: { institutionShare: number; hIndexHalf: number; floor: number; papersHalf: number };
  openness: { codeShare: number; claimedShare: number };
}

export const defaultWeights: RankWeights = {
  points: { novelty: 30, attention: 20, citations: 20, record: 20, openness: 10 },
  neutral: { novelty: 0.5, votes: 0.15, citations: 0.3, authors: 0.4, institution: 0.3, code: 0.15, license: 0.5 },
  attention: { recencyShare: 0.5, halfLifeDays: 30, votesForFull: 300 },
  citations: { perYearForFull: 200, trustAfterMonths: 6 },
  record: { institutionShare: 0.2, hIndexHalf: 15, floor: 0.2, papersHalf: 300 },
  openness: { codeShare: 0.7, claimedShare: 0.4 },
};
