// The taxonomy answers for every code, alias and stranger.

import { expect, test } from "vitest";
import {
  allCategories,
  canonicalCategory,
  categoryName,
  findCategory,
  isKnownCategory,
  isSubjectClass,
} from "./categories.ts";

test.each([
  ["cs.CL", "Computation and Language"],
  ["cs.LG", "Machine Learning"],
  ["stat.ML", "Machine Learning"],
  ["cs.CE", "Computational Engineering, Finance, and Science"],
  ["hep-ph", "High Energy Physics - Phenomenology"],
  ["cond-mat.dis-nn", "Disordered Systems and Neural Networks"],
  ["cs.NA", "Numerical Analysis"],
  ["CS.cl", "Computation and Language"],
  ["xx.YY", "xx.YY"],
])("%s is called %s", (code, name) => {
  expect(categoryName(code)).toBe(name);
});

test.each([
  ["cs.SY", "eess.SY"],
  ["math.MP", "math-ph"],
  ["stat.TH", "math.ST"],
  ["cs.NA", "math.NA"],
  ["q-fin.EC", "econ.GN"],
  ["math.IT", "cs.IT"],
  ["cmp-lg", "cs.CL"],
  [" cs.ai ", "cs.AI"],
  ["cs.CV", "cs.CV"],
  ["nothing", "nothing"],
])("%s is filed under %s", (code, canonical) => {
  expect(canonicalCategory(code)).toBe(canonical);
  expect(canonicalCategory(canonical)).toBe(canonical);
});

test("the taxonomy holds every category once, with archive and group", () => {
  const all = allCategories();
  expect(all.length).toBe(new Set(all.map((category) => category.code)).size);
  expect(all.length).toBe(151);
  expect(findCategory("cs.IR")).toEqual({
    code: "cs.IR",
    name: "Information Retrieval",
    archive: "cs",
    group: "Computer Science",
  });
  for (const category of all) {
    expect(canonicalCategory(category.code), category.code).toBe(category.code);
    expect(category.name, category.code).toMatch(/^[A-Z]/);
  }
  expect(isKnownCategory("cs.ZZ")).toBe(false);
});

test.each([
  "68T50",
  "68Txx",
  "68",
  "05-05C12",
  "68T07 (Primary), 68T10 (Secondary)",
  "Primary: 97U50, Secondary: 97U70",
  "I.2",
  "I.2.7",
  "J.m",
  "I.2.7; H.3.3",
  "Computing methodologies~Description logics",
])("%s is a class of mathematics or computing", (code) => {
  expect(isSubjectClass(code)).toBe(true);
});

test("no category is taken for a subject class", () => {
  const codes = [...allCategories().map(({ code }) => code), "nothing", "xx.YY", "Computer Science", "K.I.S.S"];
  expect(codes.filter(isSubjectClass)).toEqual([]);
});
