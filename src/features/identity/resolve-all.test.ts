// All mentions of a small catalogue, with a model written by hand: a shared co-author makes one person.

import { describe, expect, it } from "vitest";
import { handWrittenModel } from "../../../test/support/identity-model.ts";
import { packTexts } from "../../model/identity/pack-texts.ts";
import { Catalogue } from "../../model/identity/packed-catalogue.ts";
import { resolveTask } from "../../model/identity/resolve-task.ts";
import type { Decisions, IdentityPaper } from "../../ports/identity.ts";
import { type Helper, resolveAll, resolveSteps } from "./resolve-all.ts";

const paper = (id: string, ...names: string[]): IdentityPaper => ({
  id,
  title: `About ${id}`,
  authors: names.map((name, place) => ({ id: `${id}#${place}`, name })),
});

const toWord = (number: number): string =>
  `W${[...String(number)].map((digit) => "aeioubdfgk"[Number(digit)]).join("")}n`;

const toSource = (papers: readonly IdentityPaper[]) => ({
  papers: () => papers,
  texts: () => papers,
  withoutKeptText: () => new Set<string>(),
});

/** "p1#0 p2#0 | p3#0": who belongs together. */
function resolve(papers: readonly IdentityPaper[], decisions: Partial<Decisions> = {}) {
  const result = resolveAll(toSource(papers), handWrittenModel, {
    mustJoin: [],
    mustNotJoin: [],
    ...decisions,
  });
  const groups = new Map<string, string[]>();
  const assignments = [...result.papers].flatMap(({ id, names }) =>
    names.map(({ author, confidence }, place) => ({ mention: `${id}#${place}`, author: author ?? "", confidence })),
  );
  for (const { mention, author } of assignments) groups.set(author, [...(groups.get(author) ?? []), mention]);
  const ofName = (name: string) => {
    const ids = new Set(
      papers.flatMap(({ authors }) => authors.filter((one) => one.name === name).map(({ id }) => id)),
    );
    const lists = [...groups.values()].filter((list) => list.some((id) => ids.has(id)));
    return lists
      .map((list) => list.toSorted().join(" "))
      .sort()
      .join(" | ");
  };
  return { ...result, assignments, ofName };
}

const JIAN = [
  paper("p1", "Jian Jiao", "Yeyun Gong"),
  paper("p2", "Jian Jiao", "Yeyun Gong", "Amit Sharma"),
  paper("p3", "Jian Jiao", "Mo Mu"),
  paper("p4", "J. Jiao", "Amit Sharma"),
];

describe("resolveAll", () => {
  it("parts people of one name, and joins what is printed short", () => {
    expect(resolve(JIAN.slice(0, 3)).ofName("Jian Jiao")).toBe("p1#0 p2#0 | p3#0");
    expect(resolve([...JIAN.slice(1, 2), paper("p5", "J. Jiao", "Amit Sharma")]).ofName("J. Jiao")).toBe("p2#0 p5#0");
  });

  it("takes spellings with and without hyphen, accents or capitals for one name", () => {
    const papers = [
      paper("a", "Zhong-Zhi Li", "X Y"),
      paper("b", "Zhongzhi Li", "X Y"),
      paper("c", "ZHONG ZHI LI", "X Y"),
    ];
    expect(resolve(papers).ofName("Zhong-Zhi Li")).toBe("a#0 b#0 c#0");
  });

  it("keeps two of one name on one paper apart", () => {
    const twins = [paper("a", "Wei Li", "Wei Li", "Bo He"), paper("b", "Wei Li", "Bo He")];
    expect(resolve(twins).ofName("Wei Li").split(" | ")).toHaveLength(2);
  });

  it("heeds what people decided, also across blocks, and settles nothing else by it", () => {
    expect(resolve(JIAN.slice(0, 3), { mustJoin: [["p1#0", "p3#0"]] }).ofName("Jian Jiao")).toBe("p1#0 p3#0 | p2#0");
    expect(resolve(JIAN.slice(0, 3), { mustNotJoin: [["p1#0", "p2#0"]] }).ofName("Jian Jiao")).toBe(
      "p1#0 | p2#0 | p3#0",
    );
    const married = [paper("a", "Ada Byron"), paper("b", "Ada Lovelace")];
    expect(resolve(married).ofName("Ada Byron")).toBe("a#0");
    expect(resolve(married, { mustJoin: [["b#0", "a#0"]] }).ofName("Ada Byron")).toBe("a#0 b#0");
    expect(resolve(married, { mustJoin: [["b#0", "gone#1"]] }).ofName("Ada Byron")).toBe("a#0");
  });

  it("keeps ids over runs, and leads from those that are no more", () => {
    const first = resolve(JIAN.slice(0, 3));
    const authorOf = new Map(first.assignments.map(({ mention, author }) => [mention, author]));
    const known = JIAN.slice(0, 3).map((one) => ({
      ...one,
      authors: one.authors.map((mention) => ({ ...mention, author: authorOf.get(mention.id) ?? "" })),
    }));
    const again = resolve(known);
    expect(again.assignments).toEqual(first.assignments);
    expect(again.redirects).toEqual([]);
    const joined = resolve(known, {
      mustJoin: [
        ["p1#0", "p3#0"],
        ["p2#0", "p3#0"],
      ],
    });
    expect(joined.redirects).toEqual([{ from: authorOf.get("p3#0"), to: authorOf.get("p1#0") }]);
  });

  it("gives every mention one author, whatever is printed", () => {
    const crowd = Array.from({ length: 3000 }, (_, i) => `${toWord(i)} ${toWord(i % 50)}`);
    const odd = [
      "",
      "x",
      "y".repeat(400),
      "https://example.org",
      "<b>Bo</b>",
      "and others",
      "GLM-4.5 Team",
      "李 明",
      ",",
      "A A",
    ];
    const papers = [paper("big", ...crowd), paper("odd", ...odd), paper("odd2", ...odd.toReversed())];
    const { assignments } = resolve(papers);
    const given = papers.flatMap(({ authors }) => authors.map(({ id }) => id));
    expect(assignments.map(({ mention }) => mention).toSorted()).toEqual(given.toSorted());
    expect(assignments.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
  });

  it("does not depend on the order of the papers", () => {
    expect(resolve(JIAN.toReversed()).ofName("Jian Jiao")).toBe(resolve(JIAN).ofName("Jian Jiao"));
  });

  it("comes to the same when somebody else reads the texts and resolves blocks", () => {
    const source = toSource(JIAN);
    const calls: string[] = [];
    const helper: Helper = {
      texts: () => (calls.push("texts") < 3 ? undefined : packTexts(JIAN)),
      begin: (task) =>
        calls.push("begin", ...Array.from(resolveTask(task, new Catalogue(task.packed), handWrittenModel), String)),
      hasEnded: () => calls.push("end") > 5,
    };
    const steps = resolveSteps(source, handWrittenModel, { openHelper: () => helper });
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect([...step.value.papers]).toEqual([...resolveAll(source, handWrittenModel).papers]);
    expect(calls).toEqual(["texts", "texts", "texts", "begin", "end", "end"]);
  });
});
