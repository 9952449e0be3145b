import { afterEach, describe, expect, it } from "vitest";
import { type SmtpBehaviour, slowly, startSmtpServer } from "../../../test/support/smtp.ts";
import type { Mailer, MailMessage } from "../../ports/mailer.ts";
import { createSmtpMailer, type SmtpOptions } from "./smtp.ts";

const message = (change: Partial<MailMessage> = {}): MailMessage => ({
  from: "Broadsheet <news@broadsheet.test>",
  to: "reader@example.org",
  subject: "Häufige Wörter · today",
  text: "First line\n.\n..two dots\nlast",
  html: "<p>Grüße</p>\n<p>.</p>",
  messageId: "digest.1.2026-06-04@broadsheet.test",
  date: "2026-06-04T06:00:00.000Z",
  headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  ...change,
});

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function setUp(behave?: SmtpBehaviour, options: Partial<SmtpOptions> = {}) {
  const server = await startSmtpServer(behave);
  const mailer = createSmtpMailer({ url: server.url, silenceTimeoutMs: 400, connectTimeoutMs: 400, ...options });
  open.push(server, mailer);
  return { server, mailer };
}

async function sendOnce(mailer: Mailer, change: Partial<MailMessage> = {}) {
  let claims = 0;
  const outcome = await mailer.send(message(change), () => {
    claims += 1;
  });
  return { ...outcome, claims };
}

