// Dates of mail, RSS and HTTP.

import { expect, test } from "vitest";
import { addDays, parseMailDate } from "./calendar.ts";
import { parseRetryAfter } from "./http-client/retry-after.ts";

test.each([
  ["Mon, 14 Apr 2008 18:49:38 GMT", "2008-04-14", "2008-04-14T18:49:38Z"],
  ["Fri, 20 Nov 2026 00:00:00 -0500", "2026-11-20", "2026-11-20T05:00:00Z"],
  ["Fri, 20 Nov 2026 22:00:00 EST", "2026-11-20", "2026-11-21T03:00:00Z"],
  ["2 Nov 2026 08:05 +0130", "2026-11-02", "2026-11-02T06:35:00Z"],
  ["Thu, 29 Feb 2024 10:00:00 GMT", "2024-02-29", "2024-02-29T10:00:00Z"],
])("%s is read", (text, day, instant) => {
  expect(parseMailDate(text)).toEqual({ day, instant });
});

test.each([
  "Fri, 30 Feb 2024 10:00:00 GMT",
  "Wed, 29 Feb 2023 10:00:00 GMT",
  "Mon, 00 Apr 2008 18:49:38 GMT",
  "Mon, 14 Foo 2008 18:49:38 GMT",
  "Mon, 14 Apr 0000 18:49:38 GMT",
  "Mon, 14 Apr 9999 18:49:38 GMT",
  "Mon, 14 Apr 2008 25:00:00 GMT",
  "yesterday",
  "",
])("%j is no date", (text) => {
  expect(parseMailDate(text)).toBeUndefined();
});

test("days are added over the end of a month", () => {
  expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

test.each([
  ["120", 120_000],
  ["0", 0],
  ["Thu, 01 Jan 1970 00:00:30 GMT", 20_000],
  ["Thu, 01 Jan 1970 00:00:01 GMT", 0],
  ["soon", undefined],
  ["-5", undefined],
  [undefined, undefined],
])("Retry-After %j, ten seconds into 1970, is %j ms", (header, ms) => {
  expect(parseRetryAfter(header, 10_000)).toBe(ms);
});
