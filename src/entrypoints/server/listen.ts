// Listens on a port and stops without cutting off anyone who is being answered.

import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { AppError, errorMessage } from "../../lib/errors.ts";

export interface RunningServer {
  port: number;
  /** Lets open requests finish for `patienceMs`, then ends them. */
  close(patienceMs: number): Promise<void>;
}

export async function listen(
  app: Pick<Hono, "fetch">,
  { host, port }: { host: string; port: number },
): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // Whoever sends a request drop by drop must not hold a connection for long.
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: (patienceMs) => stop(server, patienceMs),
  };
}

function stop(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
    // Connections that browsers keep open become idle one by one, as their last answer is done.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Set PORT to a free one, such as PORT=4001.`,
    EACCES: `This user may not listen on port ${port}. Set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Set HOST to one, or to 0.0.0.0 for all.`,
    ENOTFOUND: `${host} is not an address of this machine. Set HOST to one, or to 0.0.0.0 for all.`,
  };
  return new AppError("unavailable", reasons[error.code ?? ""] ?? errorMessage(error), { cause: error });
}
