// Corrections out to a file and in from one; an import tells before it does.

import { z } from "@hono/zod-openapi";
import { defineOperation } from "../../lib/operation.ts";
import { CORRECTION_KINDS } from "../../ports/corrections.ts";
import { exportCorrections, importCorrections, parseCorrectionsFile } from "./exchange.ts";
import type { CorrectionOptions } from "./options.ts";

const importRow = z.object({
  key: z.string(),
  kind: z.enum(CORRECTION_KINDS),
  reason: z.string(),
  verdict: z.enum(["fits", "known", "does not fit", "applied"]),
  detail: z.string().optional(),
});

export function exchangeOperations({ store, clock, newKey, rescore }: CorrectionOptions) {
  return [
    defineOperation({
      name: "corrections.export",
      summary: "Every correction that stands, as the text of a file that another instance can look at",
      http: { method: "get", path: "/corrections/file" },
      access: "operator",
      effect: "read",
      maxAgeS: 0,
      input: z.object({}),
      output: z.object({ file: z.string() }),
      run: async () => ({ file: JSON.stringify(exportCorrections(store), null, 1) }),
    }),
    defineOperation({
      name: "corrections.import",
      summary: "What would become of the corrections of a file here; with `isApplied`, those that fit are made",
      http: { method: "post", path: "/corrections/file" },
      access: "operator",
      effect: "write",
      maxAgeS: 0,
      input: z.object({ file: z.string(), isApplied: z.boolean().default(false) }),
      output: z.object({ rows: z.array(importRow) }),
      async run({ file, isApplied }) {
        const parts = { store, newKey, now: clock().toISOString() };
        const { rows, touched } = importCorrections(parts, parseCorrectionsFile(file), isApplied);
        await rescore(touched);
        return { rows };
      },
    }),
  ];
}
