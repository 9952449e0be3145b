// Fields that no source should send, and what becomes of them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orcidOf } from "../../model/orcid.ts";
import type { Identifier } from "../../model/record.ts";
import {
  addIdentifier,
  dateFromParts,
  dateOf,
  fill,
  instantOf,
  limits,
  setAside,
  textOf,
  urlOf,
  whyUnfit,
  yearOf,
} from "./fields.ts";

describe("dateOf", () => {
  it.each([
    ["2024-04-11", "2024-04-11"],
    ["2024-04", "2024-04"],
    ["2024", "2024"],
    ["2024-04-11T10:00:00Z", "2024-04-11"],
    [" 2024-02-29 ", "2024-02-29"],
    ["2023-02-29", undefined],
    ["1900-02-29", undefined],
    ["2024-13-01", undefined],
    ["2024-00-01", undefined],
    ["2024-04-31", undefined],
    ["0000-01-01", undefined],
    ["9999-01-01", undefined],
    ["20240411", undefined],
    ["2024-4-1", undefined],
    ["2024-04-11x", undefined],
    [2024, undefined],
    [null, undefined],
  ])("reads %j as %j", (value, date) => expect(dateOf(value)).toBe(date));
});

it.each([
  [[2024, 4, 11], "2024-04-11"],
  [[2024, 4], "2024-04"],
  [[2024], "2024"],
  [[2024, null, 3], "2024"],
  [[2024, 2, 31], "2024"],
  [[null], undefined],
  [[0, 1, 1], undefined],
  [undefined, undefined],
])("dateFromParts(%j) is %j", (parts, date) => expect(dateFromParts(parts)).toBe(date));

it.each([
  ["2024-04-11T10:00:00Z", "2024-04-11T10:00:00Z"],
  ["2024-04-11T10:00:00.123456", "2024-04-11T10:00:00.123456"],
  ["2024-04-11", "2024-04-11"],
  ["2024-04-11T99:00:00Z", undefined],
  ["yesterday", undefined],
])("instantOf(%j) is %j", (value, instant) => expect(instantOf(value)).toBe(instant));

it.each([
  [2024, 2024],
  ["2024", 2024],
  [0, undefined],
  [9999, undefined],
  [2024.5, undefined],
  ["in press", undefined],
])("yearOf(%j) is %j", (value, year) => expect(yearOf(value)).toBe(year));

describe("textOf", () => {
  it.each([
    ["  a  ", "a"],
    ["a\u0000b", "a b"],
    ["a\nb", "a\nb"],
    ["\ud800x", "\ufffdx"],
    ["", undefined],
    [" \n", undefined],
    [7, undefined],
    [["a"], undefined],
  ])("reads %j as %j", (value, text) => expect(textOf(value)).toBe(text));

  it("leaves out what is longer than told", () => {
    expect(textOf("abc", 2)).toBeUndefined();
    expect(textOf("ab", 2)).toBe("ab");
  });
});

it.each([
  ["https://example.org/a?b=c", "https://example.org/a?b=c"],
  ["http://example.org", "http://example.org"],
  ["javascript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["ftp://example.org", undefined],
  ["https://exa mple.org", undefined],
  ['https://example.org/"onclick="', undefined],
  ["//example.org", undefined],
  ["https://", undefined],
])("urlOf(%j) is %j", (value, url) => expect(urlOf(value)).toBe(url));

it.each([
  ["0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["0000-0002-1694-233x", "0000-0002-1694-233X"],
  ["0000-0002-1825-0098", undefined],
  ["0000", undefined],
  [null, undefined],
])("orcidOf(%j) is %j", (value, orcid) => expect(orcidOf(value)).toBe(orcid));

it("adds an identifier in its normal form, once, and never one that is none", () => {
  const found: Identifier[] = [];
  addIdentifier(found, "arxiv", "2404.07965v2");
  addIdentifier(found, "doi", "https://doi.org/10.48550/arXiv.2404.07965");
  addIdentifier(found, "doi", "no doi");
  addIdentifier(found, "pmid", 123);
  addIdentifier(found, "pmid", null);
  expect(found).toEqual([
    { scheme: "arxiv", value: "2404.07965" },
    { scheme: "pmid", value: "123" },
  ]);
});

it("fills in only what says something", () => {
  const target: { a?: number; b?: string[]; c?: boolean } = {};
  expect(fill(target, { a: undefined, b: [], c: false })).toEqual({ c: false });
});

it.each([
  [{ title: "" }, "no title"],
  [{ title: 5 }, "no title"],
  [{ title: "x".repeat(limits.title + 1) }, /title longer/],
  [{ title: "x", abstract: "x".repeat(limits.abstract + 1) }, /abstract longer/],
  [{ title: "x", authors: Array.from({ length: limits.authors + 1 }, () => "a") }, /more than/],
  [{ title: "x", authors: Array.from({ length: 5_000 }, () => "a") }, undefined],
])("says why a record is unfit (%#)", (fields, reason) => {
  if (reason === undefined) expect(whyUnfit(fields)).toBeUndefined();
  else expect(whyUnfit(fields)).toMatch(reason);
});

it("keeps at most 2,000 characters of what is set aside, whatever it is", () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      expect(setAside("x", "because", input).excerpt.length).toBeLessThanOrEqual(2_000);
    }),
  );
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  expect(setAside("x", "because", loop).reason).toBe("because");
});
