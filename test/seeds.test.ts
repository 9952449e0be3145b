// The seed pages, rebuilt through ingest: every field of every seed card is on ours.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { seedListFormat } from "../src/adapters/sources/seed-list/seed-list.ts";
import { createCatalogueReader } from "../src/adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../src/adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../src/adapters/store/sqlite/driver.ts";
import { migrate } from "../src/adapters/store/sqlite/migrate.ts";
import { createScoreStore } from "../src/adapters/store/sqlite/score-rows.ts";
import { ingest } from "../src/features/ingest/ingest.ts";
import { rescoreAll } from "../src/features/scoring/rescore.ts";
import { cleanText } from "../src/lib/tex/clean-text.ts";
import type { PaperCard } from "../src/model/paper.ts";

const file = join(import.meta.dirname, "../../shared/seeds/seed_papers.jsonl");
const isHere = existsSync(file);
if (!isHere) console.log("The seed pages are not rebuilt: ../shared/seeds is absent.");

interface Seed {
  title: string;
  authors: string[];
  institutions: string[] | null;
  category: string | null;
  date: string | null;
  code: boolean;
  abstract: string;
  pages: string[];
}

const PAGES = [
  ["000", "Jian Jiao", 42],
  ["001", "Yeyun Gong", 50],
  ["002", "Shaohan Huang", 50],
  ["004", "Jianyong Wang", 40],
] as const;
const NOW = "2026-08-08T06:00:00.000Z";
const PAGE = { offset: 0, limit: 100 };

describe.skipIf(!isHere)("the seed pages", () => {
  const database = openDatabase(":memory:");
  const reader = createCatalogueReader(database);
  let seeds: Seed[] = [];

  beforeAll(async () => {
    const bytes = await readFile(file);
    seeds = bytes
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Seed);
    migrate(database, NOW);
    const pull = () =>
      seedListFormat.read(
        (async function* () {
          yield new Uint8Array(bytes);
        })(),
        { batchSize: 500, fileName: "seed_papers.jsonl" },
      );
    const task = { source: "seed-list", task: "seeds", isResumable: false, pull };
    const { report } = await ingest(createCatalogueWriter(database), task, () => NOW);
    expect(report).toMatchObject({ read: seeds.length, added: seeds.length, setAside: 0 });
    await rescoreAll(createScoreStore(database), { now: () => new Date(NOW) });
  });

  function cardsOf(name: string): PaperCard[] {
    const author = reader.authors({ q: name, sort: "papers", ...PAGE }).authors.find((row) => row.name === name);
    return reader.papers({ author: author?.id ?? "none", sort: "newest", ...PAGE }).papers;
  }

  const titleOf = (seed: Seed): string => cleanText(seed.title).text;

  it.each(PAGES)("page %s lists all papers of %s", (page, name, count) => {
    const listed = seeds.filter((seed) => seed.pages.includes(page));
    const titles = new Set(cardsOf(name).map((card) => card.title));
    expect(listed).toHaveLength(count);
    expect(listed.map(titleOf).filter((title) => !titles.has(title))).toEqual([]);
  });

  it.each(PAGES)("page %s shows every field of every card of %s", (page, name) => {
    const cards = new Map(cardsOf(name).map((card) => [card.title, card]));
    for (const seed of seeds.filter((item) => item.pages.includes(page))) {
      const card = cards.get(titleOf(seed));
      expect(card, seed.title).toBeDefined();
      expect(card?.score?.parts, seed.title).toHaveLength(5);
      expect(card?.category?.code.split(".").at(-1)).toBe(seed.category);
      expect(card?.date).toBe(seed.date);
      expect(card?.authors.map((author) => author.name)).toEqual(
        seed.authors.slice(0, 3).map((printed) => printed.replace("GLM-4. 5", "GLM-4.5")),
      );
      expect(card?.institutions.map((institution) => institution.tag)).toEqual(seed.institutions ?? []);
      expect(card?.abstract).toBe(cleanText(seed.abstract).text);
      expect(Boolean(card?.code) || card?.codeClaimed).toBe(seed.code || Boolean(card?.code));
    }
  });

  it("leaves no TeX in titles and abstracts", () => {
    const papers = [0, 100, 200].flatMap((offset) => reader.papers({ sort: "newest", offset, limit: 100 }).papers);
    expect(papers).toHaveLength(seeds.length);
    const left = papers.filter((paper) => /\\[a-z]+|\$|``|\{\\/i.test(`${paper.title} ${paper.abstract}`));
    expect(left.map((paper) => paper.title)).toEqual([]);
  });

  it("puts the daily page on its day, without inventing dates", () => {
    const daily = reader.daily({ period: "day", sort: "score", day: "2026-08-07", ...PAGE }, "2026-08-08");
    expect(daily?.total).toBe(56);
    expect(daily?.papers.every((paper) => paper.date === undefined)).toBe(true);
  });

  it("knows GLM-4.5 Team whole and Zhong-Zhi Li under both spellings", () => {
    const names = (q: string) => reader.authors({ q, sort: "papers", ...PAGE }).authors.map((row) => row.name);
    expect(names("GLM-4.5 Team")).toEqual(["GLM-4.5 Team"]);
    expect(new Set([...names("Zhong-Zhi Li"), ...names("Zhongzhi Li")]).size).toBe(1);
  });
});
