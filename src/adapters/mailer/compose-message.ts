// Turns a mail into its bytes (MIME) once, for whichever way it goes out.

import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { AppError } from "../../lib/errors.ts";
import type { MailMessage } from "../../ports/mailer.ts";

export interface ComposedMessage {
  raw: Buffer;
  envelope: { from: string; to: string };
}

// A tab is the one control character that a header may hold.
const UNSAFE = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** The same message always gives the same bytes. Refuses anything that could start a header of its own. */
export async function composeMessage(message: MailMessage): Promise<ComposedMessage> {
  const { from, to, subject, messageId } = message;
  const inHeaders = [from, to, subject, messageId, ...Object.entries(message.headers).flat()];
  if (inHeaders.some((text) => UNSAFE.test(text))) {
    throw new AppError("invalid", "A mail header must be one line without control characters.");
  }
  if (/[\s<>",;:\\()[\]]/.test(to)) throw new AppError("invalid", "A mail goes to exactly one plain address.");
  const mail = new MailComposer({
    from,
    to: { name: "", address: to },
    subject,
    messageId: `<${messageId}>`,
    date: new Date(message.date),
    headers: message.headers,
    text: message.text,
    html: message.html,
    encoding: "quoted-printable",
    baseBoundary: createHash("sha256").update(messageId).digest("hex").slice(0, 24),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = mail.getEnvelope();
  if (envelope.from === false) throw new AppError("invalid", "The sender's mail address cannot be read.");
  const [recipient] = envelope.to;
  if (recipient === undefined) throw new AppError("invalid", "The reader's mail address cannot be read.");
  return { raw: await mail.build(), envelope: { from: envelope.from, to: recipient } };
}
