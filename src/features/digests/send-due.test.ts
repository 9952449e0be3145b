import { afterEach, describe, expect, it } from "vitest";
import { createMemorySubscriptions } from "../../../test/support/memory-subscriptions.ts";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import { type SmtpBehaviour, slowly, startSmtpServer } from "../../../test/support/smtp.ts";
import { createSmtpMailer } from "../../adapters/mailer/smtp.ts";
import { AppError } from "../../lib/errors.ts";
import type { DailyPage } from "../../model/paper.ts";
import type { Delivery } from "../../ports/subscriptions.ts";
import { type ComposeMail, createComposer } from "./compose-mail.ts";
import { planDigests } from "./plan-digests.ts";
import { nextAttempt, sendDue } from "./send-due.ts";
import { checkLink } from "./signed-links.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const page = async (): Promise<DailyPage> => ({
  period: "day",
  day: "2026-06-04",
  from: "2026-06-04",
  to: "2026-06-04",
  days: [],
  categories: [],
  rising: [],
  held: 1,
  number: 1,
  offset: 0,
  limit: 10,
  total: 1,
  shown: 1,
  papers: [makePaperCard()],
});

async function setUp(behave?: SmtpBehaviour, parallel = 3) {
  const server = await startSmtpServer(behave);
  const mailer = createSmtpMailer({ url: server.url, parallel, silenceTimeoutMs: 2000, connectTimeoutMs: 2000 });
  open.push(server, mailer);
  const store = createMemorySubscriptions();
  const site = { siteUrl: "https://papers.test", from: "Broadsheet <news@papers.test>", secret: store.secret() };
  const time = { now: new Date("2026-06-04T06:00:00.000Z") };
  const clock = (): Date => time.now;
  const later = (minutes: number): void => {
    time.now = new Date(time.now.getTime() + minutes * 60_000);
  };
  const subscribe = (...names: string[]): void => {
    for (const name of names) {
      const now = clock().toISOString();
      const { id } = store.request({ email: `${name}@x.org`, frequency: "daily", categories: [], now });
      store.confirm(id, now);
    }
  };
  const plan = (day = "2026-06-04"): number => planDigests({ store, day, now: clock(), host: "papers.test" });
  const send = (compose: ComposeMail = createComposer(page, site), as = store) =>
    sendDue({ store: as, mailer, compose, clock });
  const stateOf = (id: number): Delivery | undefined => store.lastDelivery(id, "digest");
  const arrived = (): string[] => server.accepted.map((mail) => mail.to.replace("@x.org", "")).sort();
  return { server, store, later, subscribe, plan, send, stateOf, arrived, clock };
}

