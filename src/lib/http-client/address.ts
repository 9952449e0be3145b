// Which addresses are fetched, and what travels along when one redirects to another.

import { AppError } from "../errors.ts";
import { refusePrivateHost } from "./private-address.ts";

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The checked address; throws on anything but a public http(s) URL without credentials. */
export function checkUrl(text: string, allowPrivate: boolean, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (!url) throw new AppError("invalid", `not an address: ${text.slice(0, 200)}`);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new AppError("invalid", `only http and https are fetched, not ${url.protocol}`);
  }
  if (url.username || url.password) {
    throw new AppError("invalid", `an address with a password in it is not fetched: ${url.host}`);
  }
  if (!allowPrivate) refusePrivateHost(url.hostname);
  url.hash = "";
  return url;
}

export function redirectTarget(status: number, headers: Record<string, string>): string | undefined {
  return REDIRECTS.has(status) ? headers.location : undefined;
}

interface Redirectable {
  method?: "GET" | "HEAD" | "POST";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** The request as it may go on to the place that a redirect names: secrets stay with the host they were meant for. */
export function redirectRequest<T extends Redirectable>(request: T, status: number, sameOrigin: boolean): T {
  const { headers, ...rest } = request;
  const next = (sameOrigin && headers ? { ...rest, headers } : rest) as T;
  if (status !== 303 && !(status < 303 && request.method === "POST")) return next;
  const { body: _, ...bodiless } = next;
  return { ...bodiless, method: request.method === "HEAD" ? "HEAD" : "GET" } as T;
}
