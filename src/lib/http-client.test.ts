// The HTTP client against a server on this machine: pace, retries, bounds, redirects, and the guard.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { RetryLater } from "./errors.ts";
import { createHttpClient, type HttpClientOptions } from "./http-client.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(handler: Handler): Promise<{ url: string; server: Server; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server, seen };
}

/** Time that passes only by waiting; `waits` holds what the client slept. */
function client(options: Partial<HttpClientOptions> = {}) {
  let now = 0;
  const waits: number[] = [];
  const http = createHttpClient({
    contact: "ann@example.org",
    allowPrivate: true,
    clock: () => now,
    sleep: async (ms) => {
      waits.push(ms);
      now += ms;
    },
    random: () => 0.5,
    ...options,
  });
  closers.push(() => http.close());
  return {
    http,
    waits,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const ok: Handler = (_, response) => response.end("fine");

describe("who asks", () => {
  test("the user agent names the product and the contact", async () => {
    const { url, seen } = await serve(ok);
    await client({ userAgent: "Broadsheet/1" }).http.fetch(url);
    expect(seen[0]?.headers["user-agent"]).toBe("Broadsheet/1 (mailto:ann@example.org)");
  });

  test.each(["", " ", "a\r\nb"])("a contact of %j is refused", (contact) => {
    expect(() => createHttpClient({ contact })).toThrow(/contact/);
  });
});

describe("pace", () => {
  test("keeps the gap of the host between two requests", async () => {
    const { url } = await serve(ok);
    const { http, waits } = client({ paceMs: { "127.0.0.1": 2_500 } });
    await Promise.all([http.fetch(url), http.fetch(url), http.fetch(url)]);
    expect(waits).toEqual([2_500, 2_500]);
  });

  test("has one connection at a time to a host", async () => {
    let open = 0;
    let most = 0;
    const { url } = await serve((_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end();
      }, 10);
    });
    const { http } = client();
    await Promise.all(Array.from({ length: 5 }, () => http.fetch(url)));
    expect(most).toBe(1);
  });

  test("one who gives up waiting does not let the next overtake", async () => {
    const order: string[] = [];
    const { url } = await serve((request, response) => {
      order.push(request.url ?? "");
      setTimeout(() => response.end(), 30);
    });
    const { http } = client();
    const stop = new AbortController();
    const first = http.fetch(`${url}1`);
    const second = http.fetch(`${url}2`, { signal: stop.signal });
    const third = http.fetch(`${url}3`);
    stop.abort(new Error("not needed"));
    await expect(second).rejects.toThrow("not needed");
    await Promise.all([first, third]);
    expect(order).toEqual(["/1", "/3"]);
  });
});

describe("retries", () => {
  const flaky = (faults: Handler[]): Handler => {
    let at = 0;
    return (request, response) => (faults[at++] ?? ok)(request, response);
  };
  const status =
    (code: number, headers = {}): Handler =>
    (_, response) =>
      response.writeHead(code, headers).end();

  test.each([500, 502, 503, 504, 408])("%i is tried again", async (code) => {
    const { url, seen } = await serve(flaky([status(code), status(code)]));
    expect((await client().http.fetch(url)).text()).toBe("fine");
    expect(seen).toHaveLength(3);
  });

  test("a broken connection is tried again", async () => {
    const { url } = await serve(flaky([(_, response) => response.destroy(), (request) => request.socket.end()]));
    expect((await client().http.fetch(url)).status).toBe(200);
  });

  test("a body that breaks off is tried again and never returned", async () => {
    const broken: Handler = (_, response) => {
      response.writeHead(200, { "content-length": 10 }).write("fi", () => response.destroy());
    };
    const { url } = await serve(flaky([broken]));
    expect((await client().http.fetch(url)).text()).toBe("fine");
  });

  test("a truncated gzip body is tried again", async () => {
    const cut: Handler = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(10_000)).subarray(0, 30));
    const { url } = await serve(flaky([cut]));
    expect((await client().http.fetch(url)).text()).toBe("fine");
  });

  test.each([400, 401, 403, 404, 410])("%i is an answer", async (code) => {
    const { url, seen } = await serve(status(code));
    expect((await client().http.fetch(url)).status).toBe(code);
    expect(seen).toHaveLength(1);
  });

  test("the pause doubles up to its ceiling and is drawn at random", async () => {
    const { url } = await serve(status(500));
    const { http, waits } = client({ limits: { attempts: 8, backoffMs: 10_000, backoffCeilingMs: 60_000 } });
    await expect(http.fetch(url)).rejects.toThrow(/answers 500 \(tried 8 times\)/);
    expect(waits).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 30_000, 30_000]);
  });

  test("Retry-After in seconds is waited for", async () => {
    const { url } = await serve(flaky([status(503, { "retry-after": "40" })]));
    const { http, waits } = client({ random: () => 0 });
    await http.fetch(url);
    expect(waits).toEqual([40_000]);
  });

  test("Retry-After as a date is waited for", async () => {
    const { url } = await serve(flaky([status(429, { "retry-after": "Thu, 01 Jan 1970 00:01:00 GMT" })]));
    const { http, waits } = client({ random: () => 0 });
    await http.fetch(url);
    expect(waits).toEqual([60_000]);
  });

  test("a long Retry-After is handed to the caller, and nobody asks the host until then", async () => {
    const { url, seen } = await serve(flaky([status(503, { "retry-after": "7200" })]));
    const { http, pass } = client();
    const error = await http.fetch(url).catch((it) => it);
    expect(error).toBeInstanceOf(RetryLater);
    expect(error.retryAfterMs).toBe(7_200_000);
    pass(7_000_000);
    await expect(http.fetch(url)).rejects.toMatchObject({ retryAfterMs: 200_000 });
    expect(seen).toHaveLength(1);
    pass(200_001);
    expect((await http.fetch(url)).status).toBe(200);
  });

  test("a host that refuses for hours is asked ever more rarely", async () => {
    const { url, seen } = await serve(status(429));
    const { http, pass } = client();
    const pauses: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      const error = await http.fetch(url).catch((it) => it);
      pauses.push(error.retryAfterMs / 60_000);
      pass(error.retryAfterMs + 1);
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 360, 360, 360]);
    expect(seen).toHaveLength(3 + 7);
  });
});

