// Sources on the status page: those that ran, those that will, those that are late.

import { describe, expect, it } from "vitest";
import type { SourceStatus } from "../../model/views.ts";
import { completeSources, type KnownSource } from "./complete-sources.ts";

const now = "2026-03-04T12:00:00Z";
const known: KnownSource = { name: "a", title: "Source A", homepage: "https://a.example", licence: "CC0" };
const ran = (change: Partial<SourceStatus>): SourceStatus => ({
  name: "a",
  title: "a",
  homepage: "",
  licence: "",
  state: "on-time",
  lastOkAt: "2026-03-04T06:00:00Z",
  records: 5,
  setAside: 0,
  ...change,
});
const scheduled = { ...known, nextRunAt: "2026-03-05T06:00:00Z" };

describe("completeSources", () => {
  it.each([
    ["has not run yet", [], scheduled, { state: "never", title: "Source A", nextRunAt: scheduled.nextRunAt }],
    ["is not asked for", [], known, { state: "off" }],
    ["ran today", [ran({})], scheduled, { state: "on-time", licence: "CC0", records: 5 }],
    ["missed a day", [ran({ lastOkAt: "2026-03-02T06:00:00Z" })], scheduled, { state: "late" }],
    ["ran long ago, once, by hand", [ran({ lastOkAt: "2025-03-02T06:00:00Z" })], known, { state: "on-time" }],
    ["fails", [ran({ state: "failing", lastOkAt: "2026-03-01T06:00:00Z" })], scheduled, { state: "failing" }],
    [
      "was told to wait",
      [ran({ state: "waiting", nextRunAt: "2026-03-04T13:00:00Z" })],
      scheduled,
      { state: "waiting", nextRunAt: "2026-03-04T13:00:00Z" },
    ],
  ])("shows one that %s", (_what, stored, source, expected) => {
    expect(completeSources(stored, [source], now)).toEqual([expect.objectContaining(expected)]);
  });

  it("keeps runs of what is not known any more", () => {
    expect(completeSources([ran({ name: "old" })], [known], now).map((source) => source.name)).toEqual(["a", "old"]);
  });
});
