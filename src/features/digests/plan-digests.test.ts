import { describe, expect, it } from "vitest";
import { createMemorySubscriptions } from "../../../test/support/memory-subscriptions.ts";
import { planDigests } from "./plan-digests.ts";

const host = "papers.test";

function setUp() {
  const store = createMemorySubscriptions();
  const subscribe = (
    email: string,
    frequency: "daily" | "weekly",
    confirmedAt = "2026-05-01T00:00:00.000Z",
  ): number => {
    const { id } = store.request({ email, frequency, categories: [], now: confirmedAt });
    store.confirm(id, confirmedAt);
    return id;
  };
  const planAt = (now: string, day: string | undefined): number =>
    planDigests({ store, day, now: new Date(now), host });
  const planned = (): string[] =>
    store.due("9999", 100).map((row) => `${row.subscriptionId} ${row.day} ${row.messageId}`);
  return { store, subscribe, planAt, planned };
}

describe("planDigests", () => {
  it("plans the newest day once for every daily reader", () => {
    const { store, subscribe, planAt, planned } = setUp();
    subscribe("a@x.org", "daily");
    const ended = subscribe("b@x.org", "daily");
    store.end(ended, "2026-06-01T00:00:00.000Z");
    store.request({ email: "c@x.org", frequency: "daily", categories: [], now: "2026-06-01T00:00:00.000Z" });
    expect(planAt("2026-06-04T06:00:00Z", "2026-06-03")).toBe(1);
    expect(planAt("2026-06-04T07:00:00Z", "2026-06-03")).toBe(0);
    expect(planned()).toEqual(["1 2026-06-03 digest.1.2026-06-03@papers.test"]);
    expect(planAt("2026-06-05T06:00:00Z", "2026-06-04")).toBe(1);
  });

  it("plans nothing on days without news, for want of papers, or when the newest are old", () => {
    const { subscribe, planAt } = setUp();
    subscribe("a@x.org", "daily");
    expect(planAt("2026-06-05T06:00:00Z", "2026-06-05")).toBe(1);
    expect(planAt("2026-06-06T06:00:00Z", "2026-06-05")).toBe(0);
    expect(planAt("2026-06-07T06:00:00Z", undefined)).toBe(0);
    expect(planAt("2026-06-20T06:00:00Z", "2026-06-12")).toBe(0);
  });

  it("plans the week on Monday for weekly readers, and late when the machine was off", () => {
    const { subscribe, planAt, planned } = setUp();
    subscribe("a@x.org", "weekly");
    expect(planAt("2026-06-07T06:00:00Z", "2026-06-05")).toBe(0);
    expect(planAt("2026-06-09T09:00:00Z", "2026-06-08")).toBe(1);
    expect(planned()).toEqual(["1 2026-06-08 digest.1.2026-06-08@papers.test"]);
    expect(planAt("2026-06-10T06:00:00Z", "2026-06-09")).toBe(0);
    expect(planAt("2026-06-15T06:00:00Z", "2026-06-12")).toBe(1);
  });

  it("lets a weekly reader who came after Monday wait for the next one", () => {
    const { subscribe, planAt } = setUp();
    subscribe("a@x.org", "weekly", "2026-06-09T10:00:00.000Z");
    expect(planAt("2026-06-10T06:00:00Z", "2026-06-09")).toBe(0);
    expect(planAt("2026-06-15T06:00:00Z", "2026-06-12")).toBe(1);
  });
});
