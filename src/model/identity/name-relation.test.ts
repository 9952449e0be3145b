// Which printed names can be one person's, by table.

import { describe, expect, it } from "vitest";
import { GIVEN, MIDDLE, relateGivenNames } from "./name-relation.ts";
import { isOneFamily, readPersonName } from "./person-name.ts";

const relate = (a: string, b: string) => relateGivenNames(readPersonName(a), readPersonName(b));

describe("readPersonName", () => {
  it.each([
    ["Jean-Pierre Dupont", ["jean", "pierre"], "dupont"],
    ["Dupont, Jean-Pierre", ["jean", "pierre"], "dupont"],
    ["J.-P. Dupont", ["j", "p"], "dupont"],
    ["JA Kochocki", ["j", "a"], "kochocki"],
    ["XU LI", ["xu"], "li"],
    ["Øyvind Ärlig", ["oyvind"], "arlig"],
    ["Alexander D'Amour", ["alexander"], "damour"],
    ["István Nagy T.", ["istvan", "t"], "nagy"],
    ["Martin L. King Jr.", ["martin", "l"], "king"],
    ["Plato", [], "plato"],
    ["", [], ""],
  ])("%s", (printed, given, family) => {
    expect(readPersonName(printed)).toMatchObject({ given, family, isCollective: false });
  });

  it("keeps groups whole", () => {
    expect(readPersonName("GLM-4.5 Team")).toEqual({
      full: "glm 4 5 team",
      given: [],
      joined: "",
      family: "glm 4 5 team",
      isCollective: true,
    });
  });

  it("survives what is no name", () => {
    for (const odd of [
      "x".repeat(400),
      "https://example.org/a?b=c",
      "<b>Bold</b>",
      "…",
      "A ".repeat(200),
      `${"ia".repeat(200)}x Li`,
    ]) {
      expect(readPersonName(odd).given.length).toBeLessThanOrEqual(12);
    }
  });
});

describe("relateGivenNames", () => {
  it.each([
    ["Jane Doe", "Jane Doe", GIVEN.equal, MIDDLE.noneOrMissing],
    ["Zhong-Zhi Li", "Zhongzhi Li", GIVEN.equal, MIDDLE.equal],
    ["J. Doe", "J. Doe", GIVEN.bothInitials, MIDDLE.noneOrMissing],
    ["Jane Doe", "J. Doe", GIVEN.initialOnly, MIDDLE.noneOrMissing],
    ["Jane Mary Doe", "Jane M. Doe", GIVEN.firstEqual, MIDDLE.initial],
    ["Jane Mary Doe", "Jane Doe", GIVEN.firstEqual, MIDDLE.noneOrMissing],
    ["Manuel J. Mana Lopez", "Manuel Mana Lopez", GIVEN.firstEqual, MIDDLE.initial],
    ["S. Della Pietra", "Stephen A. Della Pietra", GIVEN.initialOnly, MIDDLE.initial],
    ["Bob Smith", "Robert Smith", GIVEN.shortForm, MIDDLE.noneOrMissing],
    ["Tim Miller", "Timothy Miller", GIVEN.shortForm, MIDDLE.noneOrMissing],
    ["Zhong Z. Li", "Zhongzhi Li", GIVEN.shortForm, MIDDLE.noneOrMissing],
    ["Guarav Sukhatme", "Gaurav Sukhatme", GIVEN.nearlyEqual, MIDDLE.noneOrMissing],
    ["Yi-Rung Chen", "Yi-Rong Chen", GIVEN.nearlyEqual, MIDDLE.conflict],
    ["Kevin C. Galloway", "Kevin G. Galloway", GIVEN.firstEqual, MIDDLE.conflict],
    ["Yu Wang", "Yuan Wang", GIVEN.conflict, MIDDLE.conflict],
    ["Yimin Wang", "Yiming Wang", GIVEN.conflict, MIDDLE.conflict],
    ["Xiao Li", "Xiaodong Li", GIVEN.conflict, MIDDLE.conflict],
    ["Ming Li", "Ming-Yu Li", GIVEN.firstEqual, MIDDLE.noneOrMissing],
    ["Dan Li", "Daniel Li", GIVEN.shortForm, MIDDLE.noneOrMissing],
    ["Geunbae Lee", "Gary Geunbae Lee", GIVEN.withoutFirst, MIDDLE.noneOrMissing],
    ["Kathy McKeown", "Kathleen McKeown", GIVEN.shortForm, MIDDLE.noneOrMissing],
    ["Ali Hosseini", "Alireza Hosseini", GIVEN.shortForm, MIDDLE.noneOrMissing],
    ["Jane Doe", "John Doe", GIVEN.conflict, MIDDLE.conflict],
    ["J. A. Doe", "J. B. Doe", GIVEN.conflict, MIDDLE.conflict],
    ["Jane Doe", "K. Doe", GIVEN.conflict, MIDDLE.conflict],
    ["Bill Doe", "Bob Doe", GIVEN.conflict, MIDDLE.conflict],
    ["OpenAI", "OpenAI", GIVEN.equal, MIDDLE.noneOrMissing],
    ["GLM-4.5 Team", "GLM-4 Team", GIVEN.conflict, MIDDLE.conflict],
  ])("%s and %s", (a, b, given, middle) => {
    expect(relate(a, b)).toEqual({ given, middle });
    expect(relate(b, a)).toEqual({ given, middle });
  });
});

describe("isOneFamily", () => {
  it.each([
    ["muller", "mueller", true],
    ["garc\ufffda", "garcia", true],
    ["fl\ufffdgel", "fluegel", true],
    ["xu", "xue", false],
    ["li", "liu", false],
    ["garc\ufffda", "garzon", false],
  ])("%s and %s: %s", (a, b, wanted) => {
    expect(isOneFamily(a, b)).toBe(wanted);
    expect(isOneFamily(b, a)).toBe(wanted);
  });
});
