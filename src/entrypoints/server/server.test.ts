// The server: who answers what, compressed, logged without secrets, and stopped gently.

import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { Log } from "../../lib/log.ts";
import { silentLog } from "../../lib/log.ts";
import { composeDoors } from "./compose-doors.ts";
import { listen } from "./listen.ts";

const clock = () => new Date();
const say = (text: string) => new Hono().all("*", (c) => c.text(text));

function compose(log: Log = silentLog) {
  return composeDoors({
    doors: [
      { pattern: /^\/api(?:\/|$)/, fetch: say("api").fetch },
      { pattern: /^\/feed\./, fetch: say("feed").fetch },
    ],
    fallback: say("page ".repeat(1000)).fetch,
    log,
    clock,
  });
}

describe("composeDoors", () => {
  it.each([
    ["/api", "api"],
    ["/api/v1/papers", "api"],
    ["/feed.atom", "feed"],
    ["/apiary", "page"],
    ["/feeds", "page"],
    ["/", "page"],
  ])("sends %s to the %s door", async (path, door) => {
    expect((await (await compose().request(path)).text()).slice(0, 4).trim()).toBe(door.slice(0, 4));
  });

  it("compresses for whoever can read it", async () => {
    const reply = (path: string) => compose().request(path, { headers: { "accept-encoding": "gzip" } });
    expect((await reply("/")).headers.get("content-encoding")).toBe("gzip");
    expect((await compose().request("/")).headers.get("content-encoding")).toBeNull();
  });

  it("logs one line per request, without its query", async () => {
    const lines: unknown[][] = [];
    const log: Log = { ...silentLog, info: (...line: unknown[]) => lines.push(line) };
    await compose(log).request("/api/v1/search?q=private&token=s3cret");
    expect(lines).toEqual([
      [expect.objectContaining({ method: "GET", path: "/api/v1/search", status: 200 }), "request"],
    ]);
  });
});

describe("listen", () => {
  it("answers on a free port and says when one is taken", async () => {
    const first = await listen(say("hello"), { host: "127.0.0.1", port: 0 });
    expect(await (await fetch(`http://127.0.0.1:${first.port}/`)).text()).toBe("hello");
    await expect(listen(say("x"), { host: "127.0.0.1", port: first.port })).rejects.toThrow(
      /is taken by another program/,
    );
    await first.close(1000);
  });

  it("lets a reader who is being answered finish", async () => {
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = new Hono().get("/", async (c) => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return c.text("done");
    });
    const server = await listen(slow, { host: "127.0.0.1", port: 0 });
    const answer = fetch(`http://127.0.0.1:${server.port}/`).then((reply) => reply.text());
    await started;
    await server.close(5000);
    expect(await answer).toBe("done");
  });
});
