// A process of its own that sends the digests that are due, for tests that kill it: `digest-sender.ts <database> <smtp url> <parallel>`.

import { createSmtpMailer } from "../../src/adapters/mailer/smtp.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { createSubscriptionStore } from "../../src/adapters/store/sqlite/subscription-rows.ts";
import { createComposer } from "../../src/features/digests/compose-mail.ts";
import { planDigests } from "../../src/features/digests/plan-digests.ts";
import { sendDue } from "../../src/features/digests/send-due.ts";
import { makePaperCard } from "./paper-card.ts";

const [path = "", url = "", parallel = "1"] = process.argv.slice(2);
const day = "2026-06-04";
const now = new Date(`${day}T06:00:00.000Z`);
const started = Date.now();
// Runs faster than the real one, so that mails which were put off come up again within the test.
const clock = (): Date => new Date(now.getTime() + (Date.now() - started) * 300);

const store = createSubscriptionStore(openDatabase(path));
const uncertain = store.recover(clock().toISOString());
if (uncertain > 0) process.stdout.write(`recovered ${uncertain}\n`);
planDigests({ store, day, now, host: "papers.test" });
const page = {
  period: "day" as const,
  day,
  from: day,
  to: day,
  days: [],
  categories: [],
  rising: [],
  held: 1,
  number: 1,
  offset: 0,
  limit: 10,
};
const compose = createComposer(async () => ({ ...page, total: 1, shown: 1, papers: [makePaperCard()] }), {
  siteUrl: "https://papers.test",
  from: "Broadsheet <news@papers.test>",
  secret: store.secret(),
});
const mailer = createSmtpMailer({ url, parallel: Number(parallel) });
process.stdout.write("ready\n");
while (store.waiting() > 0) {
  await sendDue({ store, mailer, compose, clock });
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await mailer.close();
process.stdout.write("done\n");
