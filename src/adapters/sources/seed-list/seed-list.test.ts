// Paper cards become records with what the cards say and no more.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { SourceRecord } from "../../../model/record.ts";
import { isRecord } from "../fields.ts";
import { readAll } from "../testing/read-all.ts";
import { parseSeed } from "./parse.ts";
import { seedListFormat } from "./seed-list.ts";

const card = {
  title: "T",
  authors: ["A", "B", "C"],
  more_authors: true,
  institutions: ["pku"],
  category: "CL",
  date: "2026-02-17",
  code: true,
  score: null,
  abstract: "X",
  pages: ["000"],
};

function parse(fields: object): SourceRecord {
  const outcome = parseSeed({ ...card, ...fields });
  if (!isRecord(outcome)) throw new Error(outcome.reason);
  return outcome;
}

it("reads every field of a card", () => {
  const { externalId, ...record } = parse({});
  expect(externalId).toMatch(/^[0-9a-f]{20}$/);
  expect(record).toEqual({
    source: "seed-list",
    title: "T",
    abstract: "X",
    date: "2026-02-17",
    year: 2026,
    identifiers: [],
    authors: [{ name: "A" }, { name: "B" }, { name: "C" }, { name: "Jian Jiao" }],
    authorsTruncated: true,
    categories: ["cs.CL"],
    institutions: ["pku"],
    codeClaimed: true,
  });
});

it.each([
  ["CL", ["cs.CL"]],
  ["IT", ["cs.IT"]],
  ["SP", ["eess.SP"]],
  ["ML", ["stat.ML"]],
  ["hep-th", ["hep-th"]],
  [null, undefined],
])("reads category %j as %j", (category, categories) => expect(parse({ category }).categories).toEqual(categories));

it.each([
  ["the page's author is printed", { authors: ["Jian Jiao"], pages: ["000"] }, ["Jian Jiao"]],
  ["the list is whole", { more_authors: false, pages: ["000"] }, ["A", "B", "C"]],
  ["two pages list it", { pages: ["002", "004"] }, ["A", "B", "C", "Shaohan Huang", "Jianyong Wang"]],
  ["the page is a daily list", { authors: [], more_authors: false, pages: ["003"] }, []],
])("names the authors when %s", (_case, fields, names) =>
  expect(parse(fields).authors.map(({ name }) => name)).toEqual(names),
);

it("knows the day of a daily list and invents no date for its papers", () => {
  const record = parse({ pages: ["003"], date: null, category: null, authors: [], more_authors: false, code: false });
  expect(record.listedOn).toEqual(["2026-08-07"]);
  expect(record.date).toBeUndefined();
  expect(record.codeClaimed).toBeUndefined();
});

it.each([[null], [{}], ["x"], [{ title: 3 }]])("sets %j aside", (line) =>
  expect(parseSeed(line)).toHaveProperty("reason"),
);

const seeds = fileURLToPath(new URL("../../../../../shared/seeds/seed_papers.jsonl", import.meta.url));
if (!existsSync(seeds)) console.log("skipped: the 225 seed papers (no ../shared/seeds)");

it.skipIf(!existsSync(seeds))("reads all seed papers, each under an id of its own", async () => {
  const bytes = readFileSync(seeds);
  expect(seedListFormat.detect(bytes.subarray(0, 65_536).toString(), "seed_papers.jsonl")).toBeGreaterThan(0.9);
  const { records, setAsides } = await readAll(seedListFormat, bytes);
  expect(setAsides).toEqual([]);
  expect(new Set(records.map(({ externalId }) => externalId)).size).toBe(225);
  expect(records.filter(({ listedOn }) => listedOn?.[0] === "2026-08-07")).toHaveLength(56);
  expect(records.filter(({ date }) => date !== undefined)).toHaveLength(169);
});
