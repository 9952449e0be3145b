import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFolderMailer, mailFileName } from "./folder.ts";

const message = {
  from: "Broadsheet <news@broadsheet.test>",
  to: "reader@example.org",
  subject: "Today",
  text: "text",
  html: "<p>html</p>",
  messageId: "digest.1.2026-06-04@broadsheet.test",
  date: "2026-06-04T06:00:00.000Z",
  headers: {},
};

describe("createFolderMailer", () => {
  it("writes each message once, however often it is sent, and claims it after the file is there", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "mails-")), "outbox");
    const mailer = createFolderMailer({ folder });
    const filesAtClaim: string[][] = [];
    const claim = (): void => void filesAtClaim.push(readdirSync(folder));
    expect(await mailer.send(message, claim)).toMatchObject({ outcome: "sent" });
    expect(await mailer.send(message, claim)).toMatchObject({ outcome: "sent" });
    expect(filesAtClaim).toEqual([
      ["digest.1.2026-06-04@broadsheet.test.eml"],
      ["digest.1.2026-06-04@broadsheet.test.eml"],
    ]);
    expect(readFileSync(join(folder, "digest.1.2026-06-04@broadsheet.test.eml"), "utf8")).toMatch(
      /^From: Broadsheet <news@broadsheet.test>\r\n/m,
    );
  });

  it("says so when the folder cannot be written, and claims nothing", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "mails-")), "file");
    writeFileSync(file, "");
    let claims = 0;
    const mailer = createFolderMailer({ folder: join(file, "outbox") });
    const outcome = await mailer.send(message, () => {
      claims += 1;
    });
    expect(outcome).toMatchObject({ outcome: "unavailable", detail: expect.stringContaining("cannot be written") });
    expect(claims).toBe(0);
  });

  it.each([
    ["../../etc/passwd", "_._.._etc_passwd.eml"],
    [".hidden", "_hidden.eml"],
    ["a/b\\c:d@host", "a_b_c_d@host.eml"],
  ])("keeps the file of %s inside the folder", (messageId, name) => {
    expect(mailFileName(messageId)).toBe(name);
  });
});
