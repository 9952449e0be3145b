// One HTTP application from all doors: who answers which address, compression, one log line per request.

import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";

/** Answers the paths that fit its pattern; the first door that fits wins. */
export interface Door {
  pattern: RegExp;
  fetch(request: Request, environment: unknown): Response | Promise<Response>;
}

export interface ComposeOptions {
  doors: readonly Door[];
  fallback: Door["fetch"];
  log: Log;
  clock: Clock;
}

export function composeDoors({ doors, fallback, log, clock }: ComposeOptions): Hono {
  const app = new Hono();
  app.use(logRequests(log, clock));
  app.use(compress({ threshold: 1024 }));
  app.all("*", (c) => {
    const door = doors.find(({ pattern }) => pattern.test(c.req.path));
    return (door?.fetch ?? fallback)(c.req.raw, c.env);
  });
  return app;
}

function logRequests(log: Log, clock: Clock) {
  return async (c: Context, next: () => Promise<void>) => {
    const started = clock().getTime();
    await next();
    // The path only: queries hold what readers look for, and signed links hold their token.
    log.info(
      { method: c.req.method, path: c.req.path, status: c.res.status, ms: clock().getTime() - started },
      "request",
    );
  };
}
