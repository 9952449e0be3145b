// REST v1: one route per operation under /api/v1, the OpenAPI document, and a page for people at /api.

import { createHash, randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { Call } from "../../lib/call-operation.ts";
import type { Caller } from "../../lib/caller.ts";
import type { Clock } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import type { AnyOperation } from "../../lib/operation.ts";
import { createDocument } from "./document.ts";
import { renderDocumentPage } from "./document-page.ts";
import { toErrorReply } from "./errors.ts";
import { limitRate, type RateLimit } from "./rate-limit.ts";
import { mostExactFirst, readInput, routerPath } from "./routes.ts";

export interface ApiOptions {
  operations: readonly AnyOperation[];
  call: Call;
  /** Changes with every committed change that an answer could show. */
  catalogueVersion(): string;
  version: string;
  siteUrl: string;
  callerOf(c: Context): Caller;
  clock: Clock;
  report(failure: { id: string; url: string; error: unknown }): void;
  rateLimit?: RateLimit;
  /** Puts a title and the inside of a page into the frame that all pages share. */
  renderPage(page: { title: string; body: { toString(): string } }): string;
}

const MOST_BODY_BYTES = 64 * 1024;

export function createApi(options: ApiOptions): Hono {
  const { operations, version, siteUrl, callerOf, clock } = options;
  const api = new Hono();
  api.onError((error, c) => {
    const reply = toErrorReply(error, () => randomUUID().slice(0, 8));
    const { id } = reply.body.error;
    if (id !== undefined) options.report({ id, url: c.req.path, error });
    c.header("cache-control", "no-store");
    return c.json(reply.body, reply.status, reply.headers);
  });
  api.use("/api/v1/*", cors({ origin: "*", allowMethods: ["GET", "HEAD", "OPTIONS"], maxAge: 86_400 }));
  api.use(
    "/api/v1/*",
    limitRate(
      (c) => callerOf(c).address,
      () => clock().getTime(),
      options.rateLimit,
    ),
  );
  api.use("/api/v1/*", bodyLimit({ maxSize: MOST_BODY_BYTES, onError: tooLarge }));
  const document = lazily(() => createDocument(operations, { version, siteUrl }));
  api.get("/api/v1/openapi.json", (c) => {
    c.header("cache-control", "public, max-age=3600");
    return c.json(document());
  });
  api.get("/api", async (c) =>
    c.html(options.renderPage({ title: "API", body: await renderDocumentPage(operations, siteUrl) })),
  );
  for (const operation of mostExactFirst(operations)) mount(api, operation, options);
  api.all("/api/v1/*", (c) => {
    throw new AppError("not_found", `There is no ${c.req.method} ${c.req.path}; see ${siteUrl}/api`);
  });
  return api;
}

function mount(api: Hono, operation: AnyOperation, options: ApiOptions): void {
  const path = `/api/v1${routerPath(operation.http.path)}`;
  api.on(operation.http.method.toUpperCase(), path, async (c) => {
    if (operation.access === "operator" && !options.callerOf(c).isLocal) {
      throw new AppError("forbidden", "This can only be asked on the machine that Broadsheet runs on.");
    }
    const etag = operation.maxAgeS > 0 ? etagOf(c, options) : undefined;
    const headers: Record<string, string> =
      etag === undefined
        ? { "cache-control": "no-store" }
        : { "cache-control": `public, max-age=${operation.maxAgeS}`, etag };
    if (etag !== undefined && matches(c.req.header("if-none-match"), etag)) return c.body(null, 304, headers);
    const output = await options.call(operation.name, await readInput(c, operation));
    const movedTo = movedKey(output);
    if (movedTo !== undefined) {
      const name = operation.http.path.replace(/\{\w+\}$/, encodeURIComponent(movedTo));
      return c.json({ movedTo }, 301, { location: `/api/v1${name}` });
    }
    return c.json(output ?? null, 200, headers);
  });
}

/** Made before the work is done: the same question to the same catalogue on the same day has the same answer. */
function etagOf(c: Context, { catalogueVersion, version, clock }: ApiOptions): string {
  const day = clock().toISOString().slice(0, 10);
  const facts = `${version}\n${catalogueVersion()}\n${day}\n${c.req.url}`;
  return `W/"${createHash("sha256").update(facts).digest("base64url").slice(0, 22)}"`;
}

function matches(header: string | undefined, etag: string): boolean {
  const bare = etag.replace(/^W\//, "");
  return header?.split(",").some((given) => given.trim() === "*" || given.trim().replace(/^W\//, "") === bare) ?? false;
}

function movedKey(output: unknown): string | undefined {
  if (typeof output !== "object" || output === null || !("movedTo" in output)) return undefined;
  return typeof output.movedTo === "string" ? output.movedTo : undefined;
}

function tooLarge(c: Context): Response {
  const message = `A body may have at most ${MOST_BODY_BYTES / 1024} KiB.`;
  return c.json({ error: { code: "invalid", message } }, 413);
}

function lazily<T>(make: () => T): () => T {
  let value: { made: T } | undefined;
  return () => {
    value ??= { made: make() };
    return value.made;
  };
}
