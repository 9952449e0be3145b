// Everything that answers over HTTP, given its part of the application.

import type { Context, Hono } from "hono";
import type { Settings } from "../config.ts";
import { createApi } from "../entrypoints/api/api.ts";
import { createAuthorWeb } from "../entrypoints/author-web/author-web.ts";
import { createFeeds } from "../entrypoints/feeds/feeds.ts";
import { createMailWeb } from "../entrypoints/mail-web/mail-web.ts";
import { composeDoors } from "../entrypoints/server/compose-doors.ts";
import { countViews } from "../entrypoints/server/count-views.ts";
import { createWeb } from "../entrypoints/web/create-web.ts";
import { loadAssets } from "../entrypoints/web/load-assets.ts";
import { createRenderPage } from "../entrypoints/web/render-page.ts";
import { type Caller, readCaller } from "../lib/caller.ts";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { readDocument } from "./paths.ts";
import type { ReadSide } from "./read-side.ts";

export interface DoorOptions {
  settings: Settings;
  log: Log;
  clock: Clock;
  version: string;
  /** Folder of the package. */
  package: string;
}

export async function createDoors(
  options: DoorOptions,
  { store, operations, call }: ReadSide,
  siteUrl: string,
): Promise<Hono> {
  const { settings, log, clock, version } = options;
  const report = (failure: { id: string; url: string; error: unknown }) =>
    log.error({ id: failure.id, path: failure.url.replace(/\?.*$/s, ""), err: failure.error }, "request failed");
  const catalogueVersion = () => store.catalogue.version();
  const assets = await loadAssets();
  const features = { subscribe: true, feeds: true, api: true };
  const renderPage = createRenderPage({ siteUrl, assets, features });
  const ask = async <T>(name: string, input: object) => (await call(name, { ...input })) as T;
  const callerOf = (c: Context) => toCaller(c, settings.behindProxy);
  const api = createApi({ operations, call, catalogueVersion, version, siteUrl, callerOf, clock, report, renderPage });
  const feeds = createFeeds({ call: ask, siteUrl, report });
  const mail = createMailWeb({ call: ask, siteUrl, clock, report, renderPage });
  const authors = createAuthorWeb({ call: ask, siteUrl, callerOf, clock, report, renderPage });
  const web = createWeb({
    call: ask,
    features,
    catalogueVersion,
    siteUrl,
    assets,
    sitemap: (part) => store.catalogue.sitemap(part),
    readDocument: (name) => readDocument(options.package, `docs/${name}.md`),
    report,
    now: clock,
  });
  const doors = [
    { pattern: /^\/api(?:\/|$)/, fetch: api.fetch },
    { pattern: /^\/(?:feed\.\w+|feeds\.opml|paper\/.+\.(?:bib|ris|csl\.json|md))$/, fetch: feeds.fetch },
    { pattern: /^\/corrections(?:\/|$)/, fetch: authors.fetch },
    { pattern: /^\/(?:subscribe|subscription\/\w+|digest\/preview)$/, fetch: mail.fetch },
  ];
  const counted = countViews({ fetch: web.fetch, send: (views) => call("views.add", { views }) });
  return composeDoors({ doors, fallback: counted, log, clock });
}

function toCaller(c: Context, isBehindProxy: boolean): Caller {
  const { incoming } = c.env as { incoming?: { socket: { remoteAddress?: string } } };
  const remoteAddress = incoming?.socket.remoteAddress;
  return readCaller({ remoteAddress, header: (name) => c.req.header(name) }, isBehindProxy);
}
