// RIS files, as different programs write them.

import { describe, expect, it } from "vitest";
import { readAll } from "../testing/read-all.ts";
import { risFormat } from "./ris.ts";

const entry = (...lines: string[]) => ["TY  - JOUR", "TI  - T", ...lines, "ER  - ", ""].join("\r\n");
const one = async (...lines: string[]) => (await readAll(risFormat, entry(...lines))).records[0];

describe("risFormat", () => {
  it("reads a whole entry", async () => {
    const lines = [
      "AU  - Lee, Ann, Jr.",
      "A1  - Bob Ray",
      "T2  - J",
      "PY  - 2020",
      "DA  - 2020/05/03/",
      "VL  - 3",
      "IS  - 2",
    ];
    const more = [
      "SP  - 1",
      "EP  - 9",
      "DO  - 10.1000/X",
      "UR  - https://example.org/1",
      "KW  - a; b",
      "KW  - c",
      "AB  - One",
      "  two",
    ];
    expect(await one(...lines, ...more, "LA  - en", "L1  - https://example.org/1.pdf")).toEqual({
      source: "ris",
      externalId: "doi:10.1000/x",
      title: "T",
      abstract: "One two",
      date: "2020-05-03",
      year: 2020,
      authors: [
        {
          name: "Ann Lee Jr.",
          given: "Ann",
          family: "Lee",
          suffix: "Jr.",
        },
        { name: "Bob Ray" },
      ],
      identifiers: [
        {
          scheme: "doi",
          value: "10.1000/x",
        },
      ],
      venue: "J",
      journalRef: "J 3(2), 1-9",
      keywords: ["a", "b", "c"],
      language: "en",
      appearances: [
        {
          kind: "published",
          venue: "J",
          date: "2020-05-03",
          year: 2020,
          url: "https://example.org/1",
          doi: "10.1000/x",
        },
      ],
      url: "https://example.org/1",
      pdfUrl: "https://example.org/1.pdf",
    });
  });

  it.each([
    [["PY  - 2020///"], "2020"],
    [["Y1  - 2020/07//"], "2020-07"],
    [["DA  - 2020-05-03"], "2020-05-03"],
    [["PY  - soon"], undefined],
  ])("dates %j", async (lines, date) => expect((await one(...lines))?.date).toBe(date));

  it.each([
    [["UR  - https://arxiv.org/abs/2404.07965v1"], "arxiv"],
    [["AN  - arXiv:2404.07965"], "arxiv"],
    [["JO  - arXiv preprint arXiv:2404.07965"], "arxiv"],
    [["N1  - 12 pages"], undefined],
  ])("finds the arXiv id in %j", async (lines, scheme) =>
    expect((await one(...lines))?.identifiers[0]?.scheme).toBe(scheme),
  );

  it("knows a cut list of authors", async () => {
    expect(await one("AU  - Lee, Ann", "AU  - et al.")).toMatchObject({
      authors: [{ name: "Ann Lee" }],
      authorsTruncated: true,
    });
  });

  it("ends an entry at the next one where its end is missing, and sets aside what has no title or type", async () => {
    const file = "TY  - JOUR\nTI  - A\nTY  - CONF\nT1  - B\nER  -\nTI  - C\nER  -\nTY  - JOUR\nER  -\n";
    for (const chunkSize of [1, 5, 1_000]) {
      const { records, setAsides } = await readAll(risFormat, file, { chunkSize });
      expect(records.map(({ title }) => title)).toEqual(["A", "B"]);
      expect(setAsides.map(({ reason }) => reason)).toEqual(["no type (TY) begins the entry", "no title"]);
    }
  });

  it.each([
    ["TY  - JOUR\r\nTI  - A", "x", 0.8],
    ["\ufeffTY  - JOUR\n", "x.ris", 0.9],
  ])("knows %j", (head, name, least) => expect(risFormat.detect(head, name)).toBeGreaterThan(least));
});
