// The settings of a long task are V8's own again afterwards, also when it fails.

import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { asLongTask, SPARING, toFlags, USUAL } from "./long-task.ts";

describe("asLongTask", () => {
  it("sets limits while the task runs and gives back what it gives", async () => {
    const flags: string[] = [];
    const note = (flag: string) => void flags.push(flag);
    expect(await asLongTask(async () => [...flags], note)).toEqual(toFlags(SPARING));
    expect(flags).toEqual([...toFlags(SPARING), ...toFlags(USUAL)]);
  });

  it("lifts them when the task fails", async () => {
    const flags: string[] = [];
    const failing = asLongTask(
      () => Promise.reject(new Error("broken")),
      (flag) => void flags.push(flag),
    );
    await expect(failing).rejects.toThrow("broken");
    expect(flags).toEqual([...toFlags(SPARING), ...toFlags(USUAL)]);
  });

  it("knows the limits that this V8 has by itself", () => {
    const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
    for (const flag of toFlags(USUAL)) expect(known).toContain(`default: ${flag}\n`);
  });
});
