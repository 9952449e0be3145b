// What can be asked about corrections of authors: the public history, and what an operator does.

import { z } from "@hono/zod-openapi";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import type { Correction } from "../../ports/corrections.ts";
import { authorId } from "./author-id.ts";
import { type Corrected, correct, undo } from "./correct.ts";
import { exchangeOperations } from "./exchange-operations.ts";
import type { CorrectionOptions } from "./options.ts";
import { requireAuthor, type Wish } from "./plan-correction.ts";
import { reportOperations } from "./report-operations.ts";
import { correctionView, evidenceView, toCorrectionView } from "./views.ts";

const reason = z.string().max(4000).describe("why, for those who read the history later");
const revision = z.coerce
  .number()
  .int()
  .optional()
  .describe("of the author as you saw it: refused when somebody has corrected it meanwhile");
const paper = z.string().min(1).max(300).describe("key of a paper, as in its address");

export function correctionOperations(options: CorrectionOptions) {
  return [
    listOperation(options),
    evidenceOperation(options),
    wishOperation(options, {
      name: "corrections.merge",
      summary: "Two authors are one person: all papers go to `into`",
      path: "/corrections/merge",
      input: z.object({ author: authorId, into: authorId, reason, revision }),
      toWish: ({ author, into }) => ({ kind: "merge", author, into }),
    }),
    wishOperation(options, {
      name: "corrections.split",
      summary: "Some papers of an author are another person's, who gets a page",
      path: "/corrections/split",
      input: z.object({ author: authorId, papers: z.array(paper).min(1).max(5000), reason, revision }),
      toWish: ({ author, papers }) => ({ kind: "split", author, papers }),
    }),
    wishOperation(options, {
      name: "corrections.move",
      summary: "A paper of one author is another author's",
      path: "/corrections/move",
      input: z.object({ author: authorId, paper, to: authorId, reason, revision }),
      toWish: ({ author, paper: id, to }) => ({ kind: "move", author, paper: id, to }),
    }),
    wishOperation(options, {
      name: "corrections.rename",
      summary: "An author is called otherwise; the former name can be hidden everywhere",
      path: "/corrections/rename",
      input: z.object({
        ...{ author: authorId, name: z.string().max(400) },
        isOldHidden: z.boolean().default(false).describe("the former name is shown nowhere any more"),
        ...{ reason, revision },
      }),
      toWish: ({ author, name, isOldHidden }) => ({ kind: "rename", author, name, isOldHidden }),
    }),
    undoOperation(options),
    ...reportOperations(options),
    ...exchangeOperations(options),
  ];
}

function listOperation({ store }: CorrectionOptions) {
  return defineOperation({
    name: "corrections.list",
    summary: "What was corrected about an author, or about all, the newest first; undone corrections included",
    http: { method: "get", path: "/corrections" },
    access: "public",
    effect: "read",
    maxAgeS: 60,
    input: z.object({ author: authorId.optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    output: z.object({ corrections: z.array(correctionView), author: authorView.optional() }),
    run: async ({ author: id, limit }) => {
      const author = id === undefined ? undefined : store.author(id);
      if (id !== undefined && !author) throw new AppError("not_found", `No author ${id} is known here.`);
      const corrections = store
        .list(id === undefined ? {} : { author: id })
        .toReversed()
        .slice(0, limit);
      return {
        corrections: corrections.map((correction) => toCorrectionView(correction, store)),
        ...(author && { author: { id: String(author.id), name: author.name, revision: author.revision } }),
      };
    },
  });
}

function evidenceOperation({ store }: CorrectionOptions) {
  return defineOperation({
    name: "authors.evidence",
    summary:
      "Why each paper is taken for an author's: how sure it is, and what it shares with the paper it is likest to",
    http: { method: "get", path: "/authors/{author}/evidence" },
    access: "public",
    effect: "read",
    maxAgeS: 300,
    input: z.object({ author: authorId }),
    output: z.object({ author: authorView, names: z.array(evidenceView) }),
    run: async ({ author: id }) => {
      const { id: found, name, revision: seen } = requireAuthor(store, id);
      return { author: { id: String(found), name, revision: seen }, names: store.evidenceOf(found) };
    },
  });
}

const authorView = z.object({ id: z.string(), name: z.string(), revision: z.number() });

const outcome = z.object({ correction: correctionView });

interface WishOperation<Input extends z.ZodObject> {
  name: string;
  summary: string;
  path: string;
  input: Input;
  toWish(input: z.infer<Input>): Wish;
}

function wishOperation<Input extends z.ZodObject>(
  options: CorrectionOptions,
  { name, summary, path, input, toWish }: WishOperation<Input>,
) {
  return defineOperation({
    ...{ name, summary, http: { method: "post" as const, path } },
    access: "operator",
    effect: "write",
    maxAgeS: 0,
    input,
    output: outcome,
    async run(given) {
      const { store, newKey, clock } = options;
      const parts = { store, newKey, now: clock().toISOString() };
      const { reason: why, revision: seen } = given as { reason: string; revision?: number };
      return finish(options, correct(parts, { wish: toWish(given), reason: why, by: "operator", revision: seen }));
    },
  });
}

async function finish(
  { store, rescore }: CorrectionOptions,
  { correction, touched }: Corrected,
): Promise<z.infer<typeof outcome>> {
  await rescore(touched);
  return { correction: toCorrectionView(correction satisfies Correction, store) };
}

function undoOperation(options: CorrectionOptions) {
  return defineOperation({
    name: "corrections.undo",
    summary: "Takes a correction back; what others decided later about the same names stays",
    http: { method: "post", path: "/corrections/{id}/undo" },
    access: "operator",
    effect: "write",
    maxAgeS: 0,
    input: z.object({ id: z.coerce.number().int(), reason }),
    output: outcome,
    run: async ({ id, reason: why }) =>
      finish(options, undo({ store: options.store, now: options.clock().toISOString() }, id, why)),
  });
}
