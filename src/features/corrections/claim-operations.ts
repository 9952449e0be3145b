// "This is me", asked for and proved.

import { z } from "@hono/zod-openapi";
import { defineOperation } from "../../lib/operation.ts";
import { authorId } from "./author-id.ts";
import { confirmClaim, requestClaim } from "./claim.ts";
import { email } from "./email.ts";
import type { CorrectionOptions } from "./options.ts";
import { finishOrcidClaim, startOrcidClaim } from "./orcid-claim.ts";

const claimed = z.object({ id: z.string(), name: z.string() });

export function claimOperations(options: CorrectionOptions) {
  return [
    defineOperation({
      name: "claims.request",
      summary: "This is me: mails a link to an address printed on one of the author's papers",
      http: { method: "post", path: "/authors/{author}/claims" },
      access: "public",
      effect: "write",
      maxAgeS: 0,
      input: z.object({ author: authorId, email }),
      output: z.object({ message: z.string() }),
      run: async ({ author, email: address }) => requestClaim(options, author, address),
    }),
    defineOperation({
      name: "claims.confirm",
      summary: "Proves a claim by the link of the mail; it works once",
      http: { method: "post", path: "/claims/{token}" },
      access: "public",
      effect: "write",
      maxAgeS: 0,
      input: z.object({ token: z.string().max(300) }),
      output: z.object({ author: claimed }),
      run: async ({ token }) => confirmClaim(options, token),
    }),
    ...orcidOperations(options),
  ];
}

function orcidOperations(options: CorrectionOptions) {
  return [
    defineOperation({
      name: "claims.orcid",
      summary: "This is me: the address at ORCID where the author signs in, good for an hour",
      http: { method: "post", path: "/authors/{author}/orcid" },
      access: "public",
      effect: "write",
      maxAgeS: 0,
      input: z.object({ author: authorId }),
      output: z.object({ url: z.string() }),
      run: async ({ author }) => startOrcidClaim(options, author),
    }),
    defineOperation({
      name: "claims.orcid-confirm",
      summary: "Proves a claim by what ORCID sent the author back with; it works once",
      http: { method: "post", path: "/orcid-claims" },
      access: "public",
      effect: "write",
      maxAgeS: 0,
      input: z.object({ state: z.string().max(300), code: z.string().max(300) }),
      output: z.object({ author: claimed, isProved: z.boolean(), message: z.string() }),
      run: async (input) => finishOrcidClaim(options, input),
    }),
  ];
}
