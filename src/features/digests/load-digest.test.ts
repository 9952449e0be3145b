import { describe, expect, it } from "vitest";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import { AppError } from "../../lib/errors.ts";
import type { DailyPage, PaperCard } from "../../model/paper.ts";
import type { DailyQuery } from "../../model/views.ts";
import { loadDigest, newestDay } from "./load-digest.ts";

const scored = (id: string, value: number, categories: string[]): PaperCard =>
  makePaperCard({ id, categories, score: { value, parts: [], computedAt: "" } });

const catalogue = [
  scored("a", 90, ["cs.CL"]),
  scored("b", 80, ["cs.CL", "cs.LG"]),
  scored("c", 95, ["cs.LG"]),
  ...Array.from({ length: 20 }, (_, index) => scored(`v${index}`, 20 - index, ["cs.CV"])),
];

function reader(asked: Partial<DailyQuery>[] = []) {
  return async (query: Partial<DailyQuery>): Promise<DailyPage> => {
    asked.push(query);
    if (query.day === "2026-06-06") throw new AppError("not_found", "no such day");
    const { day = "2026-06-04", period = "day", category, limit = 50 } = query;
    const papers = catalogue.filter((paper) => category === undefined || paper.categories.includes(category));
    const from = period === "week" ? "2026-06-01" : day;
    const rest = { days: [], categories: [], rising: [], held: 0, number: 1, offset: 0, limit };
    return {
      period,
      day,
      from,
      to: day,
      ...rest,
      total: catalogue.length,
      shown: papers.length,
      papers: papers.slice(0, limit),
    };
  };
}

describe("loadDigest", () => {
  it("takes the ten best of the day", async () => {
    const digest = await loadDigest(reader(), { day: "2026-06-04", frequency: "daily", categories: [] });
    expect(digest).toMatchObject({ date: "2026-06-04", total: 23 });
    expect(digest?.from).toBeUndefined();
    expect(digest?.papers.map((paper) => paper.id)).toEqual(["c", "a", "b", "v0", "v1", "v2", "v3", "v4", "v5", "v6"]);
  });

  it("joins the chosen categories, each paper once, ranked", async () => {
    const digest = await loadDigest(reader(), {
      day: "2026-06-04",
      frequency: "daily",
      categories: ["cs.CL", "cs.LG"],
    });
    expect(digest?.papers.map((paper) => paper.id)).toEqual(["c", "a", "b"]);
  });

  it("covers the week before a Monday", async () => {
    const asked: Partial<DailyQuery>[] = [];
    const digest = await loadDigest(reader(asked), { day: "2026-06-08", frequency: "weekly", categories: [] });
    expect(asked).toMatchObject([{ day: "2026-06-07", period: "week" }]);
    expect(digest).toMatchObject({ from: "2026-06-01", date: "2026-06-07" });
  });

  it.each([
    ["the day is unknown", { day: "2026-06-06", categories: [] }],
    ["nothing is in the chosen categories", { day: "2026-06-04", categories: ["math.AG"] }],
  ])("has nothing to tell when %s", async (_name, asked) => {
    expect(await loadDigest(reader(), { ...asked, frequency: "daily" })).toBeUndefined();
  });

  it("does not take a failure for an empty day", async () => {
    const failing = async (): Promise<DailyPage> => {
      throw new AppError("unavailable", "the store is busy");
    };
    await expect(loadDigest(failing, { day: "2026-06-04", frequency: "daily", categories: [] })).rejects.toThrow(
      "busy",
    );
    await expect(newestDay(failing)).rejects.toThrow("busy");
  });

  it("knows the newest day", async () => {
    expect(await newestDay(reader())).toBe("2026-06-04");
    expect(await newestDay(() => Promise.reject(new AppError("not_found", "no papers")))).toBeUndefined();
  });
});
