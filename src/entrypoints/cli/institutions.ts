// broadsheet institutions: affiliations that name no known institution, and resolving all of them anew.

import { defineCommand } from "citty";
import type { UnresolvedList } from "../../model/views.ts";
import type { CommandParts } from "./cli.ts";
import { toCount, toTable } from "./output.ts";

export function institutionsCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "List affiliations that name no known institution; with --resolve, after resolving all anew" },
    args: {
      resolve: { type: "boolean", description: "Resolve every affiliation anew, as the server does each night" },
      limit: { type: "string", description: "How many at most", default: "30" },
      json: { type: "boolean", description: "Print one JSON value" },
    },
    async run({ args }) {
      const { app, output, signal } = parts;
      if (args.resolve) {
        const writer = app.openWriter("institutions");
        try {
          const onProgress = (text: string) => (output.isTerminal ? output.draw(text) : undefined);
          const { mentions, resolved, changed } = await writer.resolveAffiliations({ signal, onProgress });
          output.note(
            `${toCount(resolved)} of ${toCount(mentions)} affiliations resolved, ${toCount(changed)} papers changed`,
          );
        } finally {
          await writer.close();
        }
      }
      const reader = app.openReader();
      try {
        const list = (await reader.call("affiliations.unresolved", { limit: args.limit })) as UnresolvedList;
        if (args.json) return await output.printJson(list);
        output.note(`${toCount(list.total)} different texts name no known institution`);
        const rows = list.affiliations.map(({ text, mentions, paper }) => [String(mentions), text, paper ?? ""]);
        for (const line of toTable(rows)) await output.print(line);
      } finally {
        reader.close();
      }
    },
  });
}
