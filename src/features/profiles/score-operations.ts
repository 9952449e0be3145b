// How the AI Score of an author or an institution was computed.

import { z } from "@hono/zod-openapi";
import type { Clock } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { aiScorePage } from "../../model/ai-score-page.ts";
import type { AiSubject, CatalogueReader } from "../../ports/catalogue.ts";

const movedTo = z.object({ movedTo: z.string().describe("the id under which the author now lives") });

export function scoreOperations(reader: Pick<CatalogueReader, "aiScore">, clock: Clock) {
  const read = async (subject: AiSubject) => {
    const page = reader.aiScore(subject, clock());
    if (!page) throw new AppError("not_found", `No ${subject.kind} ${subject.id} is known here.`);
    return page;
  };
  return [
    defineOperation({
      name: "authors.score",
      summary: "How the AI Score of an author was computed: the numbers, earlier days, what changed and why",
      http: { method: "get", path: "/authors/{id}/score" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: z.object({ id: z.string().min(1).max(20) }),
      output: z.union([aiScorePage, movedTo]),
      run: ({ id }) => read({ kind: "author", id }),
    }),
    defineOperation({
      name: "institutions.score",
      summary: "How the AI Score of an institution was computed: the numbers, earlier days, what changed and why",
      http: { method: "get", path: "/institutions/{tag}/score" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 300,
      input: z.object({ tag: z.string().min(1).max(60) }),
      output: z.union([aiScorePage, movedTo]),
      run: ({ tag }) => read({ kind: "institution", id: tag }),
    }),
  ];
}
