// The addresses that stand in mails, each with its signed token.

import { type LinkPurpose, signLink } from "./signed-links.ts";

const CONFIRM_DAYS = 7;

export interface SubscriptionLinks {
  confirm: string;
  preferences: string;
  weekly: string;
  daily: string;
  unsubscribe: string;
}

/** `since` is when the mail was planned: the link to confirm works for seven days from there. */
export function toSubscriptionLinks(
  { siteUrl, secret }: { siteUrl: string; secret: string },
  subscriptionId: number,
  since: Date,
): SubscriptionLinks {
  const at = (purpose: LinkPurpose, expiresAt?: Date): string =>
    `${siteUrl}/subscription/${purpose}?token=${signLink(secret, purpose, subscriptionId, expiresAt)}`;
  return {
    confirm: at("confirm", new Date(since.getTime() + CONFIRM_DAYS * 86_400_000)),
    preferences: at("preferences"),
    weekly: `${at("preferences")}&frequency=weekly`,
    daily: `${at("preferences")}&frequency=daily`,
    unsubscribe: at("unsubscribe"),
  };
}
