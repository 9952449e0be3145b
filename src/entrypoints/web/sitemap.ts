// robots.txt and the sitemap: an index, our own pages, and the papers in parts.

import type { Hono } from "hono";
import { AppError } from "../../lib/errors.ts";
import { escapeHtml } from "../../lib/tex/escape-html.ts";
import { paperHref } from "./addresses.ts";
import type { WebOptions } from "./options.ts";
import { fileResponse } from "./respond.ts";

const HOUR = "public, max-age=3600";
const XML = "application/xml; charset=utf-8";
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const PAGES = [
  "/",
  "/categories",
  "/topics",
  "/authors",
  "/institutions",
  "/search",
  "/digest",
  "/about",
  "/about/scores",
];

export function addSitemapRoutes(web: Hono, siteUrl: string, sitemap: WebOptions["sitemap"]): void {
  web.get("/robots.txt", () => fileResponse(robots(siteUrl), "text/plain; charset=utf-8", HOUR));
  web.get("/sitemap.xml", async () => {
    const parts = sitemap ? (await sitemap(0)).parts : 0;
    const names = ["pages", ...Array.from({ length: parts }, (_, part) => `papers-${part}`)];
    return xml(
      "sitemapindex",
      names.map((name) => `<sitemap><loc>${address(siteUrl, `/sitemap/${name}.xml`)}</loc></sitemap>`),
    );
  });
  web.get("/sitemap/pages.xml", () =>
    xml(
      "urlset",
      PAGES.map((path) => `<url><loc>${address(siteUrl, path)}</loc></url>`),
    ),
  );
  web.get("/sitemap/:name{papers-\\d{1,5}\\.xml}", async (context) => {
    const part = Number.parseInt(context.req.param("name").slice("papers-".length), 10);
    const found = await sitemap?.(part);
    if (!found || part >= found.parts) throw new AppError("not_found", `The sitemap has no part ${part}`);
    return xml(
      "urlset",
      found.papers.map(
        ({ id, changed }) =>
          `<url><loc>${address(siteUrl, paperHref(id))}</loc><lastmod>${escapeHtml(changed)}</lastmod></url>`,
      ),
    );
  });
}

const address = (siteUrl: string, path: string): string => escapeHtml(siteUrl + path);

function xml(root: string, entries: string[]): Response {
  return fileResponse(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACE}>\n${entries.join("\n")}\n</${root}>\n`,
    XML,
    HOUR,
  );
}

/** Searches are endless; everything else may be read. */
function robots(siteUrl: string): string {
  return `User-agent: *\nDisallow: /search\nDisallow: /api/\nDisallow: /subscribe\n\nSitemap: ${siteUrl}/sitemap.xml\n`;
}
