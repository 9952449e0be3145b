// The server: the writer in its own thread, all doors on one port, stopped gently.

import { Worker } from "node:worker_threads";
import type { Context, Hono } from "hono";
import { raw } from "hono/html";
import { lockFolder } from "../adapters/store/sqlite/lock.ts";
import { openWriteStore } from "../adapters/store/sqlite/open-store.ts";
import { publicUrl, type Settings } from "../config.ts";
import { createApi } from "../entrypoints/api/api.ts";
import { createFeeds } from "../entrypoints/feeds/feeds.ts";
import { createMailWeb } from "../entrypoints/mail-web/mail-web.ts";
import { composeDoors } from "../entrypoints/server/compose-doors.ts";
import { listen } from "../entrypoints/server/listen.ts";
import { createWeb } from "../entrypoints/web/create-web.ts";
import { renderLayout } from "../entrypoints/web/layout.tsx";
import { loadAssets } from "../entrypoints/web/load-assets.ts";
import { connectWriter } from "../entrypoints/worker/connect-writer.ts";
import { readCaller } from "../lib/caller.ts";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Source } from "../ports/source.ts";
import { dataPaths, readDocument, requireFolder } from "./paths.ts";
import { openReadSide, type ReadSide } from "./read-side.ts";

export interface Served {
  address: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  settings: Settings;
  log: Log;
  clock: Clock;
  version: string;
  sources: readonly Source[];
  /** Folder of the package. */
  package: string;
  /** What a thread must run to become the writer. */
  entry: URL;
}

const PATIENCE_MS = 5000;

export async function serve(options: ServeOptions): Promise<Served> {
  const { settings, log, clock } = options;
  const { folder, database } = dataPaths(settings.data);
  requireFolder(folder);
  const lock = lockFolder(folder, { pid: process.pid, command: "serve", since: clock().toISOString() });
  const opened: { close(): unknown }[] = [{ close: () => lock.release() }];
  const closeAll = async () => {
    for (const part of opened.reverse()) await part.close();
  };
  try {
    // Migrated before anything reads; the writer thread then opens it anew.
    openWriteStore(database, clock).close();
    const writer = connectWriter({ start: () => startWriter(options), log });
    opened.push({ close: () => writer.stop() });
    const reader = openReadSide({ ...options, sendWrite: writer.call });
    opened.push(reader);
    if (isEmpty(reader)) await writer.ready;
    // A writer that fails later is logged and started again; pages are served meanwhile.
    else writer.ready.catch(() => {});
    const late = deferred<Hono>();
    const server = await listen({ fetch: async (request, env) => (await late.value).fetch(request, env) }, settings);
    opened.push({ close: () => server.close(PATIENCE_MS) });
    const address = publicUrl({ ...settings, port: server.port });
    lock.describe({ address });
    late.resolve(await createDoors(options, reader, address));
    return { address, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function startWriter({ settings, entry }: ServeOptions): Worker {
  return new Worker(entry, { workerData: { role: "writer", settings, isTerminal: process.stderr.isTTY === true } });
}

const isEmpty = ({ store }: ReadSide): boolean =>
  store.catalogue.papers({ sort: "newest", offset: 0, limit: 1 }).total === 0;

async function createDoors(
  options: ServeOptions,
  { store, operations, call }: ReadSide,
  siteUrl: string,
): Promise<Hono> {
  const { settings, log, clock, version } = options;
  const report = (failure: { id: string; url: string; error: unknown }) =>
    log.error({ id: failure.id, path: failure.url.replace(/\?.*$/s, ""), err: failure.error }, "request failed");
  const catalogueVersion = () => store.catalogue.version();
  const assets = await loadAssets();
  const callerOf = (c: Context) => {
    const { incoming } = c.env as { incoming?: { socket: { remoteAddress?: string } } };
    const remoteAddress = incoming?.socket.remoteAddress;
    return readCaller({ remoteAddress, header: (name) => c.req.header(name) }, settings.behindProxy);
  };
  const api = createApi({
    operations,
    call,
    catalogueVersion,
    version,
    siteUrl,
    callerOf,
    clock,
    report,
    cssPath: assets.css.path,
  });
  const ask = async <T>(name: string, input: object) => (await call(name, { ...input })) as T;
  const feeds = createFeeds({ call: ask, siteUrl, report });
  const features = { subscribe: true, feeds: true, api: true };
  const site = { url: siteUrl, features, cssPath: assets.css.path, scriptPath: assets.script.path };
  const mail = createMailWeb({
    call: ask,
    siteUrl,
    clock,
    report,
    renderPage: ({ title, body }) =>
      renderLayout({ site, title, section: "digest", noIndex: true, children: raw(String(body)) }),
  });
  const web = createWeb({
    call: ask,
    features,
    catalogueVersion,
    siteUrl,
    assets,
    sitemap: (part) => store.catalogue.sitemap(part),
    scoresDocument: () => readDocument(options.package, "docs/scores.md"),
    report,
    now: clock,
  });
  const doors = [
    { pattern: /^\/api(?:\/|$)/, fetch: api.fetch },
    { pattern: /^\/(?:feed\.\w+|feeds\.opml|paper\/.+\.(?:bib|ris|csl\.json|md))$/, fetch: feeds.fetch },
    { pattern: /^\/(?:subscribe|subscription\/\w+|digest\/preview)$/, fetch: mail.fetch },
  ];
  return composeDoors({ doors, fallback: web.fetch, log, clock });
}

function deferred<T>(): { value: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const value = new Promise<T>((done) => {
    resolve = done;
  });
  return { value, resolve };
}
