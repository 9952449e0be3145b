// ACL Anthology XML: ids of every age, mixed text, and who is who.

import { describe, expect, it } from "vitest";
import { readAll } from "../testing/read-all.ts";
import { aclAnthologyFormat } from "./acl-anthology.ts";

const volume = (papers: string, id = "long", meta = "") =>
  `<volume id="${id}"><meta><booktitle>Proc <fixed-case>ACL</fixed-case></booktitle><editor><first>E</first><last>D</last></editor><month>July-August</month><year>2025</year><venue>acl</venue>${meta}</meta><frontmatter><url>x</url></frontmatter>${papers}</volume>`;
const collection = (volumes: string, id = "2025.acl") =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<collection id="${id}">${volumes}</collection>`;
const one = async (paper: string) =>
  (await readAll(aclAnthologyFormat, collection(volume(`<paper id="1"><title>T</title>${paper}</paper>`)))).records[0];

describe("aclAnthologyFormat", () => {
  it("reads a whole paper with the data of its volume", async () => {
    const record = await one(
      '<author id="ann-lee" orcid="0000-0002-1825-0097" openreview="~Ann_Lee1"><first>Ann</first><last>Lee</last><affiliation>U</affiliation><variant script="hani"><first>X</first><last>Y</last></variant></author>' +
        "<author><last>Plato</last></author><abstract>We</abstract><pdf hash='a'>2025.acl-long.1</pdf><doi>10.18653/v1/2025.acl-long.1</doi><award>Best Paper</award>" +
        '<revision id="1" href="2025.acl-long.1v1" hash="x"/><revision id="2" href="2025.acl-long.1v2" hash="y" date="2025-09-01">Fixed a table.</revision>',
    );
    expect(record).toEqual({
      source: "acl-anthology",
      externalId: "2025.acl-long.1",
      title: "T",
      abstract: "We",
      date: "2025-07",
      year: 2025,
      identifiers: [
        {
          scheme: "acl",
          value: "2025.acl-long.1",
        },
        {
          scheme: "doi",
          value: "10.18653/v1/2025.acl-long.1",
        },
      ],
      authors: [
        {
          name: "Ann Lee",
          given: "Ann",
          family: "Lee",
          affiliations: ["U"],
          ids: [
            {
              scheme: "orcid",
              value: "0000-0002-1825-0097",
            },
            {
              scheme: "openreview",
              value: "~Ann_Lee1",
            },
            {
              scheme: "acl",
              value: "ann-lee",
            },
          ],
        },
        { name: "Plato" },
      ],
      venue: "Proc ACL",
      appearances: [
        {
          kind: "published",
          venue: "Proc ACL",
          year: 2025,
          date: "2025-07",
          track: "acl",
          status: "Best Paper",
          url: "https://aclanthology.org/2025.acl-long.1",
          doi: "10.18653/v1/2025.acl-long.1",
        },
      ],
      versions: [
        { version: 1 },
        {
          version: 2,
          date: "2025-09-01",
          note: "Fixed a table.",
        },
      ],
      license: "https://creativecommons.org/licenses/by/4.0/",
      url: "https://aclanthology.org/2025.acl-long.1",
      pdfUrl: "https://aclanthology.org/2025.acl-long.1.pdf",
    });
  });

  it.each([
    ["P19", "1", "1", "P19-1001"],
    ["W19", "5", "7", "W19-0507"],
    ["D19", "1", "12", "D19-1012"],
    ["D19", "51", "3", "D19-5103"],
    ["C69", "1", "1", "C69-0101"],
    ["2020.lrec", "1", "9", "2020.lrec-1.9"],
  ])("writes the id of %s volume %s paper %s as %s", async (collectionId, volumeId, paperId, id) => {
    const xml = collection(volume(`<paper id="${paperId}"><title>T</title></paper>`, volumeId), collectionId);
    expect((await readAll(aclAnthologyFormat, xml)).records[0]?.externalId).toBe(id);
  });

  it("flattens mixed text and keeps formulas", async () => {
    const { records } = await readAll(
      aclAnthologyFormat,
      collection(
        volume(
          "<paper id='2'><title><fixed-case>E</fixed-case>com <tex-math>k^2</tex-math> &amp; <b>bold</b> <i>é</i></title></paper>",
        ),
      ),
    );
    expect(records[0]?.title).toBe("Ecom $k^2$ & bold é");
  });

  it.each([
    ["<retracted date='2020-01-01'>Reason</retracted>", "retracted"],
    ["<removed date='2020-01-01'/>", "withdrawn"],
    ["", undefined],
  ])("takes %s for %s", async (paper, status) => expect((await one(paper))?.status).toBe(status));

  it("passes over editors and front matter, and sets aside papers without title or id", async () => {
    const papers = "<paper id='0'><title>Front</title></paper><paper id='3'/><paper><title>T</title></paper>";
    const { records, setAsides } = await readAll(aclAnthologyFormat, collection(volume(papers)));
    expect(records).toEqual([]);
    expect(setAsides.map(({ reason }) => reason)).toEqual(["no paper: front matter", "no title", "a paper without id"]);
  });

  it("keeps the volumes before a broken place", async () => {
    const abstract = "x".repeat(5_000);
    const xml = collection(
      volume("<paper id='1'><title>A</title></paper>") +
        volume(`<paper id='1'><title>B</title><abstract>${abstract}</abstract></paper>`, "2"),
    ).replace("</collection>", "<volume id='3'><paper></volume>");
    const { records, setAsides } = await readAll(aclAnthologyFormat, xml);
    expect(records).toHaveLength(1);
    expect(setAsides).toMatchObject([{ reason: /cannot be read after byte/ }]);
  });

  it("falls back on the name of the file", async () => {
    const xml = volume("<paper id='1'><title>A</title></paper>");
    expect((await readAll(aclAnthologyFormat, xml, { fileName: "data/xml/2025.acl.xml" })).records[0]?.externalId).toBe(
      "2025.acl-long.1",
    );
  });

  it("knows its files", () => {
    expect(aclAnthologyFormat.detect(collection(volume("")), "x.xml")).toBeGreaterThan(0.9);
    expect(aclAnthologyFormat.detect("<feed/>", "2025.acl.xml")).toBe(0);
  });
});
