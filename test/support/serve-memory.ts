// Serves the pages of the catalogue in memory on a free port of this machine, for browser tests and screenshots.

import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createWeb } from "../../src/entrypoints/web/create-web.ts";
import { loadAssets } from "../../src/entrypoints/web/load-assets.ts";
import { createMemoryCall } from "./memory-call.ts";

export async function serveMemory(port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const web = createWeb({
    call: createMemoryCall(),
    catalogueVersion: () => "1",
    siteUrl: "http://localhost",
    assets: await loadAssets(),
    report: ({ error }) => console.error(error),
  });
  const server = createServer(getRequestListener(web.fetch));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
