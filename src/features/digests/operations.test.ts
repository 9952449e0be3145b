import { beforeEach, describe, expect, it } from "vitest";
import { createMemorySubscriptions } from "../../../test/support/memory-subscriptions.ts";
import type { AnyOperation } from "../../lib/operation.ts";
import type { SubscriptionStore } from "../../ports/subscriptions.ts";
import { subscriptionOperations } from "./operations.ts";
import { signLink } from "./signed-links.ts";

let store: SubscriptionStore;
let now: Date;
let wakes: number;
let operations: AnyOperation[];
const wake = (): void => {
  wakes += 1;
};

beforeEach(() => {
  store = createMemorySubscriptions();
  now = new Date("2026-06-04T06:00:00.000Z");
  wakes = 0;
  operations = subscriptionOperations({ store, clock: () => now, host: "papers.test", wake });
});

async function call(name: string, input: object): Promise<unknown> {
  const operation = operations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  return operation.run(operation.input.parse(input));
}
const request = (email = "ada@example.org", more: object = {}) => call("subscriptions.request", { email, ...more });
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const confirmations = (): number => store.due("9999", 1000).length;
const link = (purpose: "confirm" | "preferences" | "unsubscribe", id = 1, expiresAt?: Date): string =>
  signLink(store.secret(), purpose, id, expiresAt);

describe("subscriptions.request", () => {
  it("asks for confirmation and sends nothing else until then", async () => {
    await request("Ada@example.org", { frequency: "weekly", categories: ["cs.CL", "cs.CL"] });
    expect(store.byEmail("ada@example.org")).toMatchObject({
      state: "pending",
      frequency: "weekly",
      categories: ["cs.CL"],
    });
    expect(store.due("9999", 10)).toMatchObject([{ kind: "confirm", subscriptionId: 1 }]);
    expect(store.active()).toEqual([]);
    expect(wakes).toBe(1);
  });

  it("gives one answer, whether the address is new, waiting, active or ended", async () => {
    const answers = [await request(), await request()];
    store.confirm(1, now.toISOString());
    later(61);
    answers.push(await request());
    store.end(1, now.toISOString());
    later(61);
    answers.push(await request());
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(confirmations()).toBe(3);
  });

  it("sends an address at most one mail an hour", async () => {
    await request();
    later(59);
    await request();
    expect([confirmations(), wakes]).toEqual([1, 1]);
    later(1);
    await request("ADA@example.org");
    expect([confirmations(), wakes]).toEqual([2, 2]);
  });

  it("stops for everyone when far too many mails are asked for, known address or not", async () => {
    for (let index = 0; index < 200; index += 1) await request(`reader${index}@example.org`);
    await expect(request("new@example.org")).rejects.toMatchObject({ code: "rate_limited" });
    await expect(request("reader0@example.org")).rejects.toMatchObject({ code: "rate_limited" });
    later(61);
    await request("new@example.org");
    expect(confirmations()).toBe(201);
  });

  it.each([["no address"], ["a@b.org\r\nBcc: c@d.org"], [""]])("refuses %j and stores nothing", async (email) => {
    await expect(request(email)).rejects.toMatchObject({ code: "invalid" });
    expect(confirmations()).toBe(0);
  });

  it("refuses categories that cannot be any", async () => {
    await expect(request("ada@example.org", { categories: ["<script>"] })).rejects.toThrow(/category/);
  });

  it("leaves an active subscription as its reader set it", async () => {
    await request("ada@example.org", { categories: ["cs.CL"] });
    store.confirm(1, now.toISOString());
    await request("ada@example.org", { frequency: "weekly", categories: ["math.AG"] });
    expect(store.get(1)).toMatchObject({ state: "active", frequency: "daily", categories: ["cs.CL"] });
  });
});

describe("signed links", () => {
  beforeEach(async () => {
    await request();
  });

  it("confirm, change and end the subscription", async () => {
    const week = new Date("2026-06-11T06:00:00Z");
    expect(await call("subscriptions.confirm", { token: link("confirm", 1, week) })).toEqual({
      email: "ada@example.org",
      state: "active",
      frequency: "daily",
      categories: [],
      since: now.toISOString(),
    });
    const preferences = { token: link("preferences") };
    expect(await call("subscriptions.update", { ...preferences, frequency: "weekly" })).toMatchObject({
      frequency: "weekly",
    });
    expect(await call("subscriptions.update", { ...preferences, categories: ["cs.LG"] })).toMatchObject({
      frequency: "weekly",
      categories: ["cs.LG"],
    });
    expect(await call("subscriptions.get", preferences)).toMatchObject({ state: "active" });
    expect(await call("subscriptions.end", { token: link("unsubscribe") })).toMatchObject({ state: "ended" });
    expect(await call("subscriptions.end", { token: link("unsubscribe") })).toMatchObject({ state: "ended" });
  });

  it("do not confirm after their week, nor after the reader has left", async () => {
    const token = link("confirm", 1, new Date("2026-06-11T06:00:00Z"));
    await call("subscriptions.end", { token: link("unsubscribe") });
    await expect(call("subscriptions.confirm", { token })).rejects.toMatchObject({ code: "gone" });
    await request();
    now = new Date("2026-06-11T06:00:01Z");
    await expect(call("subscriptions.confirm", { token })).rejects.toMatchObject({ code: "gone", message: /expired/ });
    expect(store.get(1)?.state).not.toBe("active");
  });

  it.each([
    ["subscriptions.confirm", "unsubscribe"],
    ["subscriptions.confirm", "preferences"],
    ["subscriptions.update", "unsubscribe"],
    ["subscriptions.update", "confirm"],
    ["subscriptions.end", "confirm"],
  ] as const)("do not let %s be done with a link to %s", async (name, purpose) => {
    await expect(call(name, { token: link(purpose) })).rejects.toMatchObject({ code: "forbidden" });
    expect(store.get(1)?.state).toBe("pending");
  });

  it("are refused for subscriptions that do not exist, as if they were forged", async () => {
    await expect(call("subscriptions.get", { token: link("preferences", 99) })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(call("subscriptions.get", { token: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });
});
