// The web door: pages, assets, and the files that crawlers ask for. Mount it last: it answers every path that is left.

import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { AppError, type ErrorCode } from "../../lib/errors.ts";
import { type Site, toSite, type WebOptions } from "./options.ts";
import { CachedPage } from "./page-cache.ts";
import { PAGE_ROUTES } from "./page-routes.ts";
import { type ErrorStatus, renderErrorPage } from "./pages/error-show.tsx";
import { assetResponse, errorResponse, fileResponse, redirect } from "./respond.ts";
import { createPageServer } from "./serve-page.ts";
import { addSitemapRoutes } from "./sitemap.ts";

/** Changes when the same data would give other pages. */
const RENDER_VERSION = "1";
const IMMUTABLE = "public, max-age=31536000, immutable";
const DAY = "public, max-age=86400";

const STATUS: Record<ErrorCode, ErrorStatus> = {
  invalid: 422,
  not_found: 404,
  gone: 410,
  conflict: 409,
  unauthenticated: 403,
  forbidden: 403,
  rate_limited: 429,
  unavailable: 503,
};

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>.p{fill:#1b1916}.i{fill:#fcfbf8}@media(prefers-color-scheme:dark){.p{fill:#ebe6dc}.i{fill:#151412}}</style><rect class="p" width="32" height="32" rx="4"/><text class="i" x="8" y="25" font-family="Charter,Georgia,serif" font-weight="700" font-size="25">B</text><rect x="8" y="27" width="16" height="2" fill="#d58b75"/></svg>';

export function createWeb(options: WebOptions): Hono {
  const { assets } = options;
  const site = toSite(options);
  const web = new Hono();
  const servePage = createPageServer(options, site, `${RENDER_VERSION} ${assets.css.path} ${assets.script.path}`);
  for (const asset of [assets.css, assets.script]) {
    const file = new CachedPage("", asset.body);
    web.get(asset.path, (context) => assetResponse(context.req.raw, file, asset.type, IMMUTABLE));
  }
  web.get("/favicon.svg", () => fileResponse(FAVICON, "image/svg+xml", DAY));
  web.get("/favicon.ico", () => redirect("/favicon.svg", 301));
  web.get("/opensearch.xml", () => fileResponse(openSearch(site.url), "application/opensearchdescription+xml", DAY));
  addSitemapRoutes(web, site.url, options.sitemap);
  for (const route of PAGE_ROUTES) web.get(route.path, (context) => servePage(context, route));
  web.all("*", (context) => {
    const isRead = context.req.method === "GET" || context.req.method === "HEAD";
    return errorPage(site, isRead ? 404 : 405, undefined, randomUUID());
  });
  web.onError((error, context) => answerError(error, context, site, options));
  return web;
}

function answerError(error: unknown, context: Context, site: Site, options: WebOptions): Response {
  const id = randomUUID();
  if (error instanceof AppError && error.code !== "unavailable")
    return errorPage(site, STATUS[error.code], error.message, id);
  options.report?.({ id, url: context.req.url, error });
  // Only our own words are shown: an unexpected error may quote data.
  return error instanceof AppError ? errorPage(site, 503, error.message, id) : errorPage(site, 500, undefined, id);
}

function errorPage(site: Site, status: ErrorStatus, message: string | undefined, id: string): Response {
  return errorResponse(status, renderErrorPage({ status, message, id, site }));
}

function openSearch(siteUrl: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>Broadsheet</ShortName><Description>Search research papers</Description><InputEncoding>UTF-8</InputEncoding><Url type="text/html" template="${siteUrl}/search?q={searchTerms}"/></OpenSearchDescription>
`;
}
