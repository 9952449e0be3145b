// Daily copies: named by time, the oldest go, strangers stay.

import { describe, expect, it } from "vitest";
import { backupName, outdatedBackups } from "./keep-backups.ts";

describe("backups", () => {
  it("are named by their time", () => {
    expect(backupName(new Date("2026-03-04T05:06:07.890Z"))).toBe("2026-03-04T05-06-07Z.db");
  });

  it("go when newer ones are enough, and nothing else goes", () => {
    const days = ["03", "01", "02"].map((day) => backupName(new Date(`2026-03-${day}T00:00:00Z`)));
    expect(outdatedBackups([...days, "mine.db", "0000-notes.txt"], 2)).toEqual(["2026-03-01T00-00-00Z.db"]);
    expect(outdatedBackups(days, 7)).toEqual([]);
  });
});
