// What a language model is asked of a paper: small questions with a scale each, instead of one large one.
// After AutoCalibrate (Liu et al. 2023) and HD-Eval (Liu et al. 2024): decompose, then weigh by what people say.

export const CRITERIA = [
  {
    name: "problem",
    label: "Problem",
    question: "How new is the problem or the question that the paper asks?",
    scale: "1: asked for years in these words; 3: a known problem in a new setting; 5: nobody asked it before",
  },
  {
    name: "method",
    label: "Method",
    question: "How new is the central idea of the method?",
    scale:
      "1: an existing method applied as it is; 3: a known method changed in an essential part; 5: an idea without precedent",
  },
  {
    name: "combination",
    label: "Combination",
    question: "How unusual is the combination of ideas or fields?",
    scale: "1: always found together; 3: sometimes; 5: never met before",
  },
  {
    name: "finding",
    label: "Finding",
    question: "How surprising would the main finding be to an expert?",
    scale: "1: expected; 3: not obvious; 5: contradicts what is believed",
  },
  {
    name: "delimitation",
    label: "Difference named",
    question: "How clearly does the text say what is different from earlier work?",
    scale: "1: not at all; 3: in general words; 5: precisely",
  },
] as const;

export type CriterionName = (typeof CRITERIA)[number]["name"];
export type Grades = Record<CriterionName, number>;

export const MIN_GRADE = 1;
export const MAX_GRADE = 5;

/** How grades become one opinion. */
export interface JudgeWeights {
  weights: Grades;
  /** Labelled papers that the weights were fitted on; 0 while nobody has. */
  papers: number;
}

/** Every question the same, and said to be so. */
export const EQUAL_WEIGHTS: JudgeWeights = {
  weights: { problem: 1, method: 1, combination: 1, finding: 1, delimitation: 1 },
  papers: 0,
};

/** 0 to 100. */
export function weighGrades(grades: Grades, { weights }: JudgeWeights): number {
  let [sum, total] = [0, 0];
  for (const { name } of CRITERIA) {
    sum += weights[name] * ((grades[name] - MIN_GRADE) / (MAX_GRADE - MIN_GRADE));
    total += weights[name];
  }
  return total === 0 ? 50 : Math.round((1000 * sum) / total) / 10;
}