describe("sendDue", () => {
  it("sends every planned digest once, with links that leave in one click", async () => {
    const { server, store, subscribe, plan, send, arrived, clock } = await setUp();
    subscribe("a", "b", "c", "d", "e");
    plan();
    expect(await send()).toEqual({ sent: 5, retried: 0, refused: 0, skipped: 0 });
    plan();
    expect(await send()).toEqual({ sent: 0, retried: 0, refused: 0, skipped: 0 });
    expect(arrived()).toEqual(["a", "b", "c", "d", "e"]);
    const raw = (server.accepted[0]?.raw ?? "").replace(/\r\n[ \t]/g, " ");
    expect(raw).toMatch(/^Message-ID: <digest\.\d\.2026-06-04@papers\.test>\r$/m);
    expect(raw).toMatch(/^Subject: 4 June 2026: Sparse Lanterns for Long Corridors\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(raw).toMatch(/^List-I[dD]: Broadsheet digest <digest\.papers\.test>\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const [, url = ""] = /^List-Unsubscribe: <(https:[^>]+)>\r$/m.exec(raw) ?? [];
    const token = new URL(url).searchParams.get("token") ?? "";
    expect(checkLink(store.secret(), "unsubscribe", token, clock())).toMatchObject({ ok: true });
  });

  it("tries a greylisted mail again after 1, 5 and 30 minutes", async () => {
    const { later, subscribe, plan, send, stateOf, arrived } = await setUp(({ step, time }) =>
      step === "rcpt" && time <= 3 ? { code: 451, text: "greylisted" } : "accept",
    );
    subscribe("a");
    plan();
    const waits = [];
    for (const minutes of [1, 5, 30]) {
      expect(await send()).toMatchObject({ sent: 0, retried: 1 });
      waits.push(stateOf(1)?.nextAttemptAt);
      later(minutes - 0.01);
      expect(await send()).toMatchObject({ sent: 0, retried: 0 });
      later(0.01);
    }
    expect(await send()).toMatchObject({ sent: 1 });
    expect(waits).toEqual(["2026-06-04T06:01:00.000Z", "2026-06-04T06:06:00.000Z", "2026-06-04T06:36:00.000Z"]);
    expect(arrived()).toEqual(["a"]);
  });

  it("goes on with the others when one reader is refused, put off or dropped", async () => {
    const { later, subscribe, plan, send, stateOf, arrived } = await setUp(({ step, to, time }) => {
      if (to === "gone@x.org" && step === "rcpt") return { code: 550, text: "no such user" };
      if (to === "full@x.org" && step === "end" && time === 1) return { code: 452, text: "mailbox full" };
      if (to === "cut@x.org" && step === "end") return "drop";
      return "accept";
    });
    subscribe("gone", "full", "cut", "fine");
    plan();
    expect(await send()).toEqual({ sent: 2, retried: 1, refused: 1, skipped: 0 });
    expect([1, 2, 3, 4].map((id) => stateOf(id)?.state)).toEqual(["refused", "retry", "sent", "sent"]);
    expect(stateOf(1)?.detail).toContain("no such user");
    expect(stateOf(3)?.detail).toContain("no answer");
    later(2);
    expect(await send()).toMatchObject({ sent: 1 });
    expect(arrived()).toEqual(["fine", "full"]);
  });

  it("stops the round when the server cannot be reached, and loses nothing", async () => {
    let isDown = true;
    const { later, subscribe, plan, send, arrived } = await setUp(
      ({ step }) => (isDown && step === "connect" ? "drop" : "accept"),
      1,
    );
    subscribe("a", "b", "c");
    plan();
    expect(await send()).toMatchObject({ sent: 0, retried: 1, stopped: expect.any(String) });
    isDown = false;
    expect(await send()).toMatchObject({ sent: 2 });
    later(1);
    expect(await send()).toMatchObject({ sent: 1 });
    expect(arrived()).toEqual(["a", "b", "c"]);
  });

  it("gives up after a day", async () => {
    const { later, subscribe, plan, send, stateOf } = await setUp(({ step }) =>
      step === "rcpt" ? { code: 451, text: "later" } : "accept",
    );
    subscribe("a");
    plan();
    let attempts = 0;
    for (; stateOf(1)?.state !== "refused" && attempts < 20; attempts += 1) {
      await send();
      later(365);
    }
    expect(stateOf(1)).toMatchObject({ state: "refused", detail: expect.stringContaining("given up after 24 hours") });
    expect(attempts).toBe(5);
  });

  it("sends nothing on an empty day, to those who left, and to those who have not confirmed", async () => {
    const { store, subscribe, plan, send, stateOf, arrived } = await setUp();
    subscribe("a", "b");
    plan();
    store.end(2, "2026-06-04T06:00:00.000Z");
    expect(await send(async () => undefined)).toEqual({ sent: 0, retried: 0, refused: 0, skipped: 2 });
    expect(stateOf(1)).toMatchObject({ state: "skipped", detail: "there was nothing to tell" });
    expect(stateOf(2)).toMatchObject({ state: "skipped", detail: "the subscription has ended" });
    expect(arrived()).toEqual([]);
  });

  it("sends only the newest digest after a standstill", async () => {
    const { server, later, subscribe, plan, send } = await setUp();
    subscribe("a");
    plan("2026-06-04");
    later(24 * 60);
    plan("2026-06-05");
    expect(await send()).toMatchObject({ sent: 1, skipped: 1 });
    expect(server.accepted.map((mail) => mail.messageId)).toEqual(["digest.1.2026-06-05@papers.test"]);
  });

  it("never sends twice when two processes send at once", async () => {
    const { store, subscribe, plan, send, arrived } = await setUp(slowly(5, "mail", "end"));
    const names = Array.from({ length: 12 }, (_, index) => `r${index}`);
    subscribe(...names);
    plan();
    const reports = await Promise.all([send(), send(undefined, { ...store })]);
    expect(arrived()).toEqual([...names].sort());
    expect(reports.map((report) => report.sent).reduce((a, b) => a + b)).toBe(12);
    expect(reports.map((report) => report.retried + report.refused)).toEqual([0, 0]);
  });

  it("lets a second round in the same process wait for the first", async () => {
    const { server, subscribe, plan, send } = await setUp(slowly(5, "end"));
    subscribe("a", "b", "c");
    plan();
    const reports = await Promise.all([send(), send()]);
    expect(reports.map((report) => report.sent)).toEqual([3, 0]);
    expect(server.unfinished).toEqual([]);
  });

  it("does not send again what was handed over before a crash", async () => {
    const { store, subscribe, plan, send, arrived } = await setUp();
    subscribe("a", "b");
    plan();
    store.handOver(1, "2026-06-04T06:00:00.000Z");
    expect(store.recover("2026-06-04T06:01:00.000Z")).toBe(1);
    await send();
    expect(arrived()).toEqual(["b"]);
  });

  it("tries again when a mail could not be made, and refuses what can never be sent", async () => {
    const { subscribe, plan, send, stateOf } = await setUp();
    subscribe("a", "b");
    plan();
    const compose: ComposeMail = async ({ subscriptionId }) => {
      throw new AppError(subscriptionId === 1 ? "unavailable" : "invalid", "no");
    };
    await send(compose);
    expect([stateOf(1)?.state, stateOf(2)?.state]).toEqual(["retry", "refused"]);
  });

  it("sends confirmations to those who wait and to those who subscribe already", async () => {
    const { server, store, subscribe, send, clock } = await setUp();
    const now = clock().toISOString();
    subscribe("known");
    store.request({ email: "new@x.org", frequency: "daily", categories: [], now });
    store.plan(
      [1, 2].map((subscriptionId) => ({
        subscriptionId,
        kind: "confirm" as const,
        day: now,
        messageId: `confirm.${subscriptionId}@x`,
      })),
      now,
    );
    expect(await send()).toMatchObject({ sent: 2 });
    const subjects = server.accepted.map((mail) => `${mail.to} ${/^Subject: (.*)\r$/m.exec(mail.raw)?.[1]}`).sort();
    expect(subjects).toEqual([
      "known@x.org You already get the Broadsheet digest",
      "new@x.org Confirm your Broadsheet digest",
    ]);
    expect(server.accepted.every((mail) => !mail.raw.includes("List-Unsubscribe"))).toBe(true);
  });
});

describe("nextAttempt", () => {
  const plannedAt = "2026-06-04T06:00:00.000Z";
  it.each([
    [0, "2026-06-04T06:00:00Z", "2026-06-04T06:01:00.000Z"],
    [3, "2026-06-04T06:36:00Z", "2026-06-04T08:36:00.000Z"],
    [4, "2026-06-04T08:36:00Z", "2026-06-04T14:36:00.000Z"],
    [9, "2026-06-04T14:36:00Z", "2026-06-04T20:36:00.000Z"],
    [9, "2026-06-05T06:00:00Z", undefined],
  ])("after %i attempts at %s is at %s", (attempts, now, next) => {
    expect(nextAttempt({ attempts, plannedAt }, new Date(now))).toBe(next);
  });
});
