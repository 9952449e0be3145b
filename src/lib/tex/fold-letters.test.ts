// Letters meet across case and accents, not across meaning.

import { expect, test } from "vitest";
import { foldLetters } from "./fold-letters.ts";

test.each([
  ["Müller", "muller"],
  ["ŁUKASZ Ørsted", "lukasz orsted"],
  ["Straße", "strasse"],
  ["ﬁne ², Ⅳ", "fine 2, iv"],
  ["𝐀 Study at 2.4㎓", "a study at 2.4ghz"],
  ["がく", "がく"],
  ["हिन्दी", "हिन्दी"],
  ["한국어", "한국어"],
])("%s folds to %s", (text, folded) => {
  expect(foldLetters(text)).toBe(folded);
});
