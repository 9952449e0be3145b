// What is told of papers being read.

import { z } from "@hono/zod-openapi";
import type { Clock } from "../../lib/clock.ts";
import { defineOperation } from "../../lib/operation.ts";
import type { LookupStore } from "../../ports/lookup-store.ts";

/** The reading side has no store to write to: its calls travel to the writer. */
export function viewOperations(views: Pick<LookupStore, "transaction" | "addViews"> | undefined, clock: Clock) {
  return [
    defineOperation({
      name: "views.add",
      summary: "Count how often the pages of papers were opened; nothing is kept of who opened them",
      http: { method: "post", path: "/views" },
      access: "operator",
      effect: "write",
      maxAgeS: 0,
      input: z.object({
        views: z.array(z.object({ key: z.string().max(200), count: z.number().int().min(1).max(100_000) })).max(5000),
      }),
      output: z.object({ papers: z.number() }),
      async run({ views: seen }) {
        views?.transaction(() => views.addViews(seen, clock().toISOString().slice(0, 10)));
        return { papers: seen.length };
      },
    }),
  ];
}
