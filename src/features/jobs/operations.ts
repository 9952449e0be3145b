// What is running and waiting in the background.

import { z } from "@hono/zod-openapi";
import { defineOperation } from "../../lib/operation.ts";
import { jobStatus } from "../../model/views.ts";
import type { JobQueue } from "../../ports/jobs.ts";

export function jobOperations(queue: Pick<JobQueue, "list">) {
  return [
    defineOperation({
      name: "jobs.list",
      summary: "Background jobs, the newest first",
      http: { method: "get", path: "/jobs" },
      access: "public",
      effect: "read",
      maxAgeS: 0,
      input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
      output: z.object({ jobs: z.array(jobStatus) }),
      run: async ({ limit }) => ({ jobs: queue.list(limit) }),
    }),
  ];
}
