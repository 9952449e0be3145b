// "This is me": proved by a link that is mailed to an address printed on one of the author's papers.

import { AppError } from "../../lib/errors.ts";
import { escapeHtml } from "../../lib/tex/escape-html.ts";
import type { MailMessage } from "../../ports/mailer.ts";
import { checkToken, signToken } from "./claim-tokens.ts";
import { make } from "./correct.ts";
import type { ClaimOptions, CorrectionOptions } from "./options.ts";
import { requireAuthor } from "./plan-correction.ts";

const LINK_DAYS = 3;
const HOUR_MS = 3_600_000;
const CLAIMS_PER_HOUR = 5;
/** The same whether the address is printed or not: nobody learns addresses from it. */
const SENT =
  "If that address is printed on one of the papers, a mail with a link is on its way. If nothing comes, report it on the author's page instead, and somebody will look at it.";

export async function requestClaim(
  options: CorrectionOptions,
  authorId: number,
  email: string,
): Promise<{ message: string }> {
  const { store, clock, claims } = options;
  const author = requireAuthor(store, authorId);
  const known = store.addressesOf(author.id);
  if (known.length === 0 || !claims) {
    throw new AppError(
      "unavailable",
      "No mail address is known from these papers, so a link cannot prove who you are. Report it on the author's page instead, and somebody will look at it.",
    );
  }
  const now = clock();
  if (store.reportsSince(new Date(now.getTime() - HOUR_MS).toISOString(), author.id) >= CLAIMS_PER_HOUR) {
    throw new AppError("rate_limited", "Several people have asked just now. Please try again in an hour.");
  }
  const match = known.find((address) => address.email.toLowerCase() === email.trim().toLowerCase());
  const report = store.addReport({
    ...{ kind: "claim", author: author.id, createdAt: now.toISOString() },
    text: match
      ? `Asked for a link to the address printed on "${match.title}".`
      : "Asked for a link to an address that no paper prints.",
    ...(match && { email: match.email }),
  });
  if (!match) return { message: SENT };
  const token = signToken(claims.secret(), "claim", report, new Date(now.getTime() + LINK_DAYS * 24 * HOUR_MS));
  const outcome = await claims.send(toMail(claims, { token, to: match.email, name: author.name, now, report }));
  if (outcome.outcome === "sent") return { message: SENT };
  throw new AppError("unavailable", "Mails cannot be sent at the moment. Please try again later.");
}

interface ClaimMail {
  token: string;
  to: string;
  name: string;
  now: Date;
  report: number;
}

function toMail({ from, siteUrl, host }: ClaimOptions, { token, to, name, now, report }: ClaimMail): MailMessage {
  const link = `${siteUrl}/corrections/claim?token=${token}`;
  const ask = `Somebody, hopefully you, says of the author page of ${name}: this is me. This address is printed on one of the papers there.`;
  const end = `The link works once, for ${LINK_DAYS} days. If it was not you, do nothing.`;
  return {
    ...{ from, to, subject: `Is this you? ${name} on Broadsheet`, messageId: `claim.${report}@${host}` },
    date: now.toISOString(),
    text: `${ask}\n\nYes, this is me: ${link}\n\n${end}\n`,
    html: `<p>${escapeHtml(ask)}</p><p><a href="${escapeHtml(link)}">Yes, this is me</a></p><p>${escapeHtml(end)}</p>`,
    headers: {},
  };
}

export function confirmClaim(
  { store, clock, newKey, claims }: CorrectionOptions,
  token: string,
): { author: { id: string; name: string } } {
  const now = clock();
  const checked = claims ? checkToken(claims.secret(), "claim", token, now) : "forged";
  if (checked === "expired")
    throw new AppError("gone", "This link has expired. Ask for a new one on the author's page.");
  if (checked === "forged") {
    throw new AppError("forbidden", "This link is not complete. Open it again from the mail, or copy all of it.");
  }
  return store.transaction(() => {
    const report = store.report(checked);
    if (!report || !store.useToken(token, now.toISOString())) {
      throw new AppError("gone", "This link was used already.");
    }
    const proof = "a mail to an address printed on one of the papers was answered";
    const author = addClaim({ store, newKey, now: now.toISOString() }, report.author, proof);
    store.settleReport(report.id, "accepted", "proved by mail", now.toISOString());
    return { author };
  });
}

/** The claim as it stands in the history of the author. */
export function addClaim(
  making: Parameters<typeof make>[0],
  authorId: number,
  proof: string,
): { id: string; name: string } {
  const author = requireAuthor(making.store, authorId);
  make(
    making,
    { kind: "claim", author: author.id, to: author.id, data: { moved: [], beside: [], apart: [], proof } },
    { reason: "This is me", by: "reader" },
  );
  return { id: String(author.id), name: author.name };
}
