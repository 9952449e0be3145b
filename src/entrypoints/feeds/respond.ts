// Answers with validators, so that whoever asks every hour downloads only what changed.

import { createHash } from "node:crypto";
import type { Context } from "hono";

export interface Body {
  text: string;
  type: string;
  /** ISO instant of the newest change. */
  updated?: string;
  maxAgeS: number;
  fileName?: string;
}

/** `If-None-Match` may list several, weak or not. */
function matches(header: string, etag: string): boolean {
  const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => bare(tag) === bare(etag));
}

export function respond(context: Context, { text, type, updated, maxAgeS, fileName }: Body): Response {
  // Weak, because a proxy may compress the body.
  const etag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers: Record<string, string> = {
    "content-type": type,
    etag,
    "cache-control": `public, max-age=${maxAgeS}`,
    "x-content-type-options": "nosniff",
    ...(updated === undefined ? {} : { "last-modified": new Date(updated).toUTCString() }),
    ...(fileName === undefined
      ? {}
      : { "content-disposition": `inline; filename="${fileName.replace(/[^A-Za-z0-9._-]/g, "_")}"` }),
  };
  const known = context.req.header("if-none-match");
  const since = Date.parse(context.req.header("if-modified-since") ?? "");
  const isKnown = known === undefined ? updated !== undefined && since >= Date.parse(updated) : matches(known, etag);
  return isKnown ? context.body(null, 304, headers) : context.body(text, 200, headers);
}
