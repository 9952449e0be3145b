import { describe, expect, it } from "vitest";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import type { PaperCard, PaperDetail } from "../paper.ts";
import { splitName, toCitation } from "./citation.ts";
import { escapeBibtex, toBibtex } from "./to-bibtex.ts";
import { toCslJson } from "./to-csl-json.ts";
import { toMarkdownCitation } from "./to-markdown-citation.ts";
import { toRis } from "./to-ris.ts";

const cite = (change: Partial<PaperCard & PaperDetail> = {}) =>
  toCitation({ ...makePaperCard(), ...change } as PaperCard, "https://papers.test");
const published = { appearances: [{ kind: "published" as const, venue: "Proceedings of Examples", year: 2027 }] };

describe("splitName", () => {
  it.each([
    ["Ada Example", { given: "Ada", family: "Example" }],
    ["Ludwig van Beethoven", { given: "Ludwig", family: "van Beethoven" }],
    ["Maria de la Cruz", { given: "Maria", family: "de la Cruz" }],
    ["Sammy Davis Jr.", { given: "Sammy", family: "Davis", suffix: "Jr." }],
    ["van Rossum", { given: "van", family: "Rossum" }],
    ["王小明", { literal: "王小明" }],
    ["GLM-4.5 Team", { literal: "GLM-4.5 Team" }],
    ["  Ada \n Example ", { given: "Ada", family: "Example" }],
  ])("takes %s apart", (printed, name) => {
    expect(splitName(printed)).toEqual(name);
  });
});

describe("citation keys", () => {
  it.each([
    [{}, "example2026sparse"],
    [{ title: "On the Use of Größe: A Study" }, "example2026use"],
    [{ title: "The Of And", id: "2606.00001" }, "example2026260600001"],
    [{ authors: [{ name: "Łukasz Müller-Høst" }] }, "mullerhost2026sparse"],
    [{ authors: [{ name: "GLM-4.5 Team" }] }, "glm452026sparse"],
    [{ authors: [{ name: "王小明" }], authorCount: 1 }, "anonymous2026sparse"],
    [{ authors: [], title: "知识图谱" }, "anonymous2026260600001"],
    [published, "example2027sparse"],
  ])("of %j is %s", (change, key) => {
    expect(cite(change).key).toBe(key);
  });
});

describe("toBibtex", () => {
  it("cites a preprint with its arXiv fields", () => {
    expect(toBibtex(cite())).toBe(`@misc{example2026sparse,
  title = {Sparse Lanterns for Long Corridors},
  author = {Example, Ada and Sample, Bo and Instance, Cy and others},
  year = {2026},
  month = jun,
  eprint = {2606.00001},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/2606.00001}
}
`);
  });

  it("names every author where all are known, groups in one piece", () => {
    const allAuthors = [
      { name: "Ada Example" },
      { name: "GLM-4.5 Team" },
      { name: "José Núñez" },
      { name: "Łukasz Ośko" },
    ];
    expect(toBibtex(cite({ allAuthors, authorCount: 4 }))).toContain(
      "author = {Example, Ada and {GLM-4.5 Team} and N{\\'u}{\\~n}ez, Jos{\\'e} and O{\\'s}ko, {\\L}ukasz}",
    );
  });

  it.each([
    ["Proceedings of Examples", "@inproceedings", "booktitle = {Proceedings of Examples}"],
    ["Journal of R&D", "@article", "journal = {Journal of R\\&D}"],
  ])("cites what came out in %s there, with that year", (venue, type, field) => {
    const text = toBibtex(cite({ appearances: [{ kind: "published", venue, year: 2027 }] }));
    expect(text).toContain(type);
    expect(text).toContain(field);
    expect(text).toContain("year = {2027}");
    expect(text).not.toContain("month");
  });

  it("takes the archive for no venue", () => {
    expect(toBibtex(cite({ venue: "arXiv preprint arXiv:2606.00001" }))).toMatch(/^@misc/);
  });

  it.each([
    ["100% of $5 & #1_x {y} ^z ~w", "100\\% of \\$5 \\& \\#1\\_x \\{y\\} {\\textasciicircum}z {\\textasciitilde}w"],
    ["a\\b", "a{\\textbackslash}b"],
    ["Größe, naïve, Šimůnek, Çelik, Ðorđe", 'Gr{\\"o}{\\ss}e, na{\\"\\i}ve, {\\v S}im{\\r u}nek, {\\c C}elik, Ðorđe'],
    ["pages 1–2 — “x” ‘y’", "pages 1--2 --- ``x'' `y'"],
    ["α-β 知识 ∞", "α-β 知识 ∞"],
  ])("escapes %j", (text, escaped) => {
    expect(escapeBibtex(text)).toBe(escaped);
  });

  it("protects capitals that are part of a name", () => {
    expect(toBibtex(cite({ title: "GLM-4.5 and mBERT: A New Look at P3 models" }))).toContain(
      "title = {{GLM-4.5} and {mBERT:} A New Look at {P3} models}",
    );
  });

  it("keeps braces balanced whatever the text", () => {
    const hostile = cite({
      title: "}}, evil = {x",
      doi: "10.1/{a}b",
      authors: [{ name: "A and B, C }" }],
      venue: "V }{",
    });
    const text = toBibtex(hostile).replace(/\\[{}]/g, "");
    expect(text.match(/\{/g)?.length).toBe(text.match(/\}/g)?.length);
    expect(text).not.toMatch(/^\s*evil/m);
    expect(text).toContain("doi = {10.1/%7Ba%7Db}");
  });

  it("says when a paper was withdrawn", () => {
    expect(toBibtex(cite({ status: "withdrawn" }))).toContain("note = {Withdrawn}");
  });
});

