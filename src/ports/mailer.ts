// What we ask of the outside to deliver a mail.

export interface MailMessage {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Deterministic, so that a mail handed over twice is the same mail. Without angle brackets. */
  messageId: string;
  /** ISO date-time of the Date header. */
  date: string;
  headers: Record<string, string>;
}

export type MailOutcome =
  /** Accepted; or handed over in full and never answered, because whoever asks again may deliver twice. `detail` tells which. */
  | { outcome: "sent"; detail: string }
  /** The server may take this mail later (4xx, dropped before the end of the message). */
  | { outcome: "retry"; detail: string }
  /** The server will never take this mail (5xx to the reader or to the message). */
  | { outcome: "refused"; detail: string }
  /** No mail can be sent at all now (not reachable, no sign-in, sender not accepted): others need not be tried. */
  | { outcome: "unavailable"; detail: string };

export interface Mailer {
  /** `smtp` or the folder that mails are written to. */
  describe(): string;
  /** How many messages may be sent at once. */
  parallel: number;
  /**
   * Sends one message. `onHandOver` is called synchronously, at most once, when all of the message but its end mark has been written:
   * whoever keeps the record of deliveries commits there, so that a crash can neither lose a mail nor send it twice. When it throws,
   * the message is abandoned before its end mark and the error is thrown on.
   */
  send(message: MailMessage, onHandOver: () => void): Promise<MailOutcome>;
  close(): Promise<void>;
}
