// Lookups at a server on this machine that replays recorded replies of the three services for the same papers.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createSources } from "../../adapters/sources/registry.ts";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { createLookupStore } from "../../adapters/store/sqlite/lookup-rows.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { createHttpClient } from "../../lib/http-client.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { enrichPapers } from "./enrich-papers.ts";

const archive = fileURLToPath(new URL("../../../../shared/data/fixtures.tar.gz", import.meta.url));
const isHere = existsSync(archive);
if (!isHere) console.log("skipped: lookups by recorded replies (no ../shared/data/fixtures.tar.gz)");
const folder = isHere ? mkdtempSync(join(tmpdir(), "replies-")) : "";
if (isHere) execFileSync("tar", ["xzf", archive, "-C", folder]);
afterAll(() => {
  if (isHere) rmSync(folder, { recursive: true });
});

const DOIS = ["10.1016/j.xgen.2025.100814", "10.1073/pnas.1414271111", "10.1016/j.addr.2015.01.008"];
const NOW = new Date("2026-06-04T06:00:00.000Z");

interface Reply {
  file: string;
  service: string;
  status: number;
  url: string;
}

/** The recorded reply about one paper, as JSON. */
function recorded(service: string, doi: string): Record<string, unknown> {
  const index = JSON.parse(readFileSync(join(folder, "fixtures/index.json"), "utf8")) as Reply[];
  const reply = index.find(
    (one) =>
      one.service === service &&
      one.status === 200 &&
      one.file.endsWith(".json") &&
      decodeURIComponent(one.url).includes(doi) &&
      !one.url.includes("select="),
  );
  return JSON.parse(readFileSync(join(folder, "fixtures", reply?.file ?? ""), "utf8")) as Record<string, unknown>;
}

/** Single replies put into the lists that the services send. */
async function serve() {
  const server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? "");
    const service = url.includes("/graph/v1/") ? "semanticscholar" : url.includes("per-page") ? "openalex" : "crossref";
    const bodies = DOIS.map((doi) => recorded(service, doi));
    const lists = {
      semanticscholar: bodies,
      openalex: { meta: { count: bodies.length, next_cursor: null }, results: bodies },
      crossref: { status: "ok", "message-type": "work-list", message: { items: bodies.map((body) => body.message) } },
    };
    request.resume();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(lists[service]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

describe.skipIf(!isHere)("recorded lookups", () => {
  it("of one paper at three services stand side by side on that paper", async () => {
    const database = openDatabase(":memory:");
    migrate(database, NOW.toISOString());
    const [writer, reader] = [createCatalogueWriter(database), createCatalogueReader(database)];
    const held = DOIS.map((doi) => {
      const { title, authorships } = recorded("openalex", doi) as {
        title: string;
        authorships: { author: { display_name: string } }[];
      };
      const authors = authorships.slice(0, 2).map(({ author }) => ({ name: author.display_name }));
      const identifiers = [{ scheme: "doi" as const, value: doi }];
      return { source: "bibtex", externalId: doi, title, authors, identifiers, date: "2026-06-03" };
    });
    writer.transaction(() => applyBatch(writer, held, NOW.toISOString()));
    const server = await serve();
    const http = createHttpClient({ contact: "a@b.test", userAgent: "test", allowPrivate: true });
    const names = ["openalex", "semantic-scholar", "crossref"];
    const baseUrls = Object.fromEntries(names.map((name) => [name, server.url]));
    const sources = createSources({ http, settings: { baseUrls } }).filter(({ name }) => names.includes(name));
    const store = createLookupStore(database);
    for (const source of sources) {
      const parts = { store, writer, source, now: () => NOW, budget: 100 };
      expect(await enrichPapers(parts, { signal: new AbortController().signal })).toBe(DOIS.length);
    }
    expect(database.prepare("SELECT count(*) AS n FROM papers").get()?.n).toBe(DOIS.length);
    for (const doi of DOIS) {
      const lookup = reader.paper(doi);
      const paper = lookup?.found === "moved" ? reader.paper(lookup.id) : lookup;
      const counts = paper?.found === "paper" ? paper.paper.citationCounts : [];
      expect(counts.map(({ source }) => source).sort()).toEqual([...names].sort());
    }
    http.close();
    server.close();
  });
});
