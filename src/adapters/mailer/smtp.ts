// Sends mails over SMTP through a few kept connections, and tells apart what may be tried again from what may not.

import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { errorMessage } from "../../lib/errors.ts";
import type { Mailer, MailOutcome } from "../../ports/mailer.ts";
import { type ComposedMessage, composeMessage } from "./compose-message.ts";
import { HandOverStream } from "./hand-over-stream.ts";

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://`; nodemailer's options may follow as a query. */
  url: string;
  parallel?: number;
  connectTimeoutMs?: number;
  /** Longest silence of the server. Long by default: RFC 5321 lets it think for ten minutes about a whole message. */
  silenceTimeoutMs?: number;
  /** How long an unused connection is kept. */
  idleMs?: number;
}

interface SmtpError extends Error {
  responseCode?: number | undefined;
  command?: string | undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 300);

/** What an error means for this mail and for the next ones. */
export function toOutcome(error: SmtpError, phase: "envelope" | "content" | "handed-over"): MailOutcome {
  const code = error.responseCode;
  const detail = oneLine(error.message);
  if (phase === "handed-over") {
    if (code === undefined) return { outcome: "sent", detail: `handed over, no answer: ${detail}` };
    return { outcome: code >= 500 ? "refused" : "retry", detail };
  }
  const isAboutThisMail = error.command === "RCPT TO" || error.command === "DATA";
  if (isAboutThisMail && code !== undefined) return { outcome: code >= 500 ? "refused" : "retry", detail };
  if (phase === "content" || error.command === "API") return { outcome: "retry", detail };
  return { outcome: "unavailable", detail };
}

const unavailable = (error: unknown): MailOutcome => ({ outcome: "unavailable", detail: oneLine(errorMessage(error)) });

function connect(connection: SMTPConnection, auth: { user?: string; pass?: string } | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on("error", reject);
    connection.once("end", () => reject(new Error("The mail server closed the connection.")));
    connection.connect((error) => {
      if (error) return reject(error);
      if (!auth?.user) return resolve();
      connection.login({ user: auth.user, pass: auth.pass ?? "" }, (refused) =>
        refused ? reject(refused) : resolve(),
      );
    });
  });
}

/** Sends one message; a failed claim rejects, everything else is an outcome. */
function transmit(connection: SMTPConnection, message: ComposedMessage, onHandOver: () => void): Promise<MailOutcome> {
  let isHandedOver = false;
  let claimError: { cause: unknown } | undefined;
  const stream = new HandOverStream(
    message.raw,
    () =>
      connection._socket instanceof Object && connection._socket.writable && connection._socket.writableLength === 0,
    () => {
      try {
        onHandOver();
      } catch (error) {
        claimError = { cause: error };
        throw error;
      }
      isHandedOver = true;
    },
  );
  return new Promise((resolve, reject) => {
    connection.send({ from: message.envelope.from, to: [message.envelope.to] }, stream, (error, info) => {
      // An answer may come before the message has been written; nothing may be claimed after it.
      stream.destroy();
      if (claimError) return reject(claimError.cause);
      const phase = isHandedOver ? "handed-over" : stream.isStarted ? "content" : "envelope";
      if (error) return resolve(toOutcome(error as SmtpError, phase));
      if (!isHandedOver) return resolve({ outcome: "retry", detail: "The server answered before the message ended." });
      resolve({ outcome: "sent", detail: info?.response ?? "" });
    });
  });
}

class ConnectionPool {
  readonly #open: () => Promise<SMTPConnection>;
  readonly #idleMs: number;
  #idle: { connection: SMTPConnection; timer: NodeJS.Timeout }[] = [];

  constructor(open: () => Promise<SMTPConnection>, idleMs: number) {
    this.#open = open;
    this.#idleMs = idleMs;
  }

  /** A kept connection is asked first whether it is still alive: servers close them when they please. */
  async take(): Promise<{ connection: SMTPConnection; isNew: boolean }> {
    for (let kept = this.#idle.pop(); kept !== undefined; kept = this.#idle.pop()) {
      const { connection, timer } = kept;
      clearTimeout(timer);
      if (connection.destroyed) continue;
      const isAlive = await new Promise<boolean>((resolve) => {
        const onEnd = (): void => resolve(false);
        connection.once("end", onEnd);
        connection.reset((error) => {
          connection.removeListener("end", onEnd);
          resolve(!error);
        });
      });
      if (isAlive) return { connection, isNew: false };
      connection.close();
    }
    return { connection: await this.#open(), isNew: true };
  }

  keep(connection: SMTPConnection): void {
    const timer = setTimeout(() => {
      this.#idle = this.#idle.filter((kept) => kept.connection !== connection);
      connection.quit();
    }, this.#idleMs);
    timer.unref();
    this.#idle.push({ connection, timer });
  }

  close(): void {
    for (const { connection, timer } of this.#idle) {
      clearTimeout(timer);
      connection.quit();
    }
    this.#idle = [];
  }
}

export function createSmtpMailer(options: SmtpOptions): Mailer {
  const { auth, ...server } = parseConnectionUrl(options.url);
  const pool = new ConnectionPool(async () => {
    const connection = new SMTPConnection({
      connectionTimeout: options.connectTimeoutMs ?? 20_000,
      greetingTimeout: options.connectTimeoutMs ?? 20_000,
      socketTimeout: options.silenceTimeoutMs ?? 300_000,
      socketCloseTimeout: 1_000,
      ...(server as object),
    });
    await connect(connection, auth as { user?: string; pass?: string } | undefined);
    return connection;
  }, options.idleMs ?? 5_000);

  async function attempt(message: ComposedMessage, onHandOver: () => void) {
    const taken = await pool.take().catch((error: unknown) => unavailable(error));
    if ("outcome" in taken) return { outcome: taken, isNew: true };
    const { connection, isNew } = taken;
    try {
      const outcome = await transmit(connection, message, onHandOver);
      // After anything but a plain success the state of the session is not worth guessing.
      if (outcome.outcome === "sent" && !connection.destroyed) pool.keep(connection);
      else connection.close();
      return { outcome, isNew };
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  return {
    describe: () => "smtp",
    parallel: options.parallel ?? 4,
    async send(message, onHandOver) {
      const composed = await composeMessage(message);
      for (;;) {
        const { outcome, isNew } = await attempt(composed, onHandOver);
        // Servers take only so many mails over one connection; a new one tells whether that was all.
        if (isNew || outcome.outcome !== "unavailable") return outcome;
      }
    },
    async close() {
      pool.close();
    },
  };
}
