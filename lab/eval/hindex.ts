// Citation figures of every author of a citation network, made by the product from records to page, against brute force on the data itself.

import { join } from "node:path";
import { createCatalogueReader } from "../../src/adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../src/adapters/store/sqlite/catalogue-writer.ts";
import { createCitationStore } from "../../src/adapters/store/sqlite/citation-rows.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { migrate } from "../../src/adapters/store/sqlite/migrate.ts";
import { linkCitations } from "../../src/features/citations/link-citations.ts";
import { applyBatch } from "../../src/features/ingest/apply-batch.ts";
import type { CitationSummary } from "../../src/model/citation-summary.ts";
import type { SourceRecord } from "../../src/model/record.ts";
import { readLines } from "./read-lines.ts";
import { type SuiteInput, type SuiteResult, share } from "./suite.ts";

interface Paper {
  id: string;
  authors?: { id?: string }[];
  references?: string[];
}

/** A paper with each author and each reference once. */
interface CleanPaper {
  id: string;
  authors: string[];
  references: string[];
}

const NOW = "2026-01-01T00:00:00.000Z";
const BATCH = 2000;
const ANY_PAPERS = { sort: "newest", offset: 0, limit: 1 } as const;

export async function run({ dataFolder }: SuiteInput): Promise<SuiteResult> {
  const papers: CleanPaper[] = [];
  for await (const { id, authors, references } of readLines<Paper>(join(dataFolder, "citations/aan.jsonl.gz"))) {
    papers.push({
      id,
      authors: [...new Set((authors ?? []).flatMap((author) => author.id ?? []))],
      references: [...new Set(references ?? [])].filter((cited) => cited !== id),
    });
  }
  const truth = bruteForce(papers);
  const found = await askProduct(papers);
  const exact = { all: 0, withoutSelf: 0, citations: 0 };
  for (const [author, expected] of truth) {
    const summary = found.get(author);
    const isExact = (kind: "all" | "withoutSelf") =>
      summary?.[kind].hIndex === expected[kind].hIndex && summary[kind].citations === expected[kind].citations;
    if (isExact("all")) exact.all += 1;
    if (isExact("withoutSelf")) exact.withoutSelf += 1;
    if (summary?.papers === expected.papers && summary.all.i10 === expected.i10) exact.citations += 1;
  }
  const n = truth.size;
  return {
    metrics: {
      "exact.share": share(exact.all, n),
      "exact.withoutSelf": share(exact.withoutSelf, n),
      "exact.papersAndI10": share(exact.citations, n),
    },
    n: {
      "exact.share": n,
      "exact.withoutSelf": n,
      "exact.papersAndI10": n,
      papers: papers.length,
      edges: papers.reduce((sum, { references }) => sum + references.length, 0),
    },
  };
}

/** Through the catalogue: records in, links made, pages read. Names are made up, one for each author, so that nobody is joined. */
async function askProduct(papers: readonly CleanPaper[]): Promise<Map<string, CitationSummary>> {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  const reader = createCatalogueReader(database);
  const numbers = new Map<string, number>();
  const nameOf = (author: string): string => {
    const number = numbers.get(author) ?? numbers.size;
    numbers.set(author, number);
    return `Author ${letters(number)}`;
  };
  for (let at = 0; at < papers.length; at += BATCH) {
    const records = papers.slice(at, at + BATCH).map((paper, index) => toRecord(paper, at + index, nameOf));
    writer.transaction(() => applyBatch(writer, records, NOW));
  }
  await linkCitations(createCitationStore(database), { today: NOW.slice(0, 10) });
  const found = new Map<string, CitationSummary>();
  const byName = new Map([...numbers.keys()].map((author) => [nameOf(author), author]));
  // Authors have no gaps in their ids here.
  for (let id = 1; id <= numbers.size; id++) {
    const page = reader.author(String(id), ANY_PAPERS, Date.parse(NOW));
    const author = page?.found === "author" ? byName.get(page.author.name) : undefined;
    if (page?.found === "author" && author !== undefined) found.set(author, page.work.summary);
  }
  database.close();
  return found;
}

function toRecord(paper: CleanPaper, index: number, nameOf: (author: string) => string): SourceRecord {
  const identifier = (id: string) => ({ scheme: "acl" as const, value: id.replace(/^acl:/, "") });
  return {
    source: "acl-anthology",
    externalId: paper.id,
    // Papers of one title are not to be joined here.
    title: `A paper called ${letters(index)} in a network of citations`,
    authors: paper.authors.map((author) => ({ name: nameOf(author) })),
    identifiers: [identifier(paper.id)],
    references: paper.references.map((cited) => ({ identifier: identifier(cited) })),
  };
}

/** A word for a number: digits would be taken for footnote marks. */
function letters(number: number): string {
  const text = [...String(number)].map((digit) => "bcdfghjklm"[Number(digit)]).join("a");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}ux`;
}

interface Truth {
  papers: number;
  i10: number;
  all: { hIndex: number; citations: number };
  withoutSelf: { hIndex: number; citations: number };
}

/** Straight from the definitions; shares nothing with the code under test. */
function bruteForce(papers: readonly CleanPaper[]): Map<string, Truth> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const all = new Map<string, number>();
  const own = new Map<string, number>();
  for (const citing of papers) {
    for (const id of citing.references) {
      const cited = byId.get(id);
      if (!cited) continue;
      all.set(id, (all.get(id) ?? 0) + 1);
      if (cited.authors.some((author) => citing.authors.includes(author))) own.set(id, (own.get(id) ?? 0) + 1);
    }
  }
  const papersOf = new Map<string, string[]>();
  for (const { id, authors } of papers)
    for (const author of authors) papersOf.set(author, [...(papersOf.get(author) ?? []), id]);
  return new Map(
    [...papersOf].map(([author, ids]) => {
      const counts = ids.map((id) => all.get(id) ?? 0);
      const others = ids.map((id) => (all.get(id) ?? 0) - (own.get(id) ?? 0));
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      return [
        author,
        {
          papers: ids.length,
          i10: counts.filter((count) => count >= 10).length,
          all: { hIndex: byDefinition(counts), citations: sum(counts) },
          withoutSelf: { hIndex: byDefinition(others), citations: sum(others) },
        },
      ];
    }),
  );
}

/** Tries every h from the number of papers down. */
function byDefinition(counts: readonly number[]): number {
  for (let h = counts.length; h > 0; h--) {
    let papers = 0;
    for (const count of counts) if (count >= h) papers += 1;
    if (papers >= h) return h;
  }
  return 0;
}
