// How this server is doing.

import { z } from "@hono/zod-openapi";
import { type Clock, nowText } from "../../lib/clock.ts";
import { defineOperation } from "../../lib/operation.ts";
import { statusReport } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import { completeSources, type KnownSource } from "./complete-sources.ts";
import { explainStatus } from "./explain-status.ts";

export interface StatusOptions {
  version: string;
  isOffline: boolean;
  clock: Clock;
  /** Everything that papers can come from. */
  knownSources(): KnownSource[];
}

export function statusOperations(reader: Pick<CatalogueReader, "status">, options: StatusOptions) {
  const { version, isOffline, clock, knownSources } = options;
  return [
    defineOperation({
      name: "status.get",
      summary: "Sources, completeness of the last days, backlog, jobs and what was set aside",
      http: { method: "get", path: "/status" },
      access: "public",
      effect: "read",
      maxAgeS: 0,
      input: z.object({}),
      output: statusReport,
      async run() {
        const generatedAt = nowText(clock);
        const stored = reader.status(generatedAt);
        const report = { ...stored, sources: completeSources(stored.sources, knownSources(), generatedAt) };
        const note = explainStatus(report, isOffline);
        return { version, generatedAt, ...(note === undefined ? {} : { note }), ...report };
      },
    }),
  ];
}
