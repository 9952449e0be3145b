// Official links become additions to papers; everything else stays out.

import { describe, expect, it } from "vitest";
import { detectFormat } from "../registry.ts";
import { parseLinks } from "./parse.ts";

const row = (change: object = {}) => ({
  paper_url: "https://paperswithcode.com/paper/lanterns-for-corridors",
  paper_title: "Lanterns for Corridors",
  paper_arxiv_id: "2401.00001",
  paper_url_abs: "https://arxiv.org/abs/2401.00001",
  paper_url_pdf: "https://arxiv.org/pdf/2401.00001.pdf",
  repo_url: "https://github.com/example/lanterns",
  is_official: true,
  mentioned_in_paper: true,
  mentioned_in_github: false,
  framework: "pytorch",
  ...change,
});
const parse = (value: unknown) => parseLinks(value, "papers-with-code");

describe("links of Papers with Code", () => {
  it("add a repository to a paper by its arXiv id", () => {
    expect(parse([row()]).records).toEqual([
      {
        source: "papers-with-code",
        externalId: "lanterns-for-corridors github.com/example/lanterns",
        title: "Lanterns for Corridors",
        authors: [],
        identifiers: [{ scheme: "arxiv", value: "2401.00001" }],
        addsOnly: true,
        codeUrls: ["https://github.com/example/lanterns"],
        url: "https://paperswithcode.com/paper/lanterns-for-corridors",
      },
    ]);
  });

  it.each([
    ["not official", row({ is_official: false })],
    ["nobody says whose", row({ is_official: null })],
  ])("are left out when %s", (_, value) => {
    expect(parse([value])).toEqual({ records: [], setAsides: [] });
  });

  it.each([
    ["no title", row({ paper_title: null })],
    ["no repository", row({ repo_url: "javascript:alert(1)" })],
    ["no row", "x"],
    ["nothing", []],
  ])("are set aside with %s", (_, value) => {
    expect(parse(value)).toMatchObject({ records: [], setAsides: [{ source: "papers-with-code" }] });
  });

  it("stand without an arXiv id by their title", () => {
    expect(parse(row({ paper_arxiv_id: null })).records[0]?.identifiers).toEqual([]);
  });

  it("are known by their first bytes, in a line and over lines", () => {
    expect(detectFormat(JSON.stringify([row()]), "links")?.name).toBe("papers-with-code");
    expect(detectFormat(JSON.stringify([row()], null, 2), "links.json.gz")?.name).toBe("papers-with-code");
  });
});
