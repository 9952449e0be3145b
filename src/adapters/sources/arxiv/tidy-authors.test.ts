// Groups among authors.

import { expect, test } from "vitest";
import { tidyAuthors } from "./tidy-authors.ts";

const person = { name: "Ada Ashford", given: "Ada", family: "Ashford" };

test.each([
  ["a separator is no author", [{ name: ":" }, person, { name: "-" }], [person]],
  [
    "a group entered as a person is one name",
    [{ name: "Lantern Collaboration", given: "Lantern", family: "Collaboration" }],
    [{ name: "Lantern Collaboration", isCollective: true }],
  ],
  [
    "a speaker and the group are two",
    [{ name: "Ada Ashford for the Lantern Collaboration" }],
    [{ name: "Ada Ashford" }, { name: "Lantern Collaboration", isCollective: true }],
  ],
  [
    "on behalf of a group",
    [{ name: "Ada Ashford on behalf of the Lantern project" }],
    [{ name: "Ada Ashford" }, { name: "Lantern project", isCollective: true }],
  ],
  [
    "a group alone, with its preposition",
    [{ name: "for the Lantern Collaboration", given: "for the Lantern", family: "Collaboration" }],
    [{ name: "Lantern Collaboration", isCollective: true }],
  ],
  ["people stay as they are", [person, { name: "Ford Forrest" }], [person, { name: "Ford Forrest" }]],
  [
    "affiliations go with the group",
    [{ name: "Lantern Team", affiliations: ["Hall"] }],
    [{ name: "Lantern Team", isCollective: true, affiliations: ["Hall"] }],
  ],
])("%s", (_, authors, expected) => {
  expect(tidyAuthors(authors)).toEqual(expected);
});
