import { describe, expect, it } from "vitest";
import { checkLink, signLink } from "./signed-links.ts";

const secret = "s".repeat(32);
const now = new Date("2026-06-04T06:00:00Z");
const later = new Date("2026-06-11T06:00:01Z");

describe("signed links", () => {
  it("prove the purpose, the subscription and the time", () => {
    const token = signLink(secret, "confirm", 17, new Date("2026-06-11T06:00:00Z"));
    expect(checkLink(secret, "confirm", token, now)).toEqual({ ok: true, subscriptionId: 17 });
    expect(checkLink(secret, "confirm", token, later)).toEqual({ ok: false, reason: "expired" });
    expect(checkLink(secret, "unsubscribe", token, now)).toEqual({ ok: false, reason: "invalid" });
    expect(checkLink("t".repeat(32), "confirm", token, now)).toEqual({ ok: false, reason: "invalid" });
  });

  it("last forever without an end", () => {
    const token = signLink(secret, "unsubscribe", 17);
    expect(checkLink(secret, "unsubscribe", token, new Date("2099-01-01"))).toEqual({ ok: true, subscriptionId: 17 });
  });

  it.each([
    ["another subscription", (token: string) => token.replace(/^17/, "18")],
    ["a later end", (token: string) => token.replace(/\.\d+\./, ".9999999999.")],
    ["no end", (token: string) => token.replace(/\.\d+\./, ".0.")],
    [
      "a changed signature",
      (token: string) => `${token.slice(0, -2)}${token.at(-2) === "A" ? "B" : "A"}${token.slice(-1)}`,
    ],
    ["a cut signature", (token: string) => token.slice(0, -1)],
    ["something behind it", (token: string) => `${token}x`],
    ["a zero before it", (token: string) => `0${token}`],
    ["nothing", () => ""],
  ])("do not accept %s", (_name, change) => {
    const token = signLink(secret, "confirm", 17, new Date("2026-06-11T06:00:00Z"));
    expect(checkLink(secret, "confirm", change(token), now)).toEqual({ ok: false, reason: "invalid" });
  });
});
