// REST through its door: addresses, inputs, failures, caching, limits, the document.

import { z } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { createCall } from "../../lib/call-operation.ts";
import { AppError, type ErrorCode, RetryLater } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { type ApiOptions, createApi } from "./api.ts";

const base = { access: "public", effect: "read", maxAgeS: 60 } as const;
const failure: { error: unknown } = { error: undefined };

const operations = [
  defineOperation({
    ...base,
    name: "papers.get",
    summary: "One paper",
    http: { method: "get", path: "/papers/{id}" },
    input: z.object({ id: z.string(), limit: z.coerce.number().int().max(9).default(3) }),
    output: z.union([z.object({ id: z.string(), limit: z.number() }), z.object({ movedTo: z.string() })]),
    async run({ id, limit }) {
      if (id === "nothing") throw new AppError("not_found", "No paper nothing.");
      return id === "old" ? { movedTo: "a/b c" } : { id, limit };
    },
  }),
  defineOperation({
    ...base,
    name: "papers.why",
    summary: "Why one paper is here",
    http: { method: "get", path: "/papers/{id}/why" },
    input: z.object({ id: z.string() }),
    output: z.object({ why: z.string() }),
    run: async ({ id }) => ({ why: id }),
  }),
  defineOperation({
    ...base,
    name: "fail",
    summary: "Fails",
    http: { method: "get", path: "/fail" },
    maxAgeS: 0,
    input: z.object({}),
    output: z.object({}),
    async run() {
      throw failure.error;
    },
  }),
  defineOperation({
    ...base,
    name: "jobs.start",
    summary: "Starts a job",
    http: { method: "post", path: "/jobs/{kind}" },
    access: "operator",
    effect: "write",
    maxAgeS: 0,
    input: z.object({ kind: z.string(), force: z.boolean().default(false) }),
    output: z.object({ kind: z.string(), force: z.boolean() }),
    run: async (input) => input,
  }),
];

function open(change: Partial<ApiOptions> = {}) {
  const reports: { id: string; error: unknown }[] = [];
  const api = createApi({
    operations,
    call: createCall(operations, { checkOutput: true }),
    catalogueVersion: () => "v1",
    version: "0.0.0",
    siteUrl: "http://localhost:4000",
    callerOf: () => ({ address: "10.0.0.1", isLocal: true }),
    clock: () => new Date("2026-03-04T05:06:07Z"),
    report: (entry) => reports.push(entry),
    renderPage: ({ title, body }) => `<title>${title}</title>${body}`,
    ...change,
  });
  return { api, reports, get: (path: string, init?: RequestInit) => api.request(`/api/v1${path}`, init) };
}

const bodyOf = async (reply: Response | Promise<Response>) => (await (await reply).json()) as Record<string, unknown>;

