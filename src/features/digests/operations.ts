// What can be asked about mail subscriptions. Whoever holds a signed link may do what it says; nobody learns who subscribes.

import { z } from "@hono/zod-openapi";
import type { Clock } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import type { Subscription, SubscriptionStore } from "../../ports/subscriptions.ts";
import { requestSubscription } from "./request-subscription.ts";
import { checkLink, type LinkPurpose } from "./signed-links.ts";

export interface SubscriptionOptions {
  store: SubscriptionStore;
  clock: Clock;
  /** Host name in message ids. */
  host: string;
  /** Told that a mail waits, so that it need not wait for the next round. */
  wake?: () => void;
}

const frequency = z.enum(["daily", "weekly"]);
const categories = z
  .array(z.string().regex(/^[a-z][a-z-]{0,19}(\.[A-Za-z-]{2,12})?$/, "a category looks like cs.CL"))
  .max(50)
  .transform((codes) => [...new Set(codes)])
  .describe("category codes; none means all");
const token = z.string().max(200).describe("the token of a link in a mail");

export const subscriptionView = z
  .object({
    email: z.string(),
    state: z.enum(["pending", "active", "ended"]),
    frequency,
    categories: z.array(z.string()),
    since: z.string().optional().describe("when it was confirmed"),
  })
  .openapi("Subscription");

export type SubscriptionView = z.infer<typeof subscriptionView>;

const toView = ({ email, state, frequency, categories, confirmedAt }: Subscription): SubscriptionView => ({
  email,
  state,
  frequency,
  categories,
  ...(confirmedAt === undefined ? {} : { since: confirmedAt }),
});

export function subscriptionOperations(options: SubscriptionOptions) {
  return [requestOperation(options), ...linkOperations(options)];
}

function requestOperation({ store, clock, host, wake }: SubscriptionOptions) {
  return defineOperation({
    name: "subscriptions.request",
    summary: "Asks for the digest by mail; the address gets one mail with a link to confirm",
    http: { method: "post", path: "/subscriptions" },
    access: "public",
    effect: "write",
    maxAgeS: 0,
    input: z.object({
      email: z.string().max(320),
      frequency: frequency.default("daily"),
      categories: categories.default([]),
    }),
    output: z.object({ message: z.string() }),
    async run(wish) {
      if (requestSubscription(store, wish, { now: clock(), host })) wake?.();
      return { message: "Check your mail: follow the link in it to confirm." };
    },
  });
}

interface Holder {
  /** Whose link this is, when the link was made for one of these purposes. */
  find(purposes: LinkPurpose[], token: string): Subscription;
  reload(known: Subscription): SubscriptionView;
}

function linkOperations(options: SubscriptionOptions) {
  const holder = createHolder(options);
  return [
    getOperation(holder),
    confirmOperation(options, holder),
    updateOperation(options, holder),
    endOperation(options, holder),
  ];
}

function createHolder({ store, clock }: SubscriptionOptions): Holder {
  // Never changes once it is made, and a page must not ask the store for it again and again.
  let secret: string | undefined;
  const find: Holder["find"] = (purposes, given) => {
    const key = secret ?? store.secret();
    secret = key;
    const checked = purposes.map((purpose) => checkLink(key, purpose, given, clock()));
    const valid = checked.find((check) => check.ok);
    const subscription = valid && store.get(valid.subscriptionId);
    if (subscription) return subscription;
    if (checked.some((check) => !check.ok && check.reason === "expired")) {
      throw new AppError("gone", "This link has expired. Subscribe again to get a new one.");
    }
    throw new AppError("forbidden", "This link is not complete. Open it again from the mail, or copy all of it.");
  };
  return { find, reload: (known) => toView(store.get(known.id) ?? known) };
}

function getOperation({ find }: Holder) {
  return defineOperation({
    name: "subscriptions.get",
    summary: "The subscription that a signed link belongs to",
    http: { method: "get", path: "/subscriptions/{token}" },
    access: "public",
    effect: "read",
    maxAgeS: 0,
    input: z.object({ token }),
    output: subscriptionView,
    run: async (input) => toView(find(["preferences", "unsubscribe", "confirm"], input.token)),
  });
}

function confirmOperation({ store, clock }: SubscriptionOptions, { find, reload }: Holder) {
  return defineOperation({
    name: "subscriptions.confirm",
    summary: "Confirms a subscription with the link of the first mail",
    http: { method: "post", path: "/subscriptions/{token}/confirm" },
    access: "public",
    effect: "write",
    maxAgeS: 0,
    input: z.object({ token }),
    output: subscriptionView,
    async run(input) {
      const subscription = find(["confirm"], input.token);
      if (subscription.state === "ended") {
        throw new AppError("gone", "This subscription has ended. Subscribe again to get a new link.");
      }
      store.confirm(subscription.id, clock().toISOString());
      return reload(subscription);
    },
  });
}

function updateOperation({ store }: SubscriptionOptions, { find, reload }: Holder) {
  return defineOperation({
    name: "subscriptions.update",
    summary: "Changes how often the digest comes and what it covers",
    http: { method: "post", path: "/subscriptions/{token}" },
    access: "public",
    effect: "write",
    maxAgeS: 0,
    input: z.object({ token, frequency: frequency.optional(), categories: categories.optional() }),
    output: subscriptionView,
    async run(input) {
      const subscription = find(["preferences"], input.token);
      if (subscription.state === "ended") throw new AppError("gone", "This subscription has ended.");
      store.update(subscription.id, {
        ...(input.frequency === undefined ? {} : { frequency: input.frequency }),
        ...(input.categories === undefined ? {} : { categories: input.categories }),
      });
      return reload(subscription);
    },
  });
}

function endOperation({ store, clock }: SubscriptionOptions, { find, reload }: Holder) {
  return defineOperation({
    name: "subscriptions.end",
    summary: "Ends a subscription at once",
    http: { method: "delete", path: "/subscriptions/{token}" },
    access: "public",
    effect: "write",
    maxAgeS: 0,
    input: z.object({ token }),
    output: subscriptionView,
    async run(input) {
      const subscription = find(["unsubscribe", "preferences"], input.token);
      store.end(subscription.id, clock().toISOString());
      return reload(subscription);
    },
  });
}
