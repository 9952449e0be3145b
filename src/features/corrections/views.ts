// Corrections and reports as pages, the API and the command line show them.

import { z } from "@hono/zod-openapi";
import { CORRECTION_KINDS, type Correction, type CorrectionStore, type Report } from "../../ports/corrections.ts";

export const correctionView = z
  .object({
    id: z.number(),
    kind: z.enum(CORRECTION_KINDS),
    author: z.object({ id: z.string(), name: z.string() }),
    to: z.object({ id: z.string(), name: z.string() }),
    summary: z.string().describe("what it did, in a sentence"),
    reason: z.string(),
    by: z.string(),
    createdAt: z.string(),
    undone: z.object({ at: z.string(), reason: z.string() }).optional(),
  })
  .openapi("Correction");

export type CorrectionView = z.infer<typeof correctionView>;

export const reportView = z
  .object({
    id: z.number(),
    kind: z.enum(["mix-up", "claim", "appeal"]),
    author: z.object({ id: z.string(), name: z.string() }),
    text: z.string(),
    email: z.string().optional(),
    state: z.enum(["open", "accepted", "refused"]),
    createdAt: z.string(),
    note: z.string().optional(),
  })
  .openapi("AuthorReport");

export type ReportView = z.infer<typeof reportView>;

export function toCorrectionView(correction: Correction, store: Pick<CorrectionStore, "author">): CorrectionView {
  const { id, kind, reason, by, createdAt, undone } = correction;
  // Names as they are now: a history must not tell a name that somebody has hidden.
  const nameOf = (author: number) => ({ id: String(author), name: store.author(author)?.name ?? `author ${author}` });
  const [author, to] = [nameOf(correction.author), nameOf(correction.to)];
  return {
    ...{ id, kind, author, to, reason, by, createdAt, summary: summarise(correction, to.name) },
    ...(undone && { undone }),
  };
}

const papers = (count: number): string => `${count} paper${count === 1 ? "" : "s"}`;

function summarise({ kind, data, to }: Correction, toName: string): string {
  const count = papers(data.moved.length);
  switch (kind) {
    case "merge":
      return `Taken for one person with ${toName}: ${count} joined the ${papers(data.beside.length)} of author ${to}.`;
    case "split":
      return `${count} went to another person, author ${to}.`;
    case "move":
      return `${count} went to ${toName}, author ${to}.`;
    case "rename":
      return data.hidden
        ? `Called ${data.name} from then on; a former name is not shown.`
        : `Called ${data.name} from then on.`;
    case "claim":
      return `Claimed by the person: ${data.proof ?? "proved"}.`;
  }
}

export const toReportView = ({ author, authorName, ...report }: Report): ReportView => ({
  ...report,
  author: { id: String(author), name: authorName },
});

export const evidenceView = z
  .object({
    paper: z.string(),
    title: z.string(),
    year: z.number().optional(),
    name: z.string().describe("as the paper shows it"),
    percent: z.number().optional().describe("how sure it is that this is the author"),
    nearest: z
      .object({ paper: z.string(), title: z.string(), shared: z.array(z.string()) })
      .optional()
      .describe("the author's other paper that speaks most for it, and what the two share"),
  })
  .openapi("NameEvidence");

export type EvidenceView = z.infer<typeof evidenceView>;
