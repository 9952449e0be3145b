// Dates as people read them.

import { expect, it } from "vitest";
import { formatDate, formatDay, formatInstant, formatLongDate, formatMonth, formatWeek } from "./format-date.ts";

it.each<[string, string, string]>([
  ["a day", formatDate("2026-06-04"), "4 Jun 2026"],
  ["an instant as its day", formatDate("2026-06-04T23:00:00Z"), "4 Jun 2026"],
  ["a month", formatDate("2026-06"), "Jun 2026"],
  ["a year", formatDate("2026"), "2026"],
  ["what is no date", formatDate("soon"), "soon"],
  ["a month that is none", formatDate("2026-13-01"), "2026"],
  ["a long day", formatDay("2026-06-04"), "Thursday 4 June 2026"],
  ["a week", formatWeek("2026-06-01", "2026-06-07"), "1 to 7 June 2026"],
  ["a week over two months", formatWeek("2026-06-29", "2026-07-05"), "29 June to 5 July 2026"],
  ["a week over two years", formatWeek("2025-12-29", "2026-01-04"), "29 December 2025 to 4 January 2026"],
  ["a long month", formatMonth("2026-06-01"), "June 2026"],
  ["an instant", formatInstant("2026-06-04T06:10:59Z"), "4 Jun 2026, 06:10 UTC"],
  ["a day in full", formatLongDate("2026-06-04"), "4 June 2026"],
])("%s", (_, written, expected) => {
  expect(written).toBe(expected);
});
