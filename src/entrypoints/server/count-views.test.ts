// What counts as reading a paper.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countViews, type View } from "./count-views.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function viewsOf(
  requests: { path: string; agent?: string; method?: string; status?: number }[],
): Promise<View[]> {
  const sent: View[] = [];
  let status = 200;
  const door = countViews({
    fetch: () => new Response("page", { status }),
    send: async (views) => sent.push(...views),
    everyMs: 1000,
  });
  for (const { path, agent = "Mozilla/5.0", method = "GET", status: answer = 200 } of requests) {
    status = answer;
    await door(new Request(`https://papers.test${path}`, { method, headers: { "user-agent": agent } }), {});
  }
  await vi.advanceTimersByTimeAsync(1000);
  return sent;
}

describe("views", () => {
  it("are summed by paper and handed over now and then", async () => {
    expect(
      await viewsOf([{ path: "/paper/2401.00001" }, { path: "/paper/2401.00001?x=1" }, { path: "/paper/cs/0112017" }]),
    ).toEqual([
      { key: "2401.00001", count: 2 },
      { key: "cs/0112017", count: 1 },
    ]);
  });

  it.each([
    ["another page", { path: "/author/1" }],
    ["a program", { path: "/paper/2401.00001", agent: "ExampleBot/1.0" }],
    ["a page that is not there", { path: "/paper/2401.00001", status: 404 }],
    ["a broken address", { path: "/paper/%E0%A4%A" }],
    ["something sent", { path: "/paper/2401.00001", method: "POST" }],
  ])("%s is no reading", async (_what, request) => {
    expect(await viewsOf([request])).toEqual([]);
  });
});
