// A real SMTP server on this machine for tests, told at each step to accept, answer with an error, wait or drop the connection.

import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

export type SmtpStep = "connect" | "mail" | "rcpt" | "data" | "end";

export interface SmtpEvent {
  step: SmtpStep;
  /** The reader, from `rcpt` on. */
  to: string;
  /** At `end`: the Message-ID without brackets. */
  messageId: string;
  /** How often this step was reached for this reader, this time included. */
  time: number;
}

export type SmtpReply = "accept" | "drop" | { code: number; text: string };

export interface AcceptedMail {
  to: string;
  messageId: string;
  raw: string;
}

export interface TestSmtpServer {
  url: string;
  port: number;
  /** Mails whose end mark arrived and that were taken, in order; doubles stay doubles. */
  accepted: AcceptedMail[];
  /** Message-IDs whose content arrived, but whose end mark did not. */
  unfinished: string[];
  connections: number;
  close(): Promise<void>;
}

export type SmtpBehaviour = (event: SmtpEvent) => SmtpReply | Promise<SmtpReply>;

const messageIdOf = (raw: string): string => /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? "";

class Dropped extends Error {}

export async function startSmtpServer(
  behave: SmtpBehaviour = () => "accept",
  options: { port?: number; user?: { name: string; password: string } } = {},
): Promise<TestSmtpServer> {
  const times = new Map<string, number>();
  const state = { accepted: [] as AcceptedMail[], unfinished: [] as string[], connections: 0 };

  async function decide(step: SmtpStep, session: SMTPServerSession, messageId = ""): Promise<void> {
    const to = session.envelope.rcptTo[0]?.address ?? "";
    const key = `${step} ${to}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    const reply = await behave({ step, to, messageId, time });
    if (reply === "accept") return;
    if (reply === "drop") {
      drop(session.id);
      throw new Dropped("dropped");
    }
    throw Object.assign(new Error(reply.text), { responseCode: reply.code });
  }

  const server = new SMTPServer({
    authOptional: options.user === undefined,
    disabledCommands: options.user === undefined ? ["AUTH", "STARTTLS"] : ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, callback) =>
      auth.username === options.user?.name && auth.password === options.user?.password
        ? callback(null, { user: auth.username })
        : callback(new Error("wrong password")),
    onConnect: (session, callback) => {
      state.connections += 1;
      decide("connect", { ...session, envelope: { mailFrom: false, rcptTo: [] } }).then(() => callback(), callback);
    },
    onMailFrom: (_address, session, callback) => decide("mail", session).then(() => callback(), callback),
    onRcptTo: (address, session, callback) =>
      decide("rcpt", { ...session, envelope: { mailFrom: false, rcptTo: [address] } }).then(() => callback(), callback),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      let isEnded = false;
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("end", () => {
        isEnded = true;
        const raw = Buffer.concat(chunks).toString("utf8");
        const to = session.envelope.rcptTo[0]?.address ?? "";
        const messageId = messageIdOf(raw);
        decide("end", session, messageId).then(
          () => {
            state.accepted.push({ to, messageId, raw });
            callback(null, `taken ${state.accepted.length}`);
          },
          (error: Error) => callback(error),
        );
      });
      const onGone = (): void => {
        if (!isEnded) state.unfinished.push(messageIdOf(Buffer.concat(chunks).toString("utf8")));
        isEnded = true;
      };
      stream.once("error", onGone);
      stream.once("close", onGone);
      decide("data", session).catch(() => {});
    },
  });
  const connections = server.connections as Set<{ id: string; _socket: { destroy(): void } }>;
  function drop(id: string): void {
    for (const connection of connections) if (connection.id === id) connection._socket.destroy();
  }
  server.on("error", () => {});
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise<void>((resolve) => {
        for (const connection of connections) connection._socket.destroy();
        server.close(() => resolve());
      }),
  });
}

/** Accepts after a pause at the given steps. */
export const slowly =
  (waitMs: number, ...steps: SmtpStep[]): SmtpBehaviour =>
  async ({ step }): Promise<SmtpReply> => {
    if (steps.includes(step)) await sleep(waitMs);
    return "accept";
  };
