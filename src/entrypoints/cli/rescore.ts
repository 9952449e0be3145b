// broadsheet rescore: every score anew, as the server does each night.

import { defineCommand } from "citty";
import type { CommandParts } from "./cli.ts";
import { toCount, toDuration } from "./output.ts";

export function rescoreCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Score every paper, author and institution anew, as the server does each night" },
    args: { json: { type: "boolean", description: "Print one JSON value" } },
    async run({ args }) {
      const { app, output, signal } = parts;
      const started = Date.now();
      const writer = app.openWriter("rescore");
      const onProgress = (text: string) => (output.isTerminal ? output.draw(text) : undefined);
      try {
        const papers = await writer.rescore(signal, onProgress);
        const ms = Date.now() - started;
        if (args.json) return await output.printJson({ papers, seconds: ms / 1000 });
        await output.print(`${toCount(papers)} papers scored in ${toDuration(ms)}`);
      } finally {
        await writer.close();
      }
    },
  });
}
