// One HTTP exchange: send, wait within bounds, decompress within bounds. No retries, no redirects.

import { type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { type Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { AppError } from "../errors.ts";

export interface ExchangeRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** From start to the last byte of the headers. */
  headersTimeoutMs: number;
  /** Between two pieces of the body. */
  idleTimeoutMs: number;
  /** From start to the last byte of the body. */
  totalTimeoutMs: number;
  /** Of the body after decompression; what is compressed may not be larger either. */
  maxBytes: number;
  signal?: AbortSignal;
  lookup?: LookupFunction;
  agents: { http: HttpAgent; https: HttpsAgent };
}

export interface ExchangeReply {
  status: number;
  headers: Record<string, string>;
  bytes: Uint8Array;
}

/** Something between us and the host failed; trying again may help. */
export class NetworkError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "NetworkError";
  }
}

function plainHeaders(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return headers;
}

const DECODERS = new Map([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

function decompressed(message: IncomingMessage): Readable {
  const decoder = DECODERS.get(message.headers["content-encoding"]?.trim().toLowerCase() ?? "")?.();
  if (!decoder) return message;
  message.on("error", (error) => decoder.destroy(error));
  return message.pipe(decoder);
}

async function readBody(message: IncomingMessage, maxBytes: number, onProgress: () => void): Promise<Uint8Array> {
  const tooLarge = () => new AppError("invalid", `the reply is larger than ${maxBytes} bytes`);
  if (Number(message.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decompressed(message) as AsyncIterable<Uint8Array>) {
    onProgress();
    size += chunk.length;
    // A few kilobytes can unfold into gigabytes: count what comes out, not what came in.
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const isBodiless = (method: string, status: number): boolean => method === "HEAD" || status === 204 || status === 304;

/** Sends one request. Throws `NetworkError` for what may pass, `AppError` for what will not. */
export function exchange(options: ExchangeRequest): Promise<ExchangeReply> {
  const { url, signal } = options;
  return new Promise<ExchangeReply>((resolve, reject) => {
    const timers = new Set<NodeJS.Timeout>();
    const secure = url.protocol === "https:";
    const sent = (secure ? httpsRequest : httpRequest)(url, {
      method: options.method,
      headers: options.headers,
      agent: secure ? options.agents.https : options.agents.http,
      ...(options.lookup && { lookup: options.lookup }),
    });
    const finish = (settle: () => void) => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      settle();
    };
    const fail = (error: unknown) =>
      finish(() => {
        sent.destroy();
        const final = error instanceof AppError || error instanceof NetworkError || signal?.aborted;
        const text =
          error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
        reject(final ? error : new NetworkError(`${url.host}: ${text}`, { cause: error }));
      });
    const within = (ms: number, what: string) => {
      const timer = setTimeout(() => fail(new NetworkError(`${url.host}: ${what} within ${ms} ms`)), ms);
      timers.add(timer);
      return timer;
    };
    const onAbort = () => fail(signal?.reason);
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });

    within(options.totalTimeoutMs, "no complete reply");
    const headersTimer = within(options.headersTimeoutMs, "no answer");
    sent.on("error", fail);
    sent.on("response", (message) => {
      clearTimeout(headersTimer);
      const idle = within(options.idleTimeoutMs, "nothing more came");
      const status = message.statusCode ?? 0;
      const headers = plainHeaders(message);
      if (isBodiless(options.method, status)) {
        message.resume();
        return finish(() => resolve({ status, headers, bytes: new Uint8Array(0) }));
      }
      readBody(message, options.maxBytes, () => idle.refresh()).then(
        (bytes) => finish(() => resolve({ status, headers, bytes })),
        fail,
      );
    });
    sent.end(options.body);
  });
}
