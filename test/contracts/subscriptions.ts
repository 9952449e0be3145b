// What every SubscriptionStore must do, whatever it keeps its rows in.

import { beforeEach, describe, expect, it } from "vitest";
import type { Delivery, SubscriptionStore } from "../../src/ports/subscriptions.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const LATER = "2026-06-04T07:00:00.000Z";
const wish = { frequency: "daily" as const, categories: ["cs.CL", "cs.LG"], now: NOW };

/** `create` gives an empty store; called for every test. */
export function describeSubscriptionStore(name: string, create: () => SubscriptionStore): void {
  let store: SubscriptionStore;

  const subscribe = (email: string): number => {
    const { id } = store.request({ email, ...wish });
    store.confirm(id, NOW);
    return id;
  };
  const planOne = (subscriptionId: number, day = "2026-06-04", kind: Delivery["kind"] = "digest"): Delivery => {
    store.plan([{ subscriptionId, kind, day, messageId: `${kind}.${subscriptionId}.${day}@x` }], NOW);
    const delivery = store.lastDelivery(subscriptionId, kind);
    if (!delivery) throw new Error("the delivery was not planned");
    return delivery;
  };
  const stateOf = (delivery: Delivery): Delivery | undefined =>
    store.lastDelivery(delivery.subscriptionId, delivery.kind);

  describe(`${name}: subscriptions`, () => {
    beforeEach(() => {
      store = create();
    });

    it("keeps what was wished until it is confirmed, changed and ended", () => {
      const requested = store.request({ email: "Ada@Example.org", ...wish });
      const { id } = requested;
      expect(requested).toEqual({
        id,
        email: "Ada@Example.org",
        frequency: "daily",
        categories: ["cs.CL", "cs.LG"],
        state: "pending",
        createdAt: NOW,
      });
      expect(store.active()).toEqual([]);
      store.confirm(id, LATER);
      expect(store.get(id)).toEqual({ ...requested, state: "active", confirmedAt: LATER });
      store.update(id, { frequency: "weekly" });
      store.update(id, { categories: [] });
      expect(store.active()).toMatchObject([{ id, frequency: "weekly", categories: [] }]);
      store.end(id, LATER);
      expect(store.get(id)?.state).toBe("ended");
      expect(store.active()).toEqual([]);
    });

    it("knows one subscription per address, whatever the case of its letters", () => {
      const first = store.request({ email: "ada@example.org", ...wish });
      const again = store.request({ email: "ADA@example.ORG", frequency: "weekly", categories: [], now: LATER });
      expect(again).toEqual({ ...first, email: "ADA@example.ORG", frequency: "weekly", categories: [] });
      expect(store.byEmail("aDa@example.org")?.id).toBe(first.id);
      expect(store.byEmail("eve@example.org")).toBeUndefined();
      expect(store.get(first.id + 1000)).toBeUndefined();
    });

    it("leaves an active subscription alone when anyone types its address again", () => {
      const id = subscribe("ada@example.org");
      const before = store.get(id);
      expect(
        store.request({ email: "ada@example.org", frequency: "weekly", categories: ["math.AG"], now: LATER }),
      ).toEqual(before);
      expect(store.get(id)).toEqual(before);
    });

    it("opens an ended subscription again as pending, and only that way", () => {
      const id = subscribe("ada@example.org");
      store.end(id, NOW);
      store.confirm(id, LATER);
      expect(store.get(id)?.state).toBe("ended");
      const reopened = store.request({ email: "ada@example.org", frequency: "weekly", categories: [], now: LATER });
      expect(reopened).toMatchObject({ id, state: "pending", frequency: "weekly", categories: [], createdAt: LATER });
      expect(reopened.confirmedAt).toBeUndefined();
    });

    it("keeps the first moment of confirmation", () => {
      const id = subscribe("ada@example.org");
      store.confirm(id, LATER);
      expect(store.get(id)?.confirmedAt).toBe(NOW);
    });

    it("lists active subscriptions by id", () => {
      const ids = ["a@x.org", "b@x.org", "c@x.org"].map(subscribe);
      store.end(ids[1] ?? 0, NOW);
      expect(store.active().map((row) => row.id)).toEqual([ids[0], ids[2]]);
    });

    it("keeps odd but lawful text as it is", () => {
      const email = 'o\'neil+"tag"@bücher.example';
      const { id } = store.request({ email, frequency: "daily", categories: ["astro-ph.CO"], now: NOW });
      expect(store.get(id)).toMatchObject({ email, categories: ["astro-ph.CO"] });
    });

    it("has one secret that is hard to guess", () => {
      const secret = store.secret();
      expect(secret.length).toBeGreaterThanOrEqual(32);
      expect(store.secret()).toBe(secret);
    });
  });

  describe(`${name}: deliveries`, () => {
    beforeEach(() => {
      store = create();
    });

    it("plans one delivery per reader, kind and day", () => {
      const [a, b] = [subscribe("a@x.org"), subscribe("b@x.org")];
      const plans = [a, b].map((subscriptionId) => ({
        subscriptionId,
        kind: "digest" as const,
        day: "2026-06-04",
        messageId: `digest.${subscriptionId}@x`,
      }));
      expect(store.plan(plans, NOW)).toBe(2);
      expect(store.plan([...plans, { ...plans[0], day: "2026-06-05" } as (typeof plans)[0]], LATER)).toBe(1);
      expect(
        store.plan([{ subscriptionId: a, kind: "confirm", day: "2026-06-04", messageId: "confirm@x" }], LATER),
      ).toBe(1);
      expect(store.plan([], NOW)).toBe(0);
      expect(store.waiting()).toBe(4);
      expect(store.due(LATER, 10).map((row) => [row.kind, row.subscriptionId, row.day, row.plannedAt])).toEqual([
        ["confirm", a, "2026-06-04", LATER],
        ["digest", a, "2026-06-04", NOW],
        ["digest", b, "2026-06-04", NOW],
        ["digest", a, "2026-06-05", LATER],
      ]);
      expect(store.due(LATER, 2)).toHaveLength(2);
    });

    it("describes a planned delivery in full", () => {
      const id = subscribe("a@x.org");
      const delivery = planOne(id);
      expect(delivery).toEqual({
        id: delivery.id,
        subscriptionId: id,
        kind: "digest",
        day: "2026-06-04",
        state: "planned",
        attempts: 0,
        plannedAt: NOW,
        messageId: `digest.${id}.2026-06-04@x`,
      });
      expect(store.lastDelivery(id, "confirm")).toBeUndefined();
    });

    it("finds the newest delivery and counts those since a moment", () => {
      const id = subscribe("a@x.org");
      planOne(id, "2026-06-04T06:00:00.000Z", "confirm");
      store.plan([{ subscriptionId: id, kind: "confirm", day: LATER, messageId: "second@x" }], LATER);
      expect(store.lastDelivery(id, "confirm")?.messageId).toBe("second@x");
      expect(store.plannedSince("confirm", NOW)).toBe(2);
      expect(store.plannedSince("confirm", "2026-06-04T06:00:00.001Z")).toBe(1);
      expect(store.plannedSince("digest", NOW)).toBe(0);
    });

    it("hands a delivery over once", () => {
      const delivery = planOne(subscribe("a@x.org"));
      expect(store.handOver(delivery.id, NOW)).toBe(true);
      expect(store.handOver(delivery.id, NOW)).toBe(false);
      expect(stateOf(delivery)).toMatchObject({ state: "handed-over", attempts: 0 });
      expect(store.due(LATER, 10)).toEqual([]);
      expect(store.waiting()).toBe(0);
      expect(store.handOver(delivery.id + 1000, NOW)).toBe(false);
    });

    it("gives a delivery back when its time for another attempt has come", () => {
      const delivery = planOne(subscribe("a@x.org"));
      store.handOver(delivery.id, NOW);
      store.settle(delivery.id, { state: "retry", detail: "451 later", nextAttemptAt: LATER, now: NOW });
      expect(stateOf(delivery)).toMatchObject({
        state: "retry",
        attempts: 1,
        detail: "451 later",
        nextAttemptAt: LATER,
      });
      expect(store.due("2026-06-04T06:59:59.999Z", 10)).toEqual([]);
      expect(store.waiting()).toBe(1);
      expect(store.due(LATER, 10).map((row) => row.id)).toEqual([delivery.id]);
      expect(store.handOver(delivery.id, LATER)).toBe(true);
      expect(stateOf(delivery)?.nextAttemptAt).toBeUndefined();
      store.settle(delivery.id, { state: "sent", now: LATER });
      expect(stateOf(delivery)).toMatchObject({ state: "sent", attempts: 2 });
      expect(stateOf(delivery)?.detail).toBeUndefined();
    });

    it.each(["sent", "refused", "skipped"] as const)("never leaves %s again", (state) => {
      const delivery = planOne(subscribe("a@x.org"));
      store.settle(delivery.id, { state, detail: "for good", now: NOW });
      store.settle(delivery.id, { state: "retry", nextAttemptAt: NOW, now: NOW });
      expect(store.handOver(delivery.id, NOW)).toBe(false);
      expect(store.recover(LATER)).toBe(0);
      expect(planOne(delivery.subscriptionId)).toMatchObject({
        id: delivery.id,
        state,
        attempts: 1,
        detail: "for good",
      });
      expect(store.due(LATER, 10)).toEqual([]);
    });

    it("counts what was handed over before a crash as sent, and nothing else", () => {
      const [planned, handed, waiting] = ["a@x.org", "b@x.org", "c@x.org"].map((email) => planOne(subscribe(email)));
      if (!planned || !handed || !waiting) throw new Error("three deliveries are planned");
      store.handOver(handed.id, NOW);
      store.settle(waiting.id, { state: "retry", nextAttemptAt: LATER, now: NOW });
      expect(store.recover(LATER)).toBe(1);
      expect(store.recover(LATER)).toBe(0);
      expect(stateOf(handed)?.state).toBe("sent");
      expect(stateOf(handed)?.detail).toMatch(/\S/);
      expect(store.due(LATER, 10).map((row) => row.id)).toEqual([planned.id, waiting.id]);
    });
  });
}
