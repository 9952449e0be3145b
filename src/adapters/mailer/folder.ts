// Writes mails to a folder instead of sending them: one `.eml` file per message, for instances without a mail server.

import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Mailer } from "../../ports/mailer.ts";
import { composeMessage } from "./compose-message.ts";

/** The same message id always gives the same name, so a mail that is written again after a crash is still one file. */
export function mailFileName(messageId: string): string {
  return `${messageId.replace(/[^A-Za-z0-9@.+-]+|^\./g, "_").slice(0, 200)}.eml`;
}

export function createFolderMailer(options: { folder: string }): Mailer {
  return {
    describe: () => `folder ${options.folder}`,
    parallel: 1,
    async send(message, onHandOver) {
      const { raw } = await composeMessage(message);
      const path = join(options.folder, mailFileName(message.messageId));
      const unfinished = `${path}.${process.pid}.part`;
      try {
        await mkdir(options.folder, { recursive: true });
        const file = await open(unfinished, "w", 0o600);
        try {
          await file.writeFile(raw);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => {});
        const reason = error instanceof Error ? error.message : String(error);
        return { outcome: "unavailable", detail: `${options.folder} cannot be written: ${reason}` };
      }
      // After the rename, unlike over SMTP: a repeat rewrites the same file, while a claim without a file would lose the mail.
      onHandOver();
      return { outcome: "sent", detail: path };
    },
    async close() {},
  };
}
