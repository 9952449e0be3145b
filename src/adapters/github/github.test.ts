// Talks to a real server on this machine that answers as GitHub does on good and bad days.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../lib/errors.ts";
import { createHttpClient } from "../../lib/http-client.ts";
import { createGithubHost } from "./github.ts";

const NOW = Date.parse("2026-06-05T06:00:00Z");
const repository = (change: object = {}) => ({
  full_name: "example/lanterns",
  stargazers_count: 1234,
  archived: false,
  fork: false,
  pushed_at: "2026-06-01T10:00:00Z",
  license: { spdx_id: "MIT" },
  ...change,
});

type Answer = { status: number; headers?: Record<string, string>; body?: string | object };
const answers: Record<string, Answer | "never"> = {
  "/repos/example/lanterns": { status: 200, headers: { etag: '"a"' }, body: repository() },
  "/repos/example/old-name": { status: 301, headers: { location: "/repositories/7" } },
  "/repositories/7": {
    status: 200,
    body: repository({ full_name: "example/new-name", archived: true, license: null }),
  },
  "/repos/example/gone": { status: 404, body: { message: "Not Found" } },
  "/repos/example/takendown": { status: 451, body: {} },
  "/repos/example/limit": {
    status: 403,
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 1800) },
  },
  "/repos/example/second-limit": { status: 403, headers: { "retry-after": "90" } },
  "/repos/example/forbidden": { status: 403, body: { message: "blocked" } },
  "/repos/example/garbage": { status: 200, body: "<html>" },
  "/repos/example/odd": { status: 200, body: repository({ stargazers_count: "many" }) },
  "/repos/example/evil": { status: 200, body: repository({ full_name: "../../x" }) },
  "/repos/example/large": { status: 200, body: "x".repeat(2 * 1024 * 1024) },
  "/repos/example/never": "never",
};

let server: Server;
let baseUrl = "";
const seen: { path: string; authorization: string | undefined; etag: string | undefined }[] = [];
const http = createHttpClient({
  contact: "test@example.org",
  allowPrivate: true,
  paceMs: { "127.0.0.1": 0 },
  sleep: async () => {},
  limits: { attempts: 2, headersTimeoutMs: 200, idleTimeoutMs: 200 },
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization, "if-none-match": etag } = request.headers;
    seen.push({ path: request.url ?? "", authorization, etag });
    const answer = answers[request.url ?? ""] ?? { status: 500 };
    if (answer === "never") return;
    const { status, headers = {}, body = "" } = answer;
    if (etag !== undefined && etag === headers.etag) return void response.writeHead(304).end();
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  http.close();
  server.closeAllConnections();
  server.close();
});

const look = (label: string, options: { token?: string; etag?: string } = {}) =>
  createGithubHost({ http, baseUrl, clock: () => NOW, ...(options.token && { token: options.token }) }).look(
    label,
    options.etag === undefined ? {} : { etag: options.etag },
  );

describe("a repository", () => {
  it("is there, with its stars, licence and last commit", async () => {
    expect(await look("example/lanterns")).toEqual({
      state: "found",
      etag: '"a"',
      facts: {
        label: "example/lanterns",
        url: "https://github.com/example/lanterns",
        stars: 1234,
        isArchived: false,
        isFork: false,
        licence: "MIT",
        lastCommit: "2026-06-01",
      },
    });
  });

  it("is not read again while it is unchanged", async () => {
    expect(await look("example/lanterns", { etag: '"a"' })).toEqual({ state: "unchanged" });
  });

  it("is followed to its new name", async () => {
    expect(await look("example/old-name")).toMatchObject({
      state: "found",
      facts: { label: "example/new-name", isArchived: true },
    });
  });

  it.each(["gone", "takendown"])("that is %s is gone", async (name) => {
    expect(await look(`example/${name}`)).toEqual({ state: "gone" });
  });

  it.each(["garbage", "odd", "evil", "forbidden"])("is unclear when the answer is %s", async (name) => {
    expect(await look(`example/${name}`)).toMatchObject({ state: "unclear" });
  });

  it.each(["large", "never", "broken"])("is not waited for when the answer is %s", async (name) => {
    await expect(look(`example/${name}`)).rejects.toThrow(AppError);
  });

  it.each(["../../user", "a/b/c", "a", "-x/y", "a/b?x=1"])("is never asked for as %s", async (label) => {
    const before = seen.length;
    expect(await look(label)).toEqual({ state: "gone" });
    expect(seen).toHaveLength(before);
  });
});

describe("GitHub's limits", () => {
  it("are waited for until they are lifted", async () => {
    await expect(look("example/limit")).rejects.toMatchObject({ name: "RetryLater", retryAfterMs: 1_800_000 });
    await expect(look("example/second-limit")).rejects.toMatchObject({ name: "RetryLater", retryAfterMs: 90_000 });
  });

  it("are wider with a token, which is sent", async () => {
    await look("example/lanterns", { token: "secret" });
    expect(seen.at(-1)?.authorization).toBe("Bearer secret");
    await look("example/lanterns");
    expect(seen.at(-1)?.authorization).toBeUndefined();
    const budget = (token?: string) =>
      createGithubHost({ http, baseUrl, clock: () => NOW, ...(token && { token }) }).budget;
    expect(budget("x")).toBeGreaterThan(budget());
    expect(budget()).toBeLessThan(60);
  });
});
