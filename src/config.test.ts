// Settings: defaults, and one clear line for each wrong value.

import { describe, expect, it } from "vitest";
import { publicUrl, readSettings } from "./config.ts";

describe("readSettings", () => {
  it("gives the documented defaults when nothing is set", () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 4000, host: "127.0.0.1", data: "data", offline: false, digestHour: 6 });
    expect(settings.categories).toEqual(["cs.CL", "cs.LG", "cs.IR", "cs.AI", "cs.CV"]);
  });

  it("takes an empty value for not set", () => {
    expect(readSettings({ PORT: "  ", LOG_LEVEL: "" })).toMatchObject({ port: 4000, logLevel: "info" });
  });

  it.each([
    ["PORT", "70000", /^PORT must be a whole number from 0 to 65535 \(it is "70000"\)\.$/],
    ["PORT", "4e3", /^PORT must be a whole number/],
    ["BROADSHEET_CATEGORIES", "cs.CL,../etc", /^BROADSHEET_CATEGORIES holds "\.\.\/etc"/],
    ["BROADSHEET_URL", "example.org", /^BROADSHEET_URL must be an address such as http:\/\//],
    ["BROADSHEET_URL", "javascript:alert(1)", /^BROADSHEET_URL must be an address/],
    ["SMTP_URL", "https://mail.example.org", /^SMTP_URL must be an address such as smtp:\/\//],
    ["MAIL_FROM", "nobody", /^MAIL_FROM must be a mail address/],
    ["MAIL_FROM", "a\r\nBcc: b@c.d", /^MAIL_FROM must be a mail address/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL must be one of debug/],
    ["BROADSHEET_OFFLINE", "maybe", /^BROADSHEET_OFFLINE must be 1 or 0/],
    ["BROADSHEET_SOURCE_URLS", "[1]", /^BROADSHEET_SOURCE_URLS must be JSON/],
    ["BROADSHEET_SOURCE_URLS", '{"a":1}', /^BROADSHEET_SOURCE_URLS must be JSON/],
  ])("refuses %s=%s with one line", (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(message);
  });

  it.each([
    ["BROADSHEET_CATEGORIES", "cs.CL, math.CO hep-th", "categories", ["cs.CL", "math.CO", "hep-th"]],
    ["BROADSHEET_URL", "https://papers.example.org/", "url", "https://papers.example.org"],
    ["BROADSHEET_OFFLINE", "yes", "offline", true],
    ["BROADSHEET_SOURCE_URLS", '{"x":"http://127.0.0.1:1/"}', "sourceUrls", { x: "http://127.0.0.1:1/" }],
  ])("reads %s=%s", (name, value, key, expected) => {
    expect(readSettings({ [name]: value })).toHaveProperty(key, expected);
  });
});

describe("publicUrl", () => {
  it("names this machine until a public address is set", () => {
    expect(publicUrl({ url: "", port: 4000 })).toBe("http://localhost:4000");
    expect(publicUrl({ url: "https://a.org", port: 4000 })).toBe("https://a.org");
  });
});
