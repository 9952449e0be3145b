// broadsheet serve: pages, feeds, REST and the background work, until it is stopped.

import { defineCommand } from "citty";
import type { CommandParts } from "./cli.ts";

export function serveCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Serve the pages and gather papers in the background (npm start)" },
    args: {
      port: { type: "string", description: "Port to listen on instead of PORT", valueHint: "4000" },
      host: { type: "string", description: "Address to listen on instead of HOST", valueHint: "127.0.0.1" },
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      const server = await app.serve({ port: args.port, host: args.host });
      await output.print(`Broadsheet is at ${server.address}`);
      if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      output.note("Stopping ...");
      await server.close();
    },
  });
}
