// broadsheet digest and subscriptions: what the mail looks like, and who gets it.

import { defineCommand } from "citty";
import type { CommandParts } from "./cli.ts";
import { toTable } from "./output.ts";

const jsonArg = { type: "boolean", description: "Print one JSON value" } as const;

export function digestCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Send the digests that are due, or show one" },
    args: {
      preview: { type: "boolean", description: "Print the text of the newest digest and send nothing" },
      html: { type: "boolean", description: "With --preview: the HTML instead of the text" },
      category: { type: "string", description: "With --preview: only this category", valueHint: "cs.CL" },
      weekly: { type: "boolean", description: "With --preview: the digest of a week" },
      json: jsonArg,
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      if (args.preview) {
        const mail = await app.previewDigest({
          frequency: args.weekly ? "weekly" : "daily",
          categories: args.category === undefined ? [] : [args.category],
        });
        if (args.json) return output.printJson(mail);
        return output.print(args.html ? mail.html : `Subject: ${mail.subject}\n\n${mail.text}`);
      }
      const writer = app.openWriter("digest");
      try {
        const report = await writer.sendDigests(signal);
        if (args.json) return await output.printJson(report);
        const counts = Object.entries(report).map(([name, count]) => `${count} ${name}`);
        await output.print(counts.join(", "));
      } finally {
        await writer.close();
      }
    },
  });
}

export function subscriptionsCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "List who gets the digest" },
    args: { json: jsonArg },
    async run({ args }) {
      const reader = parts.app.openReader();
      try {
        const subscriptions = reader.subscriptions();
        if (args.json) return await parts.output.printJson({ subscriptions });
        const rows = subscriptions.map((entry) => [
          entry.email,
          entry.frequency,
          entry.categories.join(",") || "all categories",
          entry.confirmedAt ?? "",
        ]);
        for (const line of toTable(rows)) await parts.output.print(line);
      } finally {
        reader.close();
      }
    },
  });
}