describe("addresses and inputs", () => {
  it.each([
    ["/papers/2404.07965", { id: "2404.07965", limit: 3 }],
    ["/papers/2404.07965/why", { why: "2404.07965" }],
    ["/papers/cs%2F0112017", { id: "cs/0112017", limit: 3 }],
    ["/papers/10.1000/a.b?limit=5", { id: "10.1000/a.b", limit: 5 }],
    ["/papers/x?limit=&unknown=1&id=y", { id: "x", limit: 3 }],
  ])("reads %s", async (path, expected) => {
    expect(await bodyOf(open().get(path))).toEqual(expected);
  });

  it("names the input that has a wrong value", async () => {
    const reply = await open().get("/papers/x?limit=10");
    expect(reply.status).toBe(422);
    expect(await bodyOf(reply)).toEqual({ error: { code: "invalid", message: expect.stringMatching(/^limit: /) } });
  });

  it("sends the reader of a moved paper on", async () => {
    const reply = await open().get("/papers/old");
    expect([reply.status, reply.headers.get("location")]).toEqual([301, "/api/v1/papers/a%2Fb%20c"]);
    expect(await reply.json()).toEqual({ movedTo: "a/b c" });
  });

  it("takes JSON bodies, and nothing that a foreign form could send", async () => {
    const post = (body: string, type: string) =>
      open().get("/jobs/sync", { method: "POST", body, headers: { "content-type": type } });
    expect(await bodyOf(post('{"force":true}', "application/json"))).toEqual({ kind: "sync", force: true });
    expect((await post('{"force":true}', "text/plain")).status).toBe(422);
    expect((await post("{", "application/json")).status).toBe(422);
    expect((await post("[]", "application/json")).status).toBe(422);
    expect((await post(JSON.stringify("x".repeat(70_000)), "application/json")).status).toBe(413);
  });

  it("keeps operator operations on this machine", async () => {
    const { get } = open({ callerOf: () => ({ address: "10.0.0.1", isLocal: false }) });
    const reply = await get("/jobs/sync", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(reply.status).toBe(403);
  });
});

describe("failures", () => {
  it.each<[ErrorCode, number]>([
    ["invalid", 422],
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["gone", 410],
    ["rate_limited", 429],
    ["unavailable", 503],
  ])("shows %s as %i", async (code, status) => {
    failure.error = new AppError(code, "because");
    const reply = await open().get("/fail");
    expect(reply.status).toBe(status);
    expect(await reply.json()).toEqual({ error: { code, message: "because" } });
  });

  it("says when to come back", async () => {
    failure.error = new RetryLater("later", 1500);
    expect((await open().get("/fail")).headers.get("retry-after")).toBe("2");
  });

  it("gives a bug an id, and its details to the log only", async () => {
    failure.error = new Error("secret path /x");
    const { get, reports } = open();
    const reply = await get("/fail");
    const { error } = (await reply.json()) as { error: { id: string; message: string } };
    expect(reply.status).toBe(500);
    expect(error.message).not.toContain("secret");
    expect(reports).toEqual([{ id: error.id, url: "/api/v1/fail", error: failure.error }]);
  });

  it("answers unknown addresses in JSON", async () => {
    const reply = await open().get("/nowhere");
    expect(reply.status).toBe(404);
    expect(await bodyOf(reply)).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("caching", () => {
  it("answers 304 until the catalogue changes", async () => {
    let version = "v1";
    const { get } = open({ catalogueVersion: () => version });
    const etag = (await get("/papers/x")).headers.get("etag") ?? "";
    const again = () => get("/papers/x", { headers: { "if-none-match": etag } });
    expect((await again()).status).toBe(304);
    version = "v2";
    expect((await again()).status).toBe(200);
  });

  it("says how long an answer keeps, and never keeps failures", async () => {
    const { get } = open();
    expect((await get("/papers/x")).headers.get("cache-control")).toBe("public, max-age=60");
    const missing = await get("/papers/nothing");
    expect([missing.headers.get("cache-control"), missing.headers.get("etag")]).toEqual(["no-store", null]);
  });

  it("answers HEAD like GET, without a body", async () => {
    const reply = await open().get("/papers/x", { method: "HEAD" });
    expect([reply.status, await reply.text()]).toEqual([200, ""]);
    expect(reply.headers.get("etag")).toMatch(/^W\//);
  });
});

describe("everyone's share", () => {
  it("lets other sites read", async () => {
    expect((await open().get("/papers/x")).headers.get("access-control-allow-origin")).toBe("*");
  });

  it("counts by address and refills with time", async () => {
    let now = 0;
    let address = "a";
    const { get } = open({
      rateLimit: { burst: 2, perSecond: 1 },
      callerOf: () => ({ address, isLocal: false }),
      clock: () => new Date(now),
    });
    const statuses = [await get("/papers/x"), await get("/papers/x"), await get("/papers/x")].map(
      (reply) => reply.status,
    );
    expect(statuses).toEqual([200, 200, 429]);
    address = "b";
    expect((await get("/papers/x")).status).toBe(200);
    address = "a";
    now = 1000;
    const later = await get("/papers/x");
    expect([later.status, later.headers.get("ratelimit-remaining")]).toEqual([200, "0"]);
  });
});

describe("the document", () => {
  it("describes every operation in OpenAPI 3.1", async () => {
    const document = (await bodyOf(open().get("/openapi.json"))) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; parameters?: { name: string; in: string }[] }>>;
    };
    expect(document.openapi).toBe("3.1.0");
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((entry) => entry.operationId));
    expect(ids.sort()).toEqual(operations.map((operation) => operation.name).sort());
    const parameters = document.paths["/papers/{id}"]?.get?.parameters?.map((entry) => [entry.name, entry.in]);
    expect(parameters).toEqual([
      ["id", "path"],
      ["limit", "query"],
    ]);
  });

  it("has a page for people", async () => {
    const reply = await open().api.request("/api");
    const page = await reply.text();
    expect(reply.headers.get("content-type")).toMatch(/^text\/html/);
    for (const operation of operations) expect(page).toContain(`id="${operation.name}"`);
  });
});
