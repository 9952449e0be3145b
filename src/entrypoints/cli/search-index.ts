// broadsheet index: keeps the search index whole and quick, or builds it anew.

import { defineCommand } from "citty";
import { AppError } from "../../lib/errors.ts";
import type { CommandParts } from "./cli.ts";
import { toCount, toDuration } from "./output.ts";

export function indexCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Bring the search index up to date, or build it anew" },
    args: {
      what: { type: "positional", required: false, description: "rebuild: from all papers, while the old one serves" },
      json: { type: "boolean", description: "Print one JSON value" },
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      if (args.what !== undefined && args.what !== "rebuild")
        throw new AppError("invalid", `"${args.what}" is not known here; the only word is: rebuild`);
      const started = Date.now();
      const writer = app.openWriter("index");
      const onProgress = (text: string) => (output.isTerminal ? output.draw(text) : undefined);
      try {
        const report = await writer.index({ isWhole: args.what === "rebuild", signal, onProgress });
        const ms = Date.now() - started;
        if (args.json) return await output.printJson({ ...report, seconds: ms / 1000 });
        await output.print(
          `${toCount(report.filled)} papers indexed, ${toCount(report.embedded)} meanings read in ${toDuration(ms)}`,
        );
      } finally {
        await writer.close();
      }
    },
  });
}
