// The one way to the network: polite to hosts, bounded in time and size, and never led into private networks.

import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { AppError } from "./errors.ts";
import { checkUrl, redirectRequest, redirectTarget } from "./http-client/address.ts";
import { type ExchangeReply, exchange, NetworkError } from "./http-client/exchange.ts";
import { type Sleep, sleepFor } from "./http-client/host-queue.ts";
import { backoff, createHosts, HOST_LIMITS } from "./http-client/hosts.ts";
import { guardedLookup } from "./http-client/private-address.ts";

export interface HttpRequest {
  method?: "GET" | "HEAD" | "POST";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** Largest body after decompression; 64 MiB unless told. */
  maxBytes?: number;
  /** For the whole exchange; 5 minutes unless told. The headers must come within 30 seconds of it. */
  timeoutMs?: number;
  /** Validators of the copy at hand: the reply is `notModified` when it is still good. */
  etag?: string;
  lastModified?: string;
}

export interface HttpReply {
  status: number;
  /** Where the reply came from, after redirects. */
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  bytes: Uint8Array;
  notModified: boolean;
  etag?: string;
  lastModified?: string;
  /** The body as UTF-8. */
  text(): string;
}

export interface HttpClient {
  /**
   * Returns 2xx, 304 and 4xx replies. Retries what may pass, then throws `unavailable`;
   * throws `RetryLater` when the host asks for, or needs, a pause that is too long to sit out.
   */
  fetch(url: string, request?: HttpRequest): Promise<HttpReply>;
  close(): void;
}

export interface HttpClientOptions {
  /** How a host's operator reaches whoever runs this: a mail address or a web address. */
  contact: string;
  userAgent?: string;
  /** Least gap per host; a name covers its subdomains, which then share one queue. */
  paceMs?: Record<string, number>;
  /** For tests against this machine. */
  allowPrivate?: boolean;
  clock?: () => number;
  sleep?: Sleep;
  random?: () => number;
  limits?: Partial<typeof LIMITS>;
}

const LIMITS = { ...HOST_LIMITS, headersTimeoutMs: 30_000, idleTimeoutMs: 30_000 };
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 5 * 60_000;
const MAX_REDIRECTS = 5;

function describeClient(options: HttpClientOptions): string {
  const contact = options.contact.trim();
  if (!contact || /[^\x20-\x7e]/.test(contact)) {
    throw new AppError("invalid", "sources want to know whom to ask: set a contact (a mail or web address)");
  }
  const address = contact.includes("@") && !/^\w+:/.test(contact) ? `mailto:${contact}` : contact;
  return `${options.userAgent ?? "Broadsheet"} (${address})`;
}

type Send = (url: URL, request: HttpRequest) => Promise<ExchangeReply>;

function createSend(options: HttpClientOptions, agents: { http: HttpAgent; https: HttpsAgent }): Send {
  const limits = { ...LIMITS, ...options.limits };
  const userAgent = describeClient(options);
  return (url, request) => {
    const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    return exchange({
      url,
      method: request.method ?? "GET",
      headers: {
        "accept-encoding": "gzip, deflate, br",
        ...request.headers,
        ...(request.etag && { "if-none-match": request.etag }),
        ...(request.lastModified && { "if-modified-since": request.lastModified }),
        "user-agent": userAgent,
      },
      ...(request.body !== undefined && { body: request.body }),
      headersTimeoutMs: Math.min(limits.headersTimeoutMs, timeoutMs),
      idleTimeoutMs: Math.min(limits.idleTimeoutMs, timeoutMs),
      totalTimeoutMs: timeoutMs,
      maxBytes: request.maxBytes ?? DEFAULT_MAX_BYTES,
      ...(request.signal && { signal: request.signal }),
      ...(!options.allowPrivate && { lookup: guardedLookup }),
      agents,
    });
  };
}

/** Sends in the host's queue until there is an answer or the tries are used up. */
function createPatientSend(options: HttpClientOptions, send: Send): Send {
  const { clock = Date.now, sleep = sleepFor, random = Math.random, paceMs = {} } = options;
  const limits = { ...LIMITS, ...options.limits };
  const hostOf = createHosts({ paceMs, clock, sleep, random, limits });

  return async (url, request) => {
    const host = hostOf(url);
    const attemptOnce = async (attempt: number): Promise<ExchangeReply | NetworkError> => {
      host.refuseWhileResting();
      try {
        const reply = await send(url, request);
        const pauseMs = host.pauseAfter(reply.status, reply.headers["retry-after"], attempt);
        if (pauseMs === undefined) return reply;
        host.queue.pause(pauseMs);
        return new NetworkError(`${url.host} answers ${reply.status}`);
      } catch (error) {
        if (!(error instanceof NetworkError)) throw error;
        host.queue.pause(backoff(attempt, random, limits));
        return error;
      }
    };
    let last: NetworkError | undefined;
    for (let attempt = 0; attempt < limits.attempts; attempt += 1) {
      const outcome = await host.queue.run(() => attemptOnce(attempt), request.signal);
      if (!(outcome instanceof NetworkError)) return outcome;
      last = outcome;
    }
    throw new AppError("unavailable", `${last?.message} (tried ${limits.attempts} times)`, { cause: last });
  };
}

function toHttpReply(url: URL, reply: ExchangeReply): HttpReply {
  const { etag, "last-modified": lastModified } = reply.headers;
  return {
    ...reply,
    url: url.href,
    notModified: reply.status === 304,
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
    text: () => new TextDecoder().decode(reply.bytes),
  };
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const send = createPatientSend(options, createSend(options, agents));
  const allowPrivate = options.allowPrivate ?? false;
  return {
    async fetch(address, first = {}) {
      let url = checkUrl(address, allowPrivate);
      let request = first;
      // Redirects are followed by hand, because each hop has its own guard, queue and pace.
      for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
        const reply = await send(url, request);
        const target = redirectTarget(reply.status, reply.headers);
        if (target === undefined) return toHttpReply(url, reply);
        const next = checkUrl(target, allowPrivate, url);
        request = redirectRequest(request, reply.status, next.origin === url.origin);
        url = next;
      }
      throw new AppError("unavailable", `${address} redirects more than ${MAX_REDIRECTS} times`);
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
