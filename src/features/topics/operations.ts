// What can be asked about topics.

import { z } from "@hono/zod-openapi";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { paperQuery, topicList, topicPage, topicQuery } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";

const movedTopic = z.object({ movedTo: z.string().describe("the topic that has most of its keywords now") });

export function topicOperations(reader: Pick<CatalogueReader, "topic" | "topics">) {
  return [
    defineOperation({
      name: "topics.get",
      summary: "A topic with its papers, keywords, authors, months and momentum; or the topic that it went into",
      http: { method: "get", path: "/topics/{id}" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: paperQuery.omit({ topic: true }).extend({ id: z.string().min(1).max(120) }),
      output: z.union([topicPage, movedTopic]),
      async run({ id, ...query }) {
        const lookup = reader.topic(id, query);
        if (!lookup) throw new AppError("not_found", `No topic ${id} is known here.`);
        return lookup.found === "moved" ? { movedTo: lookup.id } : lookup.topic;
      },
    }),
    defineOperation({
      name: "topics.list",
      summary: "Topics by number of papers or name, or those that take a larger share of the newest papers than before",
      http: { method: "get", path: "/topics" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: topicQuery,
      output: topicList,
      run: async (query) => reader.topics(query),
    }),
  ];
}
