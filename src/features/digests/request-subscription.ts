// What happens when someone types an address: one mail with a link, and the same answer for every address.

import { AppError } from "../../lib/errors.ts";
import type { SubscriptionStore } from "../../ports/subscriptions.ts";
import { parseEmailAddress } from "./email-address.ts";

const ADDRESS_PAUSE_MS = 3_600_000;
// Over all addresses: enough for a department that signs up at once, too few to be used for flooding strangers.
const MAILS_PER_HOUR = 200;

export interface SubscriptionWish {
  email: string;
  frequency: "daily" | "weekly";
  categories: string[];
}

/** Plans the mail that asks for confirmation, at most one an hour for an address. Returns whether a mail was planned. */
export function requestSubscription(
  store: Pick<SubscriptionStore, "request" | "plan" | "lastDelivery" | "plannedSince">,
  wish: SubscriptionWish,
  { now, host }: { now: Date; host: string },
): boolean {
  const email = parseEmailAddress(wish.email);
  if (email === undefined) throw new AppError("invalid", "email: this does not look like one mail address");
  const hourAgo = new Date(now.getTime() - ADDRESS_PAUSE_MS).toISOString();
  // Before anything is known about the address, so that the answer says nothing about it.
  if (store.plannedSince("confirm", hourAgo) >= MAILS_PER_HOUR) {
    throw new AppError("rate_limited", "Too many people are subscribing right now. Please try again in an hour.");
  }
  const moment = now.toISOString();
  const { id } = store.request({ ...wish, email, now: moment });
  const last = store.lastDelivery(id, "confirm");
  if (last && last.plannedAt > hourAgo) return false;
  const messageId = `confirm.${id}.${moment.replace(/\D/g, "")}@${host}`;
  return store.plan([{ subscriptionId: id, kind: "confirm", day: moment, messageId }], moment) > 0;
}
