// Reference managers get valid BibTeX and RIS, whatever a title holds.

import { describe, expect, it } from "vitest";
import { hostilePaper } from "../../../test/support/hostile-paper.ts";
import { toBibtex, toRis } from "./cite-paper.ts";

const paper = {
  ...hostilePaper(),
  title: "50% of {Braces} & $Costs_1$",
  date: "2024-04-11",
  year: 2024,
  arxivId: "2404.07965",
  doi: "10.1/a_b",
  allAuthors: [{ name: "Ada Example" }, { name: "GLM-4.5 Team" }],
  authorsTruncated: true,
  appearances: [{ kind: "published" as const, venue: "Proceedings of Examples" }],
};

describe("toBibtex", () => {
  it("escapes what TeX would read, keeps groups whole and addresses as they are", () => {
    const text = toBibtex(paper, "https://x/paper/1");
    expect(text).toMatch(/^@inproceedings\{example2024braces,\n/);
    expect(text).toContain("title = {{50\\% of \\{Braces\\} \\& \\$Costs\\_1\\$}},");
    expect(text).toContain("author = {Ada Example and {GLM-4.5 Team} and others},");
    expect(text).toContain("booktitle = {Proceedings of Examples},");
    expect(text).toContain("doi = {10.1/a_b},");
    expect(text).toContain("eprint = {2404.07965},");
  });

  it("stays one entry with balanced braces when fields are hostile", () => {
    const text = toBibtex({ ...hostilePaper(), title: "}} @misc{x,\n title={" }, "https://x/paper/1");
    const bare = text.replace(/\\[{}]/g, "");
    expect([...bare].filter((mark) => mark === "{")).toHaveLength([...bare].filter((mark) => mark === "}").length);
    expect(text.match(/^@/gm)).toHaveLength(1);
  });
});

describe("toRis", () => {
  it("has one field a line", () => {
    const lines = toRis({ ...paper, title: "Two\nlines" }, "https://x/paper/1")
      .trimEnd()
      .split("\r\n");
    expect(lines[0]).toBe("TY  - JOUR");
    expect(lines).toContain("TI  - Two lines");
    expect(lines.filter((line) => line.startsWith("AU"))).toEqual(["AU  - Ada Example", "AU  - GLM-4.5 Team"]);
    expect(lines.every((line) => /^[A-Z][A-Z0-9] {2}-/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe("ER  -");
  });
});
