// What we ask of the outside to deliver a mail.

export interface MailMessage {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Deterministic, so that a mail handed over twice is the same mail. */
  messageId: string;
  headers: Record<string, string>;
}

export type MailOutcome =
  | { outcome: "sent"; detail: string }
  /** The server may take it later (4xx, refused connection, dropped before the end of the message). */
  | { outcome: "retry"; detail: string }
  /** The server will never take it (5xx). */
  | { outcome: "refused"; detail: string };

export interface Mailer {
  /** `smtp` or the folder that mails are written to. */
  describe(): string;
  /**
   * Sends one message. `onHandOver` is called synchronously when all of the message but its end mark has been written:
   * whoever keeps the record of deliveries commits there, so that a crash can neither lose a mail nor send it twice.
   */
  send(message: MailMessage, onHandOver: () => void): Promise<MailOutcome>;
  close(): Promise<void>;
}
