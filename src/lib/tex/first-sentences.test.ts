// Sentences end where a reader would end them.

import { expect, test } from "vitest";
import { firstSentences } from "./first-sentences.ts";

test.each([
  ["One. Two. Three.", 2, "One. Two."],
  ["One only", 2, "One only"],
  ["We follow Smith et al. (2020) here. Next.", 1, "We follow Smith et al. (2020) here."],
  ["Models, e.g. BERT, i.e. Transformers, work. Next.", 1, "Models, e.g. BERT, i.e. Transformers, work."],
  ["It gains 3.5 points over Fig. 3. Next.", 1, "It gains 3.5 points over Fig. 3."],
  ["J. Smith and A. B. Lee agree. Next.", 1, "J. Smith and A. B. Lee agree."],
  ["Is it so? Yes! Good.", 2, "Is it so? Yes!"],
  ['He said "stop." Then left.', 1, 'He said "stop."'],
  ["Code is at https://a.org/b.html now. Next.", 1, "Code is at https://a.org/b.html now."],
  ["我们提出方法。效果很好。", 1, "我们提出方法。"],
  ["One. Two.", 0, ""],
  ["", 1, ""],
  ["Wait... what? Next.", 1, "Wait..."],
])("%j, first %i: %j", (text, count, expected) => {
  expect(firstSentences(text, count)).toBe(expected);
});
