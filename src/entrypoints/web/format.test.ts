// Numbers and addresses as pages write them.

import { describe, expect, it } from "vitest";
import { outsideHref, paperHref, periodHref, withQuery } from "./addresses.ts";
import { formatBytes, formatCount, formatPoints, plural } from "./format.ts";

describe("formats", () => {
  it.each<[string, string, string]>([
    ["thousands", formatCount(1234567), "1,234,567"],
    ["points", formatPoints(27.04), "27"],
    ["one of something", plural(1, "paper"), "1 paper"],
    ["many of something", plural(2000, "reply", "replies"), "2,000 replies"],
    ["bytes", formatBytes(48_300_000), "48.3 MB"],
    ["no bytes", formatBytes(0), "0 bytes"],
  ])("%s", (_, written, expected) => {
    expect(written).toBe(expected);
  });
});

describe("addresses", () => {
  it.each<[string | undefined, string | undefined]>([
    ["https://example.org/a?b=c", "https://example.org/a?b=c"],
    ["HTTP://example.org", "HTTP://example.org"],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["//example.org", undefined],
    ["https://", undefined],
    ["https://exa mple.org", undefined],
    [undefined, undefined],
  ])("%s may be followed: %s", (url, expected) => {
    expect(outsideHref(url)).toBe(expected);
  });

  it("keep the slash of old arXiv ids and nothing else unescaped", () => {
    expect(paperHref("cs/0112017")).toBe("/paper/cs/0112017");
    expect(paperHref('a"b?c#d')).toBe("/paper/a%22b%3Fc%23d");
    expect(periodHref("month", "2026-06-04")).toBe("/month/2026-06");
    expect(withQuery("/", { q: "a&b", page: undefined, sort: "" })).toBe("/?q=a%26b");
  });
});
