// The query API and the announcements over HTTP, against a server on this machine.

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { RetryLater } from "../../../lib/errors.ts";
import { createHttpClient } from "../../../lib/http-client.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { createArxivAnnouncementsSource } from "./announcements.ts";
import { createArxivApiSource } from "./api.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function setUp(answer: (url: URL, response: ServerResponse, headers: Record<string, unknown>) => void) {
  const seen: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    seen.push(url);
    answer(url, response, request.headers);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  let now = 0;
  const http = createHttpClient({
    contact: "ann@example.org",
    allowPrivate: true,
    clock: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  });
  closers.push(() => {
    http.close();
    server.close();
    server.closeAllConnections();
  });
  return { http, seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function pull(source: Source, request: Partial<PullRequest>): Promise<SourceBatch[]> {
  const batches: SourceBatch[] = [];
  const whole = { categories: ["cs.CL"], signal: new AbortController().signal, ...request };
  for await (const batch of source.pull(whole)) batches.push(batch);
  return batches;
}

const idsOf = (batches: SourceBatch[]) => batches.flatMap((batch) => batch.records.map((record) => record.externalId));

const entry = (id: string, day: string) =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>On lanterns</title><published>${day}T10:00:00Z</published><summary>s</summary></entry>`;
const feed = (total: number, entries: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><totalResults>${total}</totalResults>${entries.join("")}</feed>`;
const idAt = (index: number) => `2611.${String(10_000 + index)}`;

describe("query API", () => {
  const identifiers = Array.from({ length: 7 }, (_, i) => ({ scheme: "arxiv", value: idAt(i) }));
  const byId = (url: URL) =>
    feed(
      7,
      (url.searchParams.get("id_list") ?? "").split(",").map((id) => entry(id, "2026-11-02")),
    );

  test("looks ids up in batches, and goes on after the last safe one", async () => {
    const { http, seen, baseUrl } = await setUp((url, response) => response.end(byId(url)));
    const source = createArxivApiSource({ http, baseUrl, pageSize: 3 });
    const batches = await pull(source, { identifiers: [...identifiers, { scheme: "doi", value: "10.1000/x" }] });
    expect(idsOf(batches)).toEqual(identifiers.map((it) => it.value));
    expect(seen.map((url) => url.searchParams.get("id_list")?.split(",").length)).toEqual([3, 3, 1]);
    const cursor = batches[0]?.cursor ?? "";
    expect(idsOf(await pull(source, { identifiers, cursor }))).toEqual(identifiers.slice(3).map((it) => it.value));
  });

  test("pages through categories from a day on, and asks next time from the last day seen", async () => {
    const days = Array.from({ length: 7 }, (_, i) => `2026-11-0${i + 1}`);
    const { http, seen, baseUrl } = await setUp((url, response) => {
      const start = Number(url.searchParams.get("start"));
      response.end(
        feed(
          7,
          days.slice(start, start + 3).map((day, i) => entry(idAt(start + i), day)),
        ),
      );
    });
    const source = createArxivApiSource({ http, baseUrl, pageSize: 3 });
    const batches = await pull(source, { categories: ["cs.CL", "cs.LG"], since: "2026-11-01" });
    expect(idsOf(batches)).toHaveLength(7);
    expect(seen[0]?.searchParams.get("search_query")).toBe(
      "(cat:cs.CL OR cat:cs.LG) AND submittedDate:[202611010000 TO 209912312359]",
    );
    expect(seen).toHaveLength(3);
    await pull(source, { cursor: batches.at(-1)?.cursor ?? "" });
    expect(seen[3]?.searchParams.get("search_query")).toContain("[202611070000 TO");
  });

  test("an empty page in the middle is asked for again", async () => {
    let asked = 0;
    const { http, baseUrl } = await setUp((url, response) => {
      asked += 1;
      const start = Number(url.searchParams.get("start"));
      const isHollow = start > 0 && asked === 2;
      response.end(feed(4, isHollow ? [] : [entry(idAt(start), "2026-11-02"), entry(idAt(start + 1), "2026-11-02")]));
    });
    expect(idsOf(await pull(createArxivApiSource({ http, baseUrl, pageSize: 2 }), {}))).toHaveLength(4);
    expect(asked).toBe(3);
  });

  test("garbage for ever ends in a pause", async () => {
    const { http, seen, baseUrl } = await setUp((_, response) => response.end("Rate exceeded."));
    await expect(pull(createArxivApiSource({ http, baseUrl }), {})).rejects.toBeInstanceOf(RetryLater);
    expect(seen).toHaveLength(3);
  });

  test("an error dressed as an entry is told in arXiv's words", async () => {
    const error =
      "<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format for abc</summary></entry>";
    const { http, baseUrl } = await setUp((_, response) => response.writeHead(400).end(feed(1, [error])));
    await expect(pull(createArxivApiSource({ http, baseUrl }), { identifiers })).rejects.toMatchObject({
      code: "invalid",
      message: "arXiv says: incorrect id format for abc",
    });
  });
});

describe("announcements", () => {
  const item = (id: string, kind: string) => `<item><title>On lanterns</title><guid>oai:arXiv.org:${id}</guid>
    <description>arXiv:${id} Announce Type: ${kind} Abstract: a</description><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate></item>`;
  const rss = (...items: string[]) => `<rss><channel>${items.join("")}</channel></rss>`;

  test("are fetched per category, and not again while nothing has changed", async () => {
    const { http, seen, baseUrl } = await setUp((url, response, headers) => {
      const etag = `"${url.pathname}"`;
      if (headers["if-none-match"] === etag) return response.writeHead(304).end();
      response.writeHead(200, { etag }).end(rss(item("2611.10000v1", url.pathname.endsWith("CL") ? "new" : "cross")));
    });
    const source = createArxivAnnouncementsSource({ http, baseUrl });
    const batches = await pull(source, { categories: ["cs.CL", "cs.LG"] });
    expect(seen.map((url) => url.pathname)).toEqual(["/rss/cs.CL", "/rss/cs.LG"]);
    expect(batches.map((batch) => batch.announcements?.map((it) => `${it.category} ${it.kind} ${it.day}`))).toEqual([
      ["cs.CL new 2026-11-20"],
      ["cs.LG cross 2026-11-20"],
    ]);
    const cursor = batches.at(-1)?.cursor ?? "";
    expect(await pull(source, { categories: ["cs.CL", "cs.LG"], cursor })).toEqual([]);
    expect(await pull(source, { categories: ["cs.AI"], cursor })).toHaveLength(1);
  });

  test("an unknown category is a clear error", async () => {
    const { http, baseUrl } = await setUp((_, response) => response.writeHead(400).end("bad"));
    const source = createArxivAnnouncementsSource({ http, baseUrl, format: "atom" });
    await expect(pull(source, { categories: ["no.XX"] })).rejects.toThrow("arXiv's feed of no.XX answers 400");
  });
});
