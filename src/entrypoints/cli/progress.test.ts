// Progress for people and for logs.

import { describe, expect, it } from "vitest";
import { toCount, toDuration, toSize, toTable } from "./output.ts";
import { createProgress, describeStep } from "./progress.ts";

describe("describeStep", () => {
  it.each([
    ["an unknown whole", { count: 3000, what: "records" }, 1000, "3,000 records, 3,000/s"],
    [
      "the way to go",
      { count: 500, what: "records", done: 25, total: 100 },
      10_000,
      "25%, 500 records, 50/s, 30 s left",
    ],
    ["the end", { count: 10, what: "records", done: 100, total: 100 }, 1000, "100%, 10 records, 10/s"],
  ])("tells %s", (_what, step, elapsedMs, expected) => {
    expect(describeStep(step, elapsedMs)).toBe(expected);
  });
});

describe("createProgress", () => {
  const follow = (isTerminal: boolean) => {
    let now = 0;
    const seen: string[] = [];
    const progress = createProgress(
      { isTerminal, draw: (line) => seen.push(`draw ${line}`), note: (line) => seen.push(`note ${line}`) },
      () => now,
    );
    const say = (time: number, text: string) => {
      now = time;
      progress.say(text);
    };
    const at = (time: number, count: number) => {
      now = time;
      progress.update({ count, what: "papers", done: count, total: 100 });
    };
    return { seen, at, say };
  };

  it("draws a bar on a terminal, not more often than the eye can follow", () => {
    const { seen, at } = follow(true);
    at(50, 10);
    at(200, 50);
    expect(seen).toEqual(["draw [############............] 50%, 50 papers, 250/s, 0 s left"]);
  });

  it("writes a plain line every few seconds elsewhere", () => {
    const { seen, at } = follow(false);
    for (let time = 500; time <= 10_000; time += 500) at(time, time / 100);
    expect(seen).toHaveLength(2);
    expect(seen[0]).toMatch(/^note 50%/);
  });

  it("says what is done with the papers, as seldom", () => {
    const { seen, say } = follow(false);
    for (let time = 1000; time <= 11_000; time += 1000) say(time, `scored ${time} papers`);
    expect(seen).toEqual(["note scored 5000 papers", "note scored 10000 papers"]);
  });
});

describe("forms", () => {
  it.each([
    [toDuration(12_345), "12 s"],
    [toDuration(200_000), "3 min 20 s"],
    [toDuration(7_500_000), "2 h 5 min"],
    [toSize(999), "999 B"],
    [toSize(1_440_000_000), "1.4 GB"],
    [toSize(52_000_000), "52 MB"],
    [toCount(183921), "183,921"],
  ])("are %s", (given, expected) => {
    expect(given).toBe(expected);
  });

  it("line columns up", () => {
    expect(
      toTable([
        ["a", "bb", "c"],
        ["aaa", "b", "c"],
      ]),
    ).toEqual(["a    bb  c", "aaa  b   c"]);
  });
});
