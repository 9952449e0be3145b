// The settings of a long task are V8's own again afterwards, also when it fails.

import { afterEach, describe, expect, it, vi } from "vitest";

const { flags } = vi.hoisted(() => ({ flags: [] as string[] }));
vi.mock("node:v8", () => ({ setFlagsFromString: (flag: string) => flags.push(flag) }));
const { asLongTask } = await import("./long-task.ts");

const SPARING = ["--max-inlined-bytecode-size-cumulative=300", "--heap-growing-percent=60"];
const USUAL = ["--max-inlined-bytecode-size-cumulative=920", "--heap-growing-percent=0"];

afterEach(() => {
  flags.length = 0;
});

describe("asLongTask", () => {
  it("sets limits while the task runs and gives back what it gives", async () => {
    const seen = await asLongTask(async () => [...flags]);
    expect(seen).toEqual(SPARING);
    expect(flags).toEqual([...SPARING, ...USUAL]);
  });

  it("lifts them when the task fails", async () => {
    await expect(asLongTask(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(flags).toEqual([...SPARING, ...USUAL]);
  });
});