describe("toRis", () => {
  it("writes one tag a line, whatever line ends the text has", () => {
    const text = toRis(cite({ doi: "10.1000/x", abstract: "One.\nER  - \r\nTwo.", keywords: ["light"] }));
    expect(text.split("\r\n")).toEqual([
      "TY  - UNPB",
      "ID  - example2026sparse",
      "TI  - Sparse Lanterns for Long Corridors",
      "AU  - Example, Ada",
      "AU  - Sample, Bo",
      "AU  - Instance, Cy",
      "PY  - 2026",
      "DA  - 2026/06/04/",
      "DO  - 10.1000/x",
      "AN  - arXiv:2606.00001",
      "PB  - arXiv",
      "UR  - https://arxiv.org/abs/2606.00001",
      "AB  - One. ER - Two.",
      "KW  - light",
      "ER  - ",
      "",
    ]);
  });
});

describe("toCslJson", () => {
  it("gives one item with names and date taken apart", () => {
    expect(JSON.parse(toCslJson(cite({ abstract: "One.", ...published })))).toEqual([
      {
        id: "example2027sparse",
        type: "paper-conference",
        title: "Sparse Lanterns for Long Corridors",
        author: [
          { family: "Example", given: "Ada" },
          { family: "Sample", given: "Bo" },
          { family: "Instance", given: "Cy" },
        ],
        issued: { "date-parts": [[2027]] },
        "container-title": "Proceedings of Examples",
        URL: "https://arxiv.org/abs/2606.00001",
        number: "arXiv:2606.00001",
        abstract: "One.",
      },
    ]);
  });
});

describe("toMarkdownCitation", () => {
  it("is one line with a link to the paper", () => {
    expect(toMarkdownCitation(cite())).toBe(
      "Ada Example, Bo Sample, Cy Instance et al. (2026). [Sparse Lanterns for Long Corridors](https://arxiv.org/abs/2606.00001). arXiv:2606.00001.\n",
    );
  });

  it("keeps marks in titles and addresses from being read as Markdown", () => {
    const { arxivId: _arxivId, ...paper } = makePaperCard({ title: "*A* [b](c) <d> `e`", url: "/paper/a_(b)" });
    expect(toMarkdownCitation(toCitation(paper, "https://papers.test"))).toContain(
      "[\\*A\\* \\[b\\](c) \\<d\\> \\`e\\`](https://papers.test/paper/a_%28b%29)",
    );
  });
});
