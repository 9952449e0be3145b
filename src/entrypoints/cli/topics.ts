// broadsheet topics: what the papers are about, what rises, or one topic with its newest papers.

import { defineCommand } from "citty";
import type { TopicList, TopicPage } from "../../model/views.ts";
import type { CommandParts } from "./cli.ts";
import { describeCard } from "./describe.ts";
import { toCount, toTable } from "./output.ts";

export function topicsCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Topics, the largest first, those that rise, or one with its papers" },
    args: {
      topic: { type: "positional", description: "Address of one, such as diffusion-models", required: false },
      rising: { type: "boolean", description: "Only those that take a larger share of the newest papers" },
      category: { type: "string", description: "Only topics of this category", valueHint: "cs.CL" },
      limit: { type: "string", description: "How many at most", default: "10" },
      json: { type: "boolean", description: "Print one JSON value" },
    },
    async run({ args }) {
      const { app, output } = parts;
      const reader = app.openReader();
      try {
        const [topic] = args._;
        if (topic !== undefined)
          return await showTopic(parts, reader, { topic, limit: args.limit, isJson: args.json === true });
        const { category } = args;
        const input = { sort: args.rising ? "rising" : "papers", limit: args.limit, ...(category && { category }) };
        const found = (await reader.call("topics.list", input)) as TopicList;
        if (args.json) return output.printJson(found);
        output.note(`${toCount(found.total)} topics`);
        for (const line of toTable(found.topics.map(toRow))) await output.print(line);
      } finally {
        reader.close();
      }
    },
  });
}

type Reader = ReturnType<CommandParts["app"]["openReader"]>;

async function showTopic(
  { output }: CommandParts,
  reader: Reader,
  { topic, limit, isJson }: { topic: string; limit: string; isJson: boolean },
): Promise<void> {
  let found = (await reader.call("topics.get", { id: topic, limit })) as TopicPage | { movedTo: string };
  if ("movedTo" in found) found = (await reader.call("topics.get", { id: found.movedTo, limit })) as TopicPage;
  if (isJson) return output.printJson(found);
  output.note(`${found.label}: ${toCount(found.papers)} papers, made of ${found.keywords.join(", ")}`);
  for (const paper of found.list.papers) for (const line of describeCard(paper)) await output.print(line);
}

function toRow({ id, label, papers, momentum }: TopicList["topics"][number]): string[] {
  const rise =
    momentum &&
    `${momentum.ratio.toFixed(1)} times its earlier share (${momentum.low.toFixed(1)} to ${momentum.high.toFixed(1)})`;
  return [id, label, `${papers} papers`, rise ?? ""];
}