describe("createSmtpMailer", () => {
  it("delivers text, HTML and headers unharmed, dots at line starts included", async () => {
    const { server, mailer } = await setUp();
    expect(await sendOnce(mailer)).toEqual({ outcome: "sent", detail: expect.stringContaining("taken 1"), claims: 1 });
    const raw = server.accepted[0]?.raw ?? "";
    expect(server.accepted[0]).toMatchObject({
      to: "reader@example.org",
      messageId: "digest.1.2026-06-04@broadsheet.test",
    });
    expect(raw).toContain("From: Broadsheet <news@broadsheet.test>\r\nTo: reader@example.org\r\n");
    expect(raw).toContain("Date: Thu, 04 Jun 2026 06:00:00 +0000\r\n");
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    expect(raw).toContain("First line\r\n.\r\n..two dots\r\nlast");
    expect(raw).toContain("<p>Gr=C3=BC=C3=9Fe</p>\r\n<p>.</p>");
  });

  it("claims after the content and before the server has it all", async () => {
    const order: string[] = [];
    const { server, mailer } = await setUp(({ step }) => {
      order.push(step);
      return "accept";
    });
    await mailer.send(message({ text: "word ".repeat(20_000) }), () => {
      order.push("claim");
    });
    expect(order).toEqual(["connect", "mail", "rcpt", "data", "claim", "end"]);
    expect(server.accepted).toHaveLength(1);
  });

  it("abandons the message before its end mark when the claim fails", async () => {
    const { server, mailer } = await setUp();
    const failing = mailer.send(message(), () => {
      throw new Error("claimed by another process");
    });
    await expect(failing).rejects.toThrow("claimed by another process");
    await expect.poll(() => server.unfinished.length).toBe(1);
    expect(server.accepted).toEqual([]);
    expect(await sendOnce(mailer)).toMatchObject({ outcome: "sent" });
  });

  const cases: { name: string; behave: SmtpBehaviour; outcome: string; claims: number; accepted?: number }[] = [
    ...(
      [
        ["an unknown reader is refused", "rcpt", 550, "refused", 0],
        ["greylisting is tried again", "rcpt", 451, "retry", 0],
        ["a refused message is refused", "end", 554, "refused", 1],
        ["a message put off at its end is tried again", "end", 452, "retry", 1],
        ["a sender that is not accepted stops everything", "mail", 550, "unavailable", 0],
        ["a greeting that says no stops everything", "connect", 554, "unavailable", 0],
      ] as const
    ).map(([name, step, code, outcome, claims]) => ({
      name,
      behave: ((event) => (event.step === step ? { code, text: "no\r\n" } : "accept")) as SmtpBehaviour,
      outcome,
      claims,
    })),
    ...(
      [
        ["a connection dropped at the reader's name is tried again", "rcpt", "unavailable", 0],
        ["a connection dropped after the end mark counts as sent, never twice", "end", "sent", 1],
      ] as const
    ).map(([name, step, outcome, claims]) => ({
      name,
      behave: ((event) => (event.step === step ? "drop" : "accept")) as SmtpBehaviour,
      outcome,
      claims,
    })),
    {
      name: "no answer after the end mark counts as sent",
      behave: slowly(1500, "end"),
      outcome: "sent",
      claims: 1,
      accepted: 0,
    },
    { name: "no answer to the reader's name is not", behave: slowly(1500, "rcpt"), outcome: "unavailable", claims: 0 },
    {
      name: "a slow server is waited for",
      behave: slowly(150, "mail", "rcpt", "data", "end"),
      outcome: "sent",
      claims: 1,
      accepted: 1,
    },
  ];
  it.each(cases)("$name", async ({ behave, outcome, claims, accepted }) => {
    const { server, mailer } = await setUp(behave);
    expect(await sendOnce(mailer)).toMatchObject({ outcome, claims });
    expect(server.accepted).toHaveLength(accepted ?? 0);
  });

  it("claims nothing when the connection is dropped while the content is being sent", async () => {
    const { mailer } = await setUp(({ step }) => (step === "data" ? "drop" : "accept"));
    const { outcome, claims } = await sendOnce(mailer, { text: "word ".repeat(2_000_000) });
    expect({ outcome, claims }).toEqual({ outcome: "retry", claims: 0 });
  });

  it("opens a new connection when the server takes no more mails over the old one", async () => {
    let mails = 0;
    const { server, mailer } = await setUp(({ step }) => {
      if (step === "mail") mails += 1;
      return step === "mail" && mails === 2 ? { code: 421, text: "enough" } : "accept";
    });
    await sendOnce(mailer);
    expect(await sendOnce(mailer, { messageId: "b@broadsheet.test" })).toMatchObject({ outcome: "sent", claims: 1 });
    expect({ connections: server.connections, accepted: server.accepted.length }).toEqual({
      connections: 2,
      accepted: 2,
    });
  });

  it("keeps a connection for the next mail, and notices one that the server closed meanwhile", async () => {
    const { server, mailer } = await setUp();
    await sendOnce(mailer);
    await sendOnce(mailer, { messageId: "b@broadsheet.test" });
    expect(server.connections).toBe(1);
    await server.close();
    const again = await startSmtpServer(undefined, { port: server.port });
    open.push(again);
    expect(await sendOnce(mailer, { messageId: "c@broadsheet.test" })).toMatchObject({ outcome: "sent" });
    expect(again.accepted.map((mail) => mail.messageId)).toEqual(["c@broadsheet.test"]);
  });

  it("says that nothing can be sent when no server listens or the password is wrong", async () => {
    const { server, mailer } = await setUp();
    await server.close();
    expect(await sendOnce(mailer)).toMatchObject({
      outcome: "unavailable",
      detail: expect.stringContaining("ECONNREFUSED"),
    });

    const locked = await startSmtpServer(undefined, { user: { name: "paper", password: "right" } });
    open.push(locked);
    const address = (password: string): string => locked.url.replace("//", `//paper:${password}@`);
    const wrong = createSmtpMailer({ url: address("wrong") });
    const right = createSmtpMailer({ url: address("right") });
    open.push(wrong, right);
    expect(await sendOnce(wrong)).toMatchObject({ outcome: "unavailable" });
    expect(await sendOnce(right)).toMatchObject({ outcome: "sent" });
  });

  it.each([
    ["subject", { subject: "Hello\r\nBcc: everyone@example.org" }],
    ["reader", { to: "a@example.org\r\nBcc: b@example.org" }],
    ["two readers", { to: "a@example.org,b@example.org" }],
    ["sender", { from: "News <n@example.org>\nX: y" }],
    ["message id", { messageId: "a@b>\r\nX: y" }],
    ["header value", { headers: { "List-Id": "x\ny" } }],
    ["header name", { headers: { "X: y\r\nBcc": "z" } }],
  ])("refuses a %s that would write headers of its own", async (_name, change: Partial<MailMessage>) => {
    const { server, mailer } = await setUp();
    await expect(sendOnce(mailer, change)).rejects.toThrow(/header|plain address/);
    expect(server.connections).toBe(0);
  });

  it("sends several at once, each claimed by itself", async () => {
    const { server, mailer } = await setUp(slowly(20, "end"));
    const ids = Array.from({ length: 12 }, (_, index) => `m${index}@broadsheet.test`);
    const claimed: string[] = [];
    await Promise.all(ids.map((messageId) => mailer.send(message({ messageId }), () => claimed.push(messageId))));
    expect(server.accepted.map((mail) => mail.messageId).sort()).toEqual([...ids].sort());
    expect(claimed.sort()).toEqual([...ids].sort());
  });

  it("gives the same bytes for the same mail", async () => {
    const { server, mailer } = await setUp();
    await sendOnce(mailer);
    await sendOnce(mailer);
    expect(server.accepted[0]?.raw).toBe(server.accepted[1]?.raw);
  });
});
