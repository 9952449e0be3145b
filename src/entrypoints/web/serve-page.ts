// From a request to a page: canonical address, validator, cache, and the page's own loading and rendering.

import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import type { PageReply, PageRequest, Site, WebOptions } from "./options.ts";
import { CachedPage, PageCache } from "./page-cache.ts";
import type { PageRoute } from "./page-routes.ts";
import { rankingInCookie } from "./read-ranking.ts";
import { matchesEtag, notModified, pageResponse, redirect, toEtag } from "./respond.ts";

const CACHE_CONTROL = "public, max-age=60, must-revalidate";
const LIVE_CONTROL = "no-cache";
const CACHE_BYTES = 32 * 1024 * 1024;

export type ServePage = (context: Context, route: PageRoute) => Promise<Response>;

/** A page answered with something other than itself; travels past the cache, which keeps only pages. */
class Detour extends Error {
  readonly reply: PageReply;

  constructor(reply: PageReply) {
    super("not a page to keep");
    this.reply = reply;
  }
}

export function createPageServer(options: WebOptions, site: Site, renderVersion: string): ServePage {
  const cache = new PageCache(options.cacheBytes ?? CACHE_BYTES);
  const now = options.now ?? (() => new Date());
  const readDocument = options.readDocument ?? (async () => undefined);

  return async function servePage(context, route) {
    const instant = now().toISOString();
    const { address, params, query } = readAddress(context, route);
    const vary = route.accepts.includes("rank") ? "Accept-Encoding, Cookie" : undefined;
    const request: PageRequest = {
      call: options.call,
      site,
      params,
      query,
      address,
      now: instant,
      readDocument,
    };
    if (route.isLive) return serveLive(context, route, request);
    // The day belongs to the validator because "the newest day" moves with the calendar too.
    const etag = toEtag(options.catalogueVersion(), renderVersion, address, instant.slice(0, 10));
    if (matchesEtag(context.req.header("if-none-match"), etag)) return notModified(etag, CACHE_CONTROL, vary);
    try {
      const page = await cache.get(address, etag, async () => {
        const reply = await route.show(request);
        if ("redirect" in reply || reply.status === 404) throw new Detour(reply);
        return reply.html;
      });
      return await pageResponse(context.req.raw, page, CACHE_CONTROL, { ...(vary && { vary }) });
    } catch (error) {
      if (error instanceof Detour) return detour(context, error.reply);
      throw error;
    }
  };
}

async function serveLive(context: Context, route: PageRoute, request: PageRequest): Promise<Response> {
  const reply = await route.show(request);
  if ("redirect" in reply) return redirect(reply.redirect, reply.status, reply.cookie);
  const page = new CachedPage(toEtag(reply.html), reply.html);
  if (matchesEtag(context.req.header("if-none-match"), page.etag)) return notModified(page.etag, LIVE_CONTROL);
  return pageResponse(context.req.raw, page, LIVE_CONTROL);
}

function detour(context: Context, reply: PageReply): Promise<Response> | Response {
  if ("redirect" in reply) return redirect(reply.redirect, reply.status, reply.cookie);
  const { html, status = 200 } = reply;
  return pageResponse(context.req.raw, new CachedPage(toEtag(html), html), LIVE_CONTROL, { status });
}

/** The path and the accepted parameters in a fixed order, without empty ones. */
function readAddress(
  context: Context,
  route: PageRoute,
): { address: string; params: Record<string, string>; query: Record<string, string> } {
  const path = context.req.path;
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(context.req.param() as Record<string, string | undefined>)) {
    if (value === undefined) continue;
    if (/[\u0000-\u001f\u007f]/.test(value))
      throw new AppError("invalid", "The address holds characters that no address has");
    params[name] = value;
  }
  const query: Record<string, string> = {};
  for (const name of route.accepts) {
    const value = context.req.query(name);
    if (value !== undefined && value !== "") query[name] = value;
  }
  const remembered = rankingInCookie(context.req.header("cookie"));
  if (route.accepts.includes("rank") && query.rank === undefined && remembered) query.rank = remembered;
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  return { address: text ? `${path}?${text}` : path, params, query };
}
