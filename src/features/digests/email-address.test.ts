import { describe, expect, it } from "vitest";
import { parseEmailAddress } from "./email-address.ts";

describe("parseEmailAddress", () => {
  it.each([
    [" ada@example.org ", "ada@example.org"],
    ["Ada.Lovelace+news@Mail.Example.ORG", "Ada.Lovelace+news@mail.example.org"],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example"],
    ["ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"],
    ["josé@example.org", "josé@example.org"],
    [`${"a".repeat(64)}@example.org`, `${"a".repeat(64)}@example.org`],
  ])("takes %s", (typed, address) => {
    expect(parseEmailAddress(typed)).toBe(address);
  });

  it.each([
    "",
    "ada",
    "@example.org",
    "ada@",
    "ada@localhost",
    "ada@example",
    "ada@127.0.0.1",
    "ada@[127.0.0.1]",
    "ada@example.org, eve@example.org",
    "ada@example.org;eve@example.org",
    "ada@eve@example.org",
    "Ada <ada@example.org>",
    "ada@example.org\r\nBcc: eve@example.org",
    "ada\u0000@example.org",
    "a\tda@example.org",
    "ada@exam\nple.org",
    "ada@exa%6dple.org",
    "ada@-example.org",
    "ada@example..org",
    ".ada@example.org",
    "ada..l@example.org",
    '"ada l"@example.org',
    `${"a".repeat(65)}@example.org`,
    `ada@${"a".repeat(64)}.org`,
    `ada@${"abcdefgh.".repeat(28)}org`,
    `${"é".repeat(40)}@example.org`,
  ])("refuses %j", (typed) => {
    expect(parseEmailAddress(typed)).toBeUndefined();
  });
});
