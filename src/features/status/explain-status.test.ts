// The sentence at the top of the status page.

import { describe, expect, it } from "vitest";
import type { SourceStatus, StatusReport } from "../../model/views.ts";
import { explainStatus } from "./explain-status.ts";

const source = (change: Partial<SourceStatus>): SourceStatus => ({
  name: "a",
  title: "Source A",
  homepage: "",
  licence: "",
  state: "never",
  records: 0,
  setAside: 0,
  ...change,
});
const report = (starterOnly: boolean, ...sources: SourceStatus[]) => ({
  catalogue: { starterOnly } as StatusReport["catalogue"],
  sources,
});

describe("explainStatus", () => {
  it.each([
    ["no network", report(true, source({ state: "failing", lastError: "refused" })), false, /network does not answer/],
    ["the first sync", report(true, source({ state: "running" })), false, /are being fetched/],
    ["offline with the starter", report(true, source({})), true, /set to stay offline.*starter/],
    ["offline later", report(false), true, /nothing new is fetched/],
    [
      "one failing source",
      report(false, source({ state: "failing" }), source({ state: "on-time" })),
      false,
      /^Source A did not/,
    ],
  ])("speaks of %s", (_what, status, isOffline, expected) => {
    expect(explainStatus(status, isOffline)).toMatch(expected);
  });

  it("is silent when all is well, and about sources that are off", () => {
    expect(explainStatus(report(false, source({ state: "on-time" }), source({ state: "off" })), false)).toBeUndefined();
  });
});
