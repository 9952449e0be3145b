// Lookups against servers on this machine that answer like OpenAlex, Semantic Scholar and Crossref, and misbehave on request.

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createSources } from "../../adapters/sources/registry.ts";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { createLookupStore } from "../../adapters/store/sqlite/lookup-rows.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { RetryLater } from "../../lib/errors.ts";
import { createHttpClient } from "../../lib/http-client.ts";
import type { SourceRecord } from "../../model/record.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { enrichPapers } from "./enrich-papers.ts";

const NOW = new Date("2026-06-04T06:00:00.000Z");
const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const part of opened.splice(0)) part.close();
});

const id = (n: number) => `2606.${String(n).padStart(5, "0")}`;
const title = (n: number) =>
  `A paper with number ${"abcdefghij"[n % 10]}${"abcdefghij"[Math.floor(n / 10)]} about lookups`;
const record = (n: number): SourceRecord => ({
  source: "arxiv-oai",
  externalId: id(n),
  title: title(n),
  authors: [{ name: "Ada Lovelace" }],
  identifiers: [
    { scheme: "arxiv", value: id(n) },
    { scheme: "doi", value: `10.1000/p${n}` },
  ],
  date: `2026-06-0${1 + (n % 3)}`,
});

/** Answers as the three services do; every paper is cited its number of times. */
async function serve(fault: (request: number) => { status: number; headers?: Record<string, string> } | undefined) {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    requests.push(`${request.method} ${decodeURIComponent(request.url ?? "")} ${body}`);
    const refusal = fault(requests.length);
    response.writeHead(refusal?.status ?? 200, { "content-type": "application/json", ...refusal?.headers });
    response.end(refusal ? "{}" : JSON.stringify(answer(decodeURIComponent(request.url ?? ""), body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push({ close: () => void server.close() });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function answer(url: string, body: string): unknown {
  const asked = [...`${url} ${body}`.matchAll(/10\.1000\/p(\d+)|2606\.(\d{5})/g)].map(([, doi, arxiv]) =>
    Number(doi ?? arxiv),
  );
  if (url.includes("/graph/v1/")) {
    return asked.map((n) =>
      n === 3
        ? null
        : {
            paperId: `s${n}`,
            title: title(n),
            externalIds: { ArXiv: id(n) },
            authors: [{ name: "Ada Lovelace" }],
            citationCount: n,
          },
    );
  }
  if (!url.includes("per-page")) {
    const items = asked.map((n) => ({
      DOI: `10.1000/p${n}`,
      title: [title(n)],
      author: [{ given: "Ada", family: "Lovelace" }],
      type: "journal-article",
      "is-referenced-by-count": n,
    }));
    return { status: "ok", "message-type": "work-list", message: { items } };
  }
  const results = asked.map((n) => ({
    id: `https://openalex.org/W${n + 1}`,
    doi: `https://doi.org/10.1000/p${n}`,
    title: title(n),
    authorships: [{ author: { display_name: "Ada Lovelace" } }],
    cited_by_count: n,
  }));
  return { meta: { count: results.length, next_cursor: null }, results };
}

async function open(papers: number, fault: Parameters<typeof serve>[0] = () => undefined) {
  const database = openDatabase(":memory:");
  migrate(database, NOW.toISOString());
  const writer = createCatalogueWriter(database);
  writer.transaction(() =>
    applyBatch(
      writer,
      Array.from({ length: papers }, (_, n) => record(n)),
      NOW.toISOString(),
    ),
  );
  const server = await serve(fault);
  const baseUrls = Object.fromEntries(["openalex", "semantic-scholar", "crossref"].map((name) => [name, server.url]));
  const store = createLookupStore(database);
  const reader = createCatalogueReader(database);
  /** Each time as after a new start. */
  const ask = (name: string, budget = 1000, now = NOW) => {
    const http = createHttpClient({ contact: "a@b.test", userAgent: "test", allowPrivate: true });
    opened.push(http);
    const source = createSources({ http, settings: { baseUrls } }).find((one) => one.name === name);
    if (!source) throw new Error(`no ${name}`);
    return enrichPapers({ store, writer, source, now: () => now, budget }, { signal: new AbortController().signal });
  };
  const countsOf = (n: number) => {
    const found = reader.paper(id(n));
    return found?.found === "paper" ? found.paper.citationCounts : [];
  };
  return { database, store, server, ask, countsOf };
}

describe("lookups", () => {
  it.each(["openalex", "semantic-scholar", "crossref"])("bring the counts of %s to the papers held", async (name) => {
    const { ask, countsOf, database } = await open(6);
    expect(await ask(name)).toBe(6);
    expect(countsOf(5)).toEqual([{ source: name, count: 5, seenOn: expect.stringMatching(/^20/) }]);
    expect(database.prepare("SELECT count(*) AS n FROM papers").get()?.n).toBe(6);
  });

  it("ask what is read first, and no more than the day's budget", async () => {
    const { ask, store, server } = await open(20);
    store.addViews(
      [
        { key: id(7), count: 3 },
        { key: id(9), count: 8 },
        { key: "gone", count: 90 },
      ],
      "2026-06-03",
    );
    expect(await ask("semantic-scholar", 2)).toBe(2);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toContain(`{"ids":["ARXIV:${id(9)}","ARXIV:${id(7)}"]}`);
    expect(await ask("semantic-scholar", 2)).toBe(0);
    expect(await ask("semantic-scholar", 2, new Date(NOW.getTime() + 86_400_000))).toBe(2);
    expect(server.requests[1]).not.toContain(id(9));
  });

  it("do not ask again for what the source did not know, until two weeks have gone", async () => {
    const { ask } = await open(4);
    expect(await ask("semantic-scholar")).toBe(4);
    expect(await ask("semantic-scholar")).toBe(0);
    expect(await ask("semantic-scholar", 1000, new Date(NOW.getTime() + 15 * 86_400_000))).toBe(4);
  });

  it("wait as long as they are told to, and then go on with what is left", async () => {
    const { ask, server, countsOf } = await open(45, (n) =>
      n === 2 ? { status: 429, headers: { "retry-after": "7200" } } : undefined,
    );
    const error = await ask("crossref").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RetryLater);
    expect((error as RetryLater).retryAfterMs).toBe(7_200_000);
    expect(await ask("crossref")).toBe(25);
    expect(server.requests).toHaveLength(4);
    expect(countsOf(44)).toHaveLength(1);
  });
});
