// broadsheet identify: who is behind every printed name.

import { defineCommand } from "citty";
import type { CommandParts } from "./cli.ts";
import { toCount, toDuration } from "./output.ts";

export function identifyCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Find out who is behind the printed names of papers that have come in, or of all" },
    args: {
      all: { type: "boolean", description: "Every paper anew, as the server does each night" },
      json: { type: "boolean", description: "Print one JSON value" },
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      const started = Date.now();
      const writer = app.openWriter("identify");
      const onProgress = (text: string) => (output.isTerminal ? output.draw(text) : undefined);
      try {
        const report = await writer.identify({ isWhole: args.all === true, signal, onProgress });
        const ms = Date.now() - started;
        if (args.json) return await output.printJson({ ...report, seconds: ms / 1000 });
        await output.print(
          `${toCount(report.papers)} papers looked at in ${toDuration(ms)}, ${toCount(report.touched)} authors changed`,
        );
      } finally {
        await writer.close();
      }
    },
  });
}
