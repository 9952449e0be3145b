// Sends what is due, each mail once: the claim is committed before the end mark of the message is written.

import type { Clock } from "../../lib/clock.ts";
import { AppError, errorMessage } from "../../lib/errors.ts";
import type { Mailer, MailOutcome } from "../../ports/mailer.ts";
import type { Delivery, Subscription, SubscriptionStore } from "../../ports/subscriptions.ts";
import type { ComposeMail } from "./compose-mail.ts";

const MINUTE_MS = 60_000;
const RETRY_DELAYS_MS = [1, 5, 30, 120, 360].map((minutes) => minutes * MINUTE_MS);
const GIVE_UP_MS = 24 * 60 * MINUTE_MS;
const BATCH = 200;

export interface SendOptions {
  store: SubscriptionStore;
  mailer: Mailer;
  compose: ComposeMail;
  clock: Clock;
  signal?: AbortSignal;
}

export interface SendReport {
  sent: number;
  retried: number;
  refused: number;
  skipped: number;
  /** Why the round ended before everything was tried. */
  stopped?: string;
}

/** When to try again after `attempts` earlier ones; undefined when it is time to give up. */
export function nextAttempt(delivery: Pick<Delivery, "attempts" | "plannedAt">, now: Date): string | undefined {
  if (now.getTime() - Date.parse(delivery.plannedAt) >= GIVE_UP_MS) return undefined;
  const delayMs = RETRY_DELAYS_MS[Math.min(delivery.attempts, RETRY_DELAYS_MS.length - 1)] ?? GIVE_UP_MS;
  return new Date(now.getTime() + delayMs).toISOString();
}

/** Thrown inside the claim: another process has taken the delivery. */
class TakenElsewhere extends Error {}

// Two rounds at once would each write down the outcome of the other's attempts.
const rounds = new WeakMap<SubscriptionStore, Promise<unknown>>();

type Settlement = MailOutcome | { outcome: "skipped"; detail: string } | { outcome: "elsewhere" };

/** Rounds over the same store follow each other. */
export async function sendDue(options: SendOptions): Promise<SendReport> {
  const before = rounds.get(options.store) ?? Promise.resolve();
  const round = before.then(() => sendRound(options));
  rounds.set(
    options.store,
    round.catch(() => {}),
  );
  return round;
}

async function sendRound(options: SendOptions): Promise<SendReport> {
  const { store, mailer, clock, signal } = options;
  const report: SendReport = { sent: 0, retried: 0, refused: 0, skipped: 0 };
  const tried = new Set<number>();
  const isOver = (): boolean => report.stopped !== undefined || signal?.aborted === true;
  while (!isOver()) {
    const due = store.due(clock().toISOString(), BATCH).filter(({ id }) => !tried.has(id));
    if (due.length === 0) break;
    for (const { id } of due) tried.add(id);
    const workers = Array.from({ length: Math.max(1, mailer.parallel) }, async () => {
      for (let delivery = due.shift(); delivery !== undefined && !isOver(); delivery = due.shift()) {
        settle(options, delivery, await attempt(options, delivery), report);
      }
    });
    await Promise.all(workers);
  }
  return report;
}

/** Why this mail should not go out after all. */
function reasonToSkip(
  store: SubscriptionStore,
  delivery: Delivery,
  subscription: Subscription | undefined,
): string | undefined {
  if (!subscription || subscription.state === "ended") return "the subscription has ended";
  if (delivery.kind === "confirm") return undefined;
  if (subscription.state !== "active") return "the subscription is not confirmed";
  const newest = store.lastDelivery(delivery.subscriptionId, "digest");
  // After a long standstill nobody wants the news of every day at once.
  if (newest && newest.id !== delivery.id && newest.day > delivery.day)
    return `the digest of ${newest.day} takes its place`;
  return undefined;
}

async function attempt({ store, mailer, compose, clock }: SendOptions, delivery: Delivery): Promise<Settlement> {
  try {
    const subscription = store.get(delivery.subscriptionId);
    const reason = reasonToSkip(store, delivery, subscription);
    if (reason !== undefined || !subscription) return { outcome: "skipped", detail: reason ?? "" };
    const message = await compose(delivery, subscription);
    if (!message) return { outcome: "skipped", detail: "there was nothing to tell" };
    return await mailer.send(message, () => {
      if (!store.handOver(delivery.id, clock().toISOString())) throw new TakenElsewhere();
    });
  } catch (error) {
    if (error instanceof TakenElsewhere) return { outcome: "elsewhere" };
    const isHopeless = error instanceof AppError && error.code === "invalid";
    return { outcome: isHopeless ? "refused" : "retry", detail: errorMessage(error) };
  }
}

function settle({ store, clock }: SendOptions, delivery: Delivery, result: Settlement, report: SendReport): void {
  const now = clock();
  const at = now.toISOString();
  if (result.outcome === "elsewhere") return;
  const { outcome, detail } = result;
  if (outcome === "unavailable") report.stopped = detail;
  if (outcome !== "retry" && outcome !== "unavailable") {
    store.settle(delivery.id, { state: outcome, detail, now: at });
    report[outcome] += 1;
    return;
  }
  const nextAttemptAt = nextAttempt(delivery, now);
  if (nextAttemptAt === undefined) {
    store.settle(delivery.id, { state: "refused", detail: `given up after 24 hours: ${detail}`, now: at });
    report.refused += 1;
    return;
  }
  store.settle(delivery.id, { state: "retry", detail, nextAttemptAt, now: at });
  report.retried += 1;
}
