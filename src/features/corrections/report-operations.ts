// What readers tell: mix-ups, claims and appeals wait in a queue until an operator has settled them.

import { z } from "@hono/zod-openapi";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { authorId } from "./author-id.ts";
import { claimOperations } from "./claim-operations.ts";
import { email } from "./email.ts";
import type { CorrectionOptions } from "./options.ts";
import { requireAuthor } from "./plan-correction.ts";
import { reportView, toReportView } from "./views.ts";

const HOUR_MS = 3_600_000;
/** Enough for a good day, too few to bury an operator. */
const REPORTS_PER_HOUR = 100;
const REPORTS_PER_AUTHOR = 10;

export function reportOperations(options: CorrectionOptions) {
  return [createOperation(options), listOperation(options), settleOperation(options), ...claimOperations(options)];
}

function createOperation({ store, clock }: CorrectionOptions) {
  return defineOperation({
    name: "reports.create",
    summary:
      "Tells the operator that something about an author is wrong, or that a correction was; it waits in a queue",
    http: { method: "post", path: "/authors/{author}/reports" },
    access: "public",
    effect: "write",
    maxAgeS: 0,
    input: z.object({
      author: authorId,
      kind: z.enum(["mix-up", "claim", "appeal"]).default("mix-up"),
      text: z.string().trim().min(3, "say what is wrong").max(4000),
      email: email.optional().describe("where you can be asked back; not shown"),
    }),
    output: z.object({ message: z.string() }),
    run: async ({ author: id, kind, text, email: address }) => {
      const author = requireAuthor(store, id);
      const now = clock();
      const hourAgo = new Date(now.getTime() - HOUR_MS).toISOString();
      if (
        store.reportsSince(hourAgo) >= REPORTS_PER_HOUR ||
        store.reportsSince(hourAgo, author.id) >= REPORTS_PER_AUTHOR
      ) {
        throw new AppError("rate_limited", "Many reports have come in just now. Please try again in an hour.");
      }
      store.addReport({
        ...{ kind, author: author.id, text, createdAt: now.toISOString() },
        ...(address !== undefined && { email: address }),
      });
      return { message: "Thank you. Somebody will look at it." };
    },
  });
}

function listOperation({ store }: CorrectionOptions) {
  return defineOperation({
    name: "reports.list",
    summary: "What readers reported, the newest first",
    http: { method: "get", path: "/reports" },
    access: "operator",
    effect: "read",
    maxAgeS: 0,
    input: z.object({
      state: z.enum(["open", "accepted", "refused"]).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ reports: z.array(reportView) }),
    run: async ({ state, limit }) => ({ reports: store.reports(state, limit).map(toReportView) }),
  });
}

function settleOperation({ store, clock }: CorrectionOptions) {
  return defineOperation({
    name: "reports.settle",
    summary: "Closes a report as accepted or refused, with a note",
    http: { method: "post", path: "/reports/{id}" },
    access: "operator",
    effect: "write",
    maxAgeS: 0,
    input: z.object({
      id: z.coerce.number().int(),
      state: z.enum(["accepted", "refused"]),
      note: z.string().max(2000).default(""),
    }),
    output: z.object({ report: reportView }),
    run: async ({ id, state, note }) => {
      const report = store.report(id);
      if (!report) throw new AppError("not_found", `There is no report ${id}.`);
      if (report.state !== "open") throw new AppError("conflict", `Report ${id} is ${report.state} already.`);
      store.settleReport(id, state, note, clock().toISOString());
      return { report: toReportView(store.report(id) ?? report) };
    },
  });
}
