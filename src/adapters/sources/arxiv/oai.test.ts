// Full harvests against a server that misbehaves in every way that has been seen.

import { afterEach, describe, expect, test } from "vitest";
import {
  type Fault,
  type ReplayOptions,
  type ReplayServer,
  startReplayServer,
} from "../../../../test/support/replay-server.ts";
import { RetryLater } from "../../../lib/errors.ts";
import { createHttpClient, type HttpClient } from "../../../lib/http-client.ts";
import type { SourceRecord } from "../../../model/record.ts";
import type { Source } from "../../../ports/source.ts";
import { createArxivOaiSource } from "./oai.ts";

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.close();
});

/** Time passes only by waiting, so hours take no time. */
function virtualTime() {
  let now = Date.UTC(2026, 10, 20);
  return {
    clock: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

interface Setup {
  server: ReplayServer;
  http: HttpClient;
  source: Source;
  time: ReturnType<typeof virtualTime>;
}

async function setUp(options: Partial<ReplayOptions> = {}, prefix: "arXiv" | "arXivRaw" = "arXiv"): Promise<Setup> {
  const server = await startReplayServer({ seed: 7, records: 230, pageSize: 20, ...options });
  const time = virtualTime();
  const limits = { headersTimeoutMs: 300, idleTimeoutMs: 300 };
  const http = createHttpClient({ contact: "test@example.org", allowPrivate: true, ...time, limits });
  open.push(server, http);
  return { server, http, source: createArxivOaiSource({ http, baseUrl: server.url, prefix }), time };
}

interface Harvest {
  records: Map<string, SourceRecord>;
  arrivals: number;
  cursor: string | undefined;
  pauses: number[];
}

/** Pulls until done, as a job does: keeps the cursor of each batch, and comes back after the pauses it is told. */
async function harvest({ source, time }: Setup, cursor?: string, since?: string): Promise<Harvest> {
  const result: Harvest = { records: new Map(), arrivals: 0, cursor, pauses: [] };
  for (let runs = 0; runs < 50; runs += 1) {
    try {
      const request = { categories: ["cs.CL"], signal: new AbortController().signal, ...(since && { since }) };
      for await (const batch of source.pull({ ...request, ...(result.cursor && { cursor: result.cursor }) })) {
        for (const record of batch.records) result.records.set(record.externalId, record);
        result.arrivals += batch.records.length;
        expect(batch.setAsides).toEqual([]);
        result.cursor = batch.cursor;
      }
      return result;
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      result.pauses.push(error.retryAfterMs);
      time.pass(error.retryAfterMs);
    }
  }
  throw new Error("the harvest does not end");
}

const plan = (faults: Record<number, Fault>) => (request: number) => faults[request];

describe("harvest", () => {
  test("brings every record once and keeps a polite pace", async () => {
    const set = await setUp();
    const start = set.time.clock();
    const { records, arrivals } = await harvest(set);
    expect([...records.keys()].sort()).toEqual(set.server.ids);
    expect(arrivals).toBe(230);
    expect(set.server.requests).toHaveLength(12);
    expect(set.server.requests[0]).toBe("/oai?verb=ListRecords&metadataPrefix=arXiv&set=cs%3Acs%3ACL");
    expect(set.server.requests[1]).toBe("/oai?verb=ListRecords&resumptionToken=arXiv%7C+%7C20");
    expect(set.time.clock() - start).toBeGreaterThanOrEqual(11 * 1_000);
  });

  const passing: [string, Record<number, Fault>][] = [
    ["503 with Retry-After", { 3: "busy", 4: "busy" }],
    ["a server error", { 2: "server-error" }],
    ["a connection that breaks off", { 2: "broken-connection", 5: "broken-connection" }],
    ["XML that ends in the middle", { 1: "cut-xml", 4: "cut-xml" }],
    ["a gzip bomb", { 3: "gzip-bomb" }],
    ["an XML bomb", { 3: "xml-bomb" }],
    ["a server that does not answer", { 2: "silence" }],
    ["garbage", { 2: "garbage", 3: "garbage" }],
    ["a few refusals", { 2: "refusal", 3: "refusal" }],
  ];
  test.each(passing)("goes on after %s without a record twice", async (_, faults) => {
    const set = await setUp({ fault: plan(faults), records: 100 });
    const { records, arrivals, pauses } = await harvest(set);
    expect([...records.keys()].sort()).toEqual(set.server.ids);
    expect(arrivals).toBe(100);
    expect(pauses).toEqual([]);
    expect(set.server.requests).toHaveLength(5 + Object.keys(faults).length);
  });

  test("starts a list again when its token has expired", async () => {
    const set = await setUp({ fault: plan({ 6: "expired-token" }) });
    const { records, arrivals } = await harvest(set);
    expect([...records.keys()].sort()).toEqual(set.server.ids);
    expect(arrivals).toBe(5 * 20 + 230);
    expect(set.server.requests[6]).toBe(set.server.requests[0]);
  });

  test("gives up on a list that expires every time", async () => {
    const set = await setUp({ fault: (request) => (request % 2 === 0 ? "expired-token" : undefined) });
    await expect(harvest(set)).rejects.toThrow(/expires before its end/);
  });

  test("gives up with a clear error on a server that sends only garbage", async () => {
    const set = await setUp({ fault: () => "garbage" });
    await expect(harvest(set)).rejects.toThrow(/list cannot be read: not readable as XML/);
    expect(set.server.requests).toHaveLength(4);
  });

  test("leaves a server alone that refuses for hours, and then goes on where it stopped", async () => {
    const refusedFrom = 5;
    let clock = () => 0;
    let started = 0;
    const set = await setUp({
      fault: (request) => {
        if (request === refusedFrom) started = clock();
        return request >= refusedFrom && clock() - started < 9 * 3_600_000 ? "refusal" : undefined;
      },
    });
    clock = set.time.clock;
    const { records, arrivals, pauses } = await harvest(set);
    expect([...records.keys()].sort()).toEqual(set.server.ids);
    expect(arrivals).toBe(230);
    const minutes = pauses.map((ms) => Math.round(ms / 60_000));
    expect(minutes.slice(0, 5)).toEqual([15, 30, 60, 120, 240]);
    expect(set.server.requests.length).toBeLessThan(12 + 12);
  });

  test("passes on a long Retry-After instead of waiting", async () => {
    const set = await setUp({ fault: plan({ 2: "busy" }), retryAfter: "3600", records: 60 });
    const { arrivals, pauses } = await harvest(set);
    expect(arrivals).toBe(60);
    expect(pauses).toEqual([3_600_000]);
  });

  test("survives all faults in one harvest, stopped after every batch", async () => {
    const faults: Record<number, Fault> = {
      2: "busy",
      4: "refusal",
      6: "cut-xml",
      8: "broken-connection",
      10: "gzip-bomb",
      12: "expired-token",
      14: "xml-bomb",
      16: "silence",
      18: "garbage",
      20: "server-error",
    };
    const set = await setUp({ fault: plan(faults), records: 300 });
    const records = new Map<string, SourceRecord>();
    let cursor: string | undefined;
    let batches = 0;
    for (let isDone = false; !isDone; ) {
      isDone = true;
      const pulled = set.source.pull({
        categories: ["cs.CL"],
        signal: new AbortController().signal,
        ...(cursor && { cursor }),
      });
      for await (const batch of pulled) {
        for (const record of batch.records) records.set(record.externalId, record);
        cursor = batch.cursor;
        batches += 1;
        isDone = batch.cursor === undefined || !batch.cursor.includes('"list"');
        break;
      }
    }
    expect([...records.keys()].sort()).toEqual(set.server.ids);
    expect(batches).toBeGreaterThanOrEqual(15);
    expect(set.server.requests.length).toBeGreaterThan(20);
  });
});

describe("the next harvest", () => {
  test("asks only for what changed since the last began, edits and deletions included", async () => {
    const set = await setUp();
    const first = await harvest(set, undefined, "2026-11-01");
    expect(set.server.requests[0]).toContain("from=2026-11-01");
    const [edited = "", removed = ""] = set.server.ids;
    set.server.edit([edited], "2026-11-20");
    set.server.remove([removed], "2026-11-20");
    const before = set.server.requests.length;
    const second = await harvest(set, first.cursor, "2026-11-01");
    expect(set.server.requests.slice(before)).toEqual([
      "/oai?verb=ListRecords&metadataPrefix=arXiv&set=cs%3Acs%3ACL&from=2026-11-19",
    ]);
    expect([...second.records.keys()].sort()).toEqual([edited, removed].sort());
    expect(second.records.get(edited)?.title).toMatch(/\(revised\)$/);
    expect(second.records.get(removed)).toMatchObject({ status: "deleted", externalId: removed });
  });

  test("finds nothing new without an error", async () => {
    const set = await setUp({ records: 40 });
    const first = await harvest(set);
    const second = await harvest(set, first.cursor);
    expect(second.arrivals).toBe(0);
    expect(second.cursor).toContain("2026-11-19");
  });
});

test("arXivRaw brings versions and the first date", async () => {
  const set = await setUp({ records: 3 }, "arXivRaw");
  const { records } = await harvest(set);
  expect(records.get("2611.10000")).toMatchObject({
    source: "arxiv-raw",
    version: 2,
    date: "2026-11-02",
    versions: [
      { version: 1, date: "2026-11-02T18:49:38Z", size: "12kb" },
      { version: 2, date: "2026-11-10T08:00:00Z", size: "13kb" },
    ],
  });
});

test("a harvest can be cancelled while it waits", async () => {
  const server = await startReplayServer({ seed: 1, records: 60, pageSize: 20 });
  const http = createHttpClient({ contact: "test@example.org", allowPrivate: true });
  open.push(server, http);
  const source = createArxivOaiSource({ http, baseUrl: server.url, prefix: "arXiv" });
  const controller = new AbortController();
  const pulled = source.pull({ categories: ["cs.CL"], signal: controller.signal });
  const run = (async () => {
    for await (const _ of pulled) setTimeout(() => controller.abort(new Error("cancelled")), 20);
  })();
  await expect(run).rejects.toThrow("cancelled");
  expect(server.requests).toHaveLength(1);
});
