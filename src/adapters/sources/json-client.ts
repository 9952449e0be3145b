// JSON over the network for sources: one request, one value, and plain words when the answer is a refusal.

import { AppError, RetryLater } from "../../lib/errors.ts";
import { isObject, textOf } from "./fields.ts";

export interface JsonRequest {
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

export interface JsonReply {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Undefined when the body is no JSON. */
  body: unknown;
}

export type FetchJson = (url: string, request: JsonRequest) => Promise<JsonReply>;

/** The part of the HTTP client that sources of JSON need. */
export interface ByteClient {
  fetch(
    url: string,
    request: {
      method?: "GET" | "POST";
      headers?: Record<string, string>;
      body?: string;
      signal?: AbortSignal;
      maxBytes?: number;
    },
  ): Promise<{ status: number; headers: Record<string, string>; text(): string }>;
}

export const createFetchJson =
  (client: ByteClient): FetchJson =>
  async (url, request) => {
    const headers = { accept: "application/json", ...request.headers };
    const reply = await client.fetch(url, { ...request, headers });
    return { status: reply.status, headers: reply.headers, body: parseJson(reply.text()) };
  };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body of a good reply, undefined for 404; anything else is thrown as what the caller can do about it. */
export async function fetchBody(fetchJson: FetchJson, url: string, request: JsonRequest): Promise<unknown> {
  const { status, headers, body } = await fetchJson(url, request);
  if (status === 404) return undefined;
  const host = new URL(url).host;
  if (status === 429) throw new RetryLater(`${host} asks for a pause`, retryAfterMs(headers["retry-after"]));
  if (status === 401 || status === 403)
    throw new AppError("forbidden", `${host} refuses (${status})${saying(body)}: check the key`);
  if (status >= 400 && status < 500)
    throw new AppError("invalid", `${host} rejects the request (${status})${saying(body)}`);
  if (status >= 500) throw new AppError("unavailable", `${host} answers ${status}${saying(body)}`);
  if (body === undefined) throw new AppError("unavailable", `${host} did not answer in JSON`);
  return body;
}

const retryAfterMs = (seconds: string | undefined): number => {
  const asked = Number(seconds);
  return (Number.isFinite(asked) && asked > 0 ? Math.min(asked, 86_400) : 600) * 1000;
};

function saying(body: unknown): string {
  if (!isObject(body)) return "";
  const message = textOf(body.message, 300) ?? textOf(body.error, 300);
  return message === undefined ? "" : `: ${message}`;
}

/** Cursors are small JSON objects; one that cannot be read means starting anew, which is safe. */
export function readCursor(cursor: string | undefined): Record<string, unknown> {
  const value = cursor === undefined ? undefined : parseJson(cursor);
  return isObject(value) ? value : {};
}

export function chunksOf<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
