// In which words a withdrawal is said, and in which not.

import { expect, test } from "vitest";
import { isWithdrawn } from "./withdrawn.ts";

test.each([
  "This paper has been withdrawn",
  "This paper has been withdrawn by the authors due to an error in Lemma 3.",
  "This submission has been temporarily withdrawn.",
  "This version is now withdrawn",
  "The paper has been withdrawn because of a sign mistake",
  "The authors have withdrawn this manuscript",
  "Withdrawn",
  "withdrawn; superseded by a longer text",
  "Paper withdrawn",
  "12 pages; withdrawn by the author",
  "WITHDRAWN BY AUTHORS",
  "We sort lanterns. This article was withdrawn.",
])("%j is a withdrawal", (text) => {
  expect(isWithdrawn(text)).toBe(true);
});

test.each([
  "We study drugs that have been withdrawn from the market",
  "The fluid is withdrawn through a valve",
  "An earlier version of this paper was withdrawn",
  "This replaces hep-th/9901001, which has been withdrawn",
  "Forces were withdrawn in that year",
  "",
])("%j is none", (text) => {
  expect(isWithdrawn(text)).toBe(false);
});

test("comment and abstract both count", () => {
  expect(isWithdrawn(undefined, "This paper has been withdrawn.")).toBe(true);
  expect(isWithdrawn("This paper has been withdrawn.", "We sort lanterns.")).toBe(true);
});
