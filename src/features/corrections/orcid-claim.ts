// "This is me": proved by signing in at ORCID with an iD that one of the papers carries for the author.

import { AppError } from "../../lib/errors.ts";
import { addClaim } from "./claim.ts";
import { checkToken, signToken } from "./claim-tokens.ts";
import type { CorrectionOptions, OrcidOptions } from "./options.ts";
import { requireAuthor } from "./plan-correction.ts";

const SIGN_IN_MS = 3_600_000;

export interface OrcidClaim {
  author: { id: string; name: string };
  isProved: boolean;
  message: string;
}

function requireOrcid({ orcid }: CorrectionOptions): OrcidOptions {
  if (!orcid) throw new AppError("unavailable", "Signing in at ORCID is not set up here.");
  return orcid;
}

/** Where the reader goes to sign in. */
export function startOrcidClaim(options: CorrectionOptions, authorId: number): { url: string } {
  const { secret, signIn } = requireOrcid(options);
  const author = requireAuthor(options.store, authorId);
  const expires = new Date(options.clock().getTime() + SIGN_IN_MS);
  return { url: signIn.address(signToken(secret(), "orcid", author.id, expires)) };
}

/** What the reader brought back. An iD that no paper carries proves nothing, and waits for the operator. */
export async function finishOrcidClaim(
  options: CorrectionOptions,
  { state, code }: { state: string; code: string },
): Promise<OrcidClaim> {
  const { secret, signIn } = requireOrcid(options);
  const { store, clock, newKey } = options;
  const authorId = checkToken(secret(), "orcid", state, clock());
  if (authorId === "expired") throw new AppError("gone", "That took too long. Start again on the author's page.");
  if (authorId === "forged") throw new AppError("forbidden", "This sign-in did not begin here.");
  const orcid = await signIn.identify(code);
  const now = clock().toISOString();
  return store.transaction(() => {
    if (!store.useToken(state, now)) throw new AppError("gone", "This sign-in was used already.");
    const author = requireAuthor(store, authorId);
    const carrying = store.papersWithId(author.id, { scheme: "orcid", value: orcid });
    if (carrying > 0) {
      const where = carrying === 1 ? "one of the papers carries" : `${carrying} of the papers carry`;
      const proof = `signed in at ORCID as ${orcid}, which ${where} for this name`;
      const claimed = addClaim({ store, newKey, now }, author.id, proof);
      return { author: claimed, isProved: true, message: `The page of ${claimed.name} says so now.` };
    }
    store.addReport({
      ...{ kind: "claim" as const, author: author.id, createdAt: now },
      text: `Signed in at ORCID as ${orcid}, which no paper of this author carries here.`,
    });
    const message = `No paper here carries ${orcid} for this name, so it is in the queue, and somebody will look at it.`;
    return { author: { id: String(author.id), name: author.name }, isProved: false, message };
  });
}
