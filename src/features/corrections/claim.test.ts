// "This is me" is proved by a link that cannot be guessed, forged, kept or used twice.

import { describe, expect, it } from "vitest";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { createCorrectionStore } from "../../adapters/store/sqlite/correction-rows.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import type { MailMessage } from "../../ports/mailer.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { confirmClaim, requestClaim } from "./claim.ts";
import { signToken } from "./claim-tokens.ts";

const NOW = "2026-06-04T06:00:00.000Z";

function open() {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  const authors = [{ name: "Jane Roe", email: "jane@example.org" }, { name: "Ada Poe" }];
  const record = { source: "interchange", externalId: "1", title: "A study of things", authors, identifiers: [] };
  writer.transaction(() => applyBatch(writer, [record], NOW));
  const mails: MailMessage[] = [];
  let now = new Date(NOW);
  const options = {
    store: createCorrectionStore(database),
    clock: () => now,
    newKey: () => "k",
    rescore: async () => {},
    claims: {
      ...{ secret: () => "s".repeat(32), from: "b@example.org", siteUrl: "https://b.example", host: "b.example" },
      send: async (message: MailMessage) => {
        mails.push(message);
        return { outcome: "sent" as const, detail: "" };
      },
    },
  };
  const token = () => /token=(\S+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  const wait = (days: number) => {
    now = new Date(now.getTime() + days * 86_400_000);
  };
  return { options, mails, token, wait };
}

describe("a claim", () => {
  it("is proved by the link in the mail, once, and stands in the history", async () => {
    const { options, mails, token } = open();
    await requestClaim(options, 1, "Jane@Example.org");
    expect(mails.map(({ to }) => to)).toEqual(["jane@example.org"]);
    expect(confirmClaim(options, token())).toEqual({ author: { id: "1", name: "Jane Roe" } });
    expect(options.store.list({ author: 1 })).toMatchObject([{ kind: "claim", by: "reader" }]);
    expect(() => confirmClaim(options, token())).toThrow(/used already/);
  });

  it("tells nobody which addresses are printed", async () => {
    const { options, mails } = open();
    const wrong = await requestClaim(options, 1, "mallory@example.org");
    expect(mails).toEqual([]);
    expect(await requestClaim(options, 1, "jane@example.org")).toEqual(wrong);
  });

  it("says so kindly where no address is known", async () => {
    await expect(requestClaim(open().options, 2, "ada@example.org")).rejects.toThrow(/No mail address is known/);
  });

  it("is asked for a few times an hour only", async () => {
    const { options } = open();
    for (let i = 0; i < 5; i++) await requestClaim(options, 1, "jane@example.org");
    await expect(requestClaim(options, 1, "jane@example.org")).rejects.toThrow(/try again in an hour/);
  });

  it("is refused for a forged, an old and another's link", async () => {
    const { options, token, wait } = open();
    await requestClaim(options, 1, "jane@example.org");
    const [claim, expires, signature] = token().split(".");
    for (const forged of [
      "",
      "x",
      `${claim}.${expires}.${"A".repeat(43)}`,
      `2.${expires}.${signature}`,
      `${claim}.9999999999.${signature}`,
      signToken("another secret", "claim", 1, new Date("2027-01-01")),
      signToken("s".repeat(32), "orcid", 1, new Date("2027-01-01")),
    ]) {
      expect(() => confirmClaim(options, forged)).toThrow(/not complete/);
    }
    wait(4);
    expect(() => confirmClaim(options, token())).toThrow(/expired/);
  });
});