describe("bounds", () => {
  test("a gzip bomb is stopped and not asked for again", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const { url, seen } = await serve((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    await expect(client().http.fetch(url, { maxBytes: 100_000 })).rejects.toThrow(/larger than 100000 bytes/);
    expect(seen).toHaveLength(1);
  });

  test("a body without end is stopped", async () => {
    const { url } = await serve((_, response) => {
      const timer = setInterval(() => response.write("x".repeat(10_000)), 1);
      response.on("close", () => clearInterval(timer));
    });
    await expect(client().http.fetch(url, { maxBytes: 50_000 })).rejects.toThrow(/larger/);
  });

  test.each([
    ["never answers", () => {}, /no answer within 100 ms/],
    [
      "falls silent",
      (_: unknown, response: ServerResponse) => response.writeHead(200).write("x"),
      /nothing more came within 100 ms/,
    ],
  ] as [string, Handler, RegExp][])("a server that %s is given up on", async (_, handler, message) => {
    const { url, seen } = await serve(handler);
    const { http } = client({ limits: { attempts: 2, headersTimeoutMs: 100, idleTimeoutMs: 100 } });
    await expect(http.fetch(url)).rejects.toThrow(message);
    expect(seen).toHaveLength(2);
  });

  test("a server that drips is given up on", async () => {
    const { url } = await serve((_, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    const { http } = client({ limits: { attempts: 1, idleTimeoutMs: 100 } });
    await expect(http.fetch(url, { timeoutMs: 200 })).rejects.toThrow(/no complete reply within 200 ms/);
  });

  test("an abort ends a running request", async () => {
    const { url } = await serve(() => {});
    const stop = new AbortController();
    const run = client().http.fetch(url, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 20);
    await expect(run).rejects.toThrow("enough");
  });
});

describe("conditional requests", () => {
  test("validators travel both ways", async () => {
    const { url, seen } = await serve((request, response) => {
      const isKnown = request.headers["if-none-match"] === '"a"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"a"', "last-modified": "Mon, 02 Nov 2026 00:00:00 GMT" }).end();
    });
    const { http } = client();
    const { etag, lastModified, notModified } = await http.fetch(url);
    expect({ etag, lastModified, notModified }).toEqual({
      etag: '"a"',
      lastModified: "Mon, 02 Nov 2026 00:00:00 GMT",
      notModified: false,
    });
    expect((await http.fetch(url, { etag: '"a"', lastModified: "Mon, 02 Nov 2026 00:00:00 GMT" })).notModified).toBe(
      true,
    );
    expect(seen[1]?.headers["if-modified-since"]).toBe("Mon, 02 Nov 2026 00:00:00 GMT");
  });
});

describe("redirects", () => {
  test("are followed, with the headers only within one origin", async () => {
    const target = await serve(ok);
    const { url, seen } = await serve((request, response) => {
      const location = request.url === "/" ? "/next" : target.url;
      response.writeHead(302, { location }).end();
    });
    const reply = await client().http.fetch(url, { headers: { "x-api-key": "secret" } });
    expect(reply.url).toBe(target.url);
    expect(seen[1]?.headers["x-api-key"]).toBe("secret");
    expect(target.seen[0]?.headers["x-api-key"]).toBeUndefined();
  });

  test("a form becomes a question after 303 and stays one after 307", async () => {
    const bodies: string[] = [];
    const { url } = await serve((request, response) => {
      request.on("data", (chunk) => bodies.push(`${request.method} ${chunk}`));
      const code = request.url === "/see" ? 303 : 307;
      if (request.url === "/end") response.end(request.method);
      else response.writeHead(code, { location: "/end" }).end();
    });
    const { http } = client();
    const post = { method: "POST" as const, body: "q=1" };
    expect((await http.fetch(`${url}see`, post)).text()).toBe("GET");
    expect((await http.fetch(`${url}same`, post)).text()).toBe("POST");
    expect(bodies.filter((it) => it === "POST q=1").length).toBeGreaterThanOrEqual(2);
  });

  test("end after five", async () => {
    const { url, seen } = await serve((_, response) => response.writeHead(301, { location: "/again" }).end());
    await expect(client().http.fetch(url)).rejects.toThrow(/redirects more than 5 times/);
    expect(seen).toHaveLength(6);
  });

  test.each(["file:///etc/passwd", "http://user:secret@example.org/", "gopher://example.org/"])(
    "to %s are refused",
    async (location) => {
      const { url } = await serve((_, response) => response.writeHead(302, { location }).end());
      await expect(client().http.fetch(url)).rejects.toMatchObject({ code: "invalid" });
    },
  );
});

describe("the guard", () => {
  const guarded = () => client({ allowPrivate: false, limits: { attempts: 1 } }).http;

  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://app.localhost/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.1.2.3/",
    "http://[fd00::1]/",
  ])("refuses %s", async (url) => {
    await expect(guarded().fetch(url)).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each(["ftp://example.org/", "file:///etc/passwd", "not an address", "http://a:b@example.org/"])(
    "refuses %s",
    async (url) => {
      await expect(guarded().fetch(url)).rejects.toMatchObject({ code: "invalid" });
    },
  );
});
