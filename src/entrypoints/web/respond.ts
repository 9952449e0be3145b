// The HTTP side of a page: validators, caching, compression and security headers.

import { createHash } from "node:crypto";
import { type CachedPage, chooseEncoding } from "./page-cache.ts";

/** Style attributes carry the widths of bars; nothing else inline is allowed. */
const SECURITY = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
} as const;

const VARY = "Accept-Encoding";
const HTML = { "content-type": "text/html; charset=utf-8", ...SECURITY };

/** Weak, because one tag stands for every encoding of the page. */
export function toEtag(...facts: string[]): string {
  return `W/"${createHash("sha256").update(facts.join("\n")).digest("base64url").slice(0, 22)}"`;
}

/** Weak comparison over the list that If-None-Match may hold. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const bare = etag.replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((one) => one.trim().replace(/^W\//, "") === bare);
}

export function notModified(etag: string, cacheControl: string, vary = VARY): Response {
  return new Response(null, { status: 304, headers: { etag, "cache-control": cacheControl, vary, ...SECURITY } });
}

export async function pageResponse(
  request: Request,
  page: CachedPage,
  cacheControl: string,
  { status = 200, vary = VARY }: { status?: number; vary?: string } = {},
): Promise<Response> {
  return encoded(request, page, { ...HTML, etag: page.etag, "cache-control": cacheControl, vary }, status);
}

export async function assetResponse(
  request: Request,
  file: CachedPage,
  type: string,
  cacheControl: string,
): Promise<Response> {
  return encoded(request, file, { "content-type": type, "cache-control": cacheControl, ...SECURITY }, 200);
}

async function encoded(
  request: Request,
  page: CachedPage,
  fields: Record<string, string>,
  status: number,
): Promise<Response> {
  const encoding = chooseEncoding(request.headers.get("accept-encoding") ?? undefined);
  const body = await page.body(encoding);
  const headers = new Headers({ vary: VARY, ...fields, "content-length": String(body.length) });
  if (encoding !== "identity") headers.set("content-encoding", encoding);
  return new Response(body, { status, headers });
}

export function errorResponse(status: number, html: string): Response {
  return new Response(html, { status, headers: { ...HTML, "cache-control": "no-store", vary: VARY } });
}

export function redirect(location: string, status: 301 | 302, cookie?: string): Response {
  return new Response(null, {
    status,
    headers: {
      location,
      "cache-control": status === 301 ? "public, max-age=3600" : "no-store",
      ...(cookie !== undefined && { "set-cookie": cookie }),
      ...SECURITY,
    },
  });
}

/** Small files that are not pages. */
export function fileResponse(body: BodyInit, type: string, cacheControl: string): Response {
  return new Response(body, { headers: { "content-type": type, "cache-control": cacheControl, ...SECURITY } });
}
