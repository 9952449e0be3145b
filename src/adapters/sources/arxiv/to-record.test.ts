// The rules that hold for every arXiv format.

import { expect, test } from "vitest";
import { setOfCategory } from "./sets.ts";
import { arxivCategories, believableFirstDate, joinLines, monthOfId, toArxivRecord } from "./to-record.ts";

const fields = { source: "arxiv-oai", id: "2611.10000", title: "On lanterns", authors: [{ name: "Ada Ashford" }] };

test.each([
  ["one\n  two", "one two"],
  ["  one \r\n two\n\nthree ", "one two three"],
  ['kept  double $\\alpha$ \\"o', 'kept  double $\\alpha$ \\"o'],
  ["a\u0000b", "a b"],
])("%j becomes %j", (text, expected) => {
  expect(joinLines(text)).toBe(expected);
});

test("only arXiv's own categories stay, once, in order", () => {
  expect(arxivCategories(["cs.CL", "68T50", "I.2.7", "hep-th", "cs.CL", "cond-mat.mes-hall", "acm:F.1", ""])).toEqual([
    "cs.CL",
    "hep-th",
    "cond-mat.mes-hall",
  ]);
});

test.each([
  ["2404.07965", "2024-04"],
  ["0704.0002", "2007-04"],
  ["hep-th/9901001", "1999-01"],
  ["math/0309136", "2003-09"],
])("%s is of %s", (id, month) => {
  expect(monthOfId(id)).toBe(month);
});

test.each([
  ["2404.07965", "2024-04-11", "2024-04-11"],
  ["2404.07965", "2024-03-31", "2024-03-31"],
  ["2404.07965", "2026-01-02", "2024-04"],
  ["2404.07965", undefined, "2024-04"],
])("%s with a first date of %s is believed to be of %s", (id, day, expected) => {
  expect(believableFirstDate(id, day)).toBe(expected);
});

test.each([
  ["cs.LG", "cs:cs:LG"],
  ["stat.ML", "stat:stat:ML"],
  ["eess.AS", "eess:eess:AS"],
  ["q-bio.BM", "q-bio:q-bio:BM"],
  ["hep-th", "physics:hep-th"],
  ["astro-ph.CO", "physics:astro-ph:CO"],
  ["physics.optics", "physics:physics:optics"],
  ["cs", "cs"],
])("the set of %s is %s", (code, set) => {
  expect(setOfCategory(code)).toBe(set);
});

test("ids stay text, and a version in them is taken out", () => {
  expect(toArxivRecord({ ...fields, id: "2611.10000v3" })).toMatchObject({ externalId: "2611.10000", version: 3 });
  expect(toArxivRecord({ ...fields, id: "http://arxiv.org/abs/math.GT/0309136v1" })).toMatchObject({
    externalId: "math/0309136",
  });
});

test("every DOI of a field with several counts, and arXiv's own DOI adds nothing", () => {
  const record = toArxivRecord({ ...fields, doi: "10.1000/A.1, 10.1000/b.2; 10.48550/arXiv.2611.10000" });
  expect(record).toMatchObject({
    identifiers: [
      { scheme: "arxiv", value: "2611.10000" },
      { scheme: "doi", value: "10.1000/a.1" },
      { scheme: "doi", value: "10.1000/b.2" },
    ],
    appearances: [
      { kind: "preprint", venue: "arXiv" },
      { kind: "published", doi: "10.1000/a.1" },
    ],
  });
});

test.each([
  ["no id", { id: undefined }, "no arXiv id", undefined],
  ["a nonsense id", { id: "2699.1" }, "no arXiv id", undefined],
  ["no title", { title: undefined }, "no title", "2611.10000"],
  ["a blank title", { title: " \n " }, "no title", "2611.10000"],
  ["a title of 10 MB", { title: "x".repeat(10_000_000) }, "title longer than 5000 characters", "2611.10000"],
  ["an endless abstract", { abstract: "x".repeat(300_000) }, "abstract longer than 200000 characters", "2611.10000"],
  [
    "an endless name",
    { authors: [{ name: "x".repeat(2_000) }] },
    "an author's name longer than 1000 characters",
    "2611.10000",
  ],
])("%s sets the record aside", (_, change, reason, externalId) => {
  const outcome = toArxivRecord({ ...fields, ...change });
  expect(outcome).toMatchObject({ reason, ...(externalId && { externalId }) });
  expect((outcome as { excerpt: string }).excerpt.length).toBeLessThanOrEqual(2_000);
});

test("5,000 authors are kept", () => {
  const authors = Array.from({ length: 5_000 }, (_, i) => ({ name: `Author ${i} Ashford` }));
  expect(toArxivRecord({ ...fields, authors })).toMatchObject({ authors: { length: 5_000 } });
});

test("TeX, HTML and script in text stay as the source has them", () => {
  const title = 'On \\emph{this} <script>alert("x")</script> &lt;b&gt; $x^2$';
  expect(toArxivRecord({ ...fields, title })).toMatchObject({ title });
});

test("a licence that is no web address is left out", () => {
  expect(toArxivRecord({ ...fields, license: "javascript:alert(1)" })).not.toHaveProperty("license");
});
