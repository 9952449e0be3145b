// A SubscriptionStore in memory for tests of what stands above the store.

import type { Delivery, Subscription, SubscriptionStore } from "../../src/ports/subscriptions.ts";

const FINAL = new Set(["sent", "refused", "skipped"]);

export function createMemorySubscriptions(): SubscriptionStore {
  const subscriptions: Subscription[] = [];
  const deliveries: Delivery[] = [];
  const find = (id: number): Subscription | undefined => subscriptions.find((row) => row.id === id);
  const findDelivery = (id: number): Delivery | undefined => deliveries.find((row) => row.id === id);
  const byEmail = (email: string): Subscription | undefined =>
    subscriptions.find((row) => row.email.toLowerCase() === email.toLowerCase());
  const isWaiting = (row: Delivery): boolean => row.state === "planned" || row.state === "retry";
  const copy = <T>(row: T): T => structuredClone(row);

  return {
    request({ now, ...wish }) {
      const known = byEmail(wish.email);
      if (known?.state === "active") return copy(known);
      if (known?.state === "pending") return copy(Object.assign(known, wish));
      if (known) {
        delete known.confirmedAt;
        return copy(Object.assign(known, { ...wish, state: "pending", createdAt: now }));
      }
      const created: Subscription = { id: subscriptions.length + 1, ...wish, state: "pending", createdAt: now };
      subscriptions.push(created);
      return copy(created);
    },
    get: (id) => copy(find(id)),
    byEmail: (email) => copy(byEmail(email)),
    confirm(id, now) {
      const row = find(id);
      if (row?.state === "pending") Object.assign(row, { state: "active", confirmedAt: now });
    },
    update(id, change) {
      const row = find(id);
      if (row) Object.assign(row, change);
    },
    end(id) {
      const row = find(id);
      if (row) row.state = "ended";
    },
    active: () => copy(subscriptions.filter((row) => row.state === "active")),

    plan(plans, now) {
      const before = deliveries.length;
      for (const plan of plans) {
        const isKnown = deliveries.some(
          (row) => row.subscriptionId === plan.subscriptionId && row.kind === plan.kind && row.day === plan.day,
        );
        if (isKnown) continue;
        deliveries.push({ id: deliveries.length + 1, ...plan, state: "planned", attempts: 0, plannedAt: now });
      }
      return deliveries.length - before;
    },
    lastDelivery: (subscriptionId, kind) =>
      copy(deliveries.findLast((row) => row.subscriptionId === subscriptionId && row.kind === kind)),
    plannedSince: (kind, since) => deliveries.filter((row) => row.kind === kind && row.plannedAt >= since).length,
    due(now, limit) {
      const rows = deliveries.filter((row) => isWaiting(row) && (row.nextAttemptAt ?? "") <= now);
      rows.sort((a, b) => Number(a.kind === "digest") - Number(b.kind === "digest") || a.id - b.id);
      return copy(rows.slice(0, limit));
    },
    handOver(id) {
      const row = findDelivery(id);
      if (!row || !isWaiting(row)) return false;
      row.state = "handed-over";
      delete row.nextAttemptAt;
      return true;
    },
    settle(id, { now: _now, nextAttemptAt, ...outcome }) {
      const row = findDelivery(id);
      if (!row || FINAL.has(row.state)) return;
      delete row.nextAttemptAt;
      delete row.detail;
      Object.assign(row, outcome, { attempts: row.attempts + 1 });
      if (outcome.state === "retry" && nextAttemptAt !== undefined) row.nextAttemptAt = nextAttemptAt;
    },
    recover() {
      const uncertain = deliveries.filter((row) => row.state === "handed-over");
      for (const row of uncertain) Object.assign(row, { state: "sent", detail: "handed over before a restart" });
      return uncertain.length;
    },
    waiting: () => deliveries.filter(isWaiting).length,
    secret: () => "a secret of thirty-two characters at least",
  };
}
