// Reads the Retry-After header.

import { parseHttpDate } from "../calendar.ts";

/** Milliseconds to wait, from seconds or an HTTP date; undefined when the header is absent or senseless. */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = parseHttpDate(text);
  return at === undefined ? undefined : Math.max(0, at - nowMs);
}
