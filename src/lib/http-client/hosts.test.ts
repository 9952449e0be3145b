// Which hosts share a queue, and how long they are left in peace.

import { expect, test } from "vitest";
import { createHosts, HOST_LIMITS } from "./hosts.ts";

function hostsWith(paceMs: Record<string, number>) {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
    now += ms;
  };
  return { waits, hostOf: createHosts({ paceMs, clock: () => now, sleep, random: () => 0, limits: HOST_LIMITS }) };
}

test("all hosts of arXiv share one queue of three seconds, whatever the settings say", async () => {
  const { hostOf, waits } = hostsWith({ "arxiv.org": 10 });
  const names = ["arxiv.org", "export.arxiv.org", "oaipmh.arxiv.org", "rss.arxiv.org"];
  for (const name of names) await hostOf(new URL(`https://${name}/`)).queue.run(async () => name);
  expect(waits).toEqual([3_000, 3_000, 3_000]);
});

test("a slower pace for arXiv is kept", async () => {
  const { hostOf, waits } = hostsWith({ "arxiv.org": 9_000 });
  const { queue } = hostOf(new URL("https://export.arxiv.org/"));
  await queue.run(async () => 1);
  await queue.run(async () => 2);
  expect(waits).toEqual([9_000]);
});

test("a name covers its subdomains and no lookalike", () => {
  const { hostOf } = hostsWith({ "example.org": 5 });
  const host = hostOf(new URL("https://example.org/"));
  expect(hostOf(new URL("http://api.example.org/x"))).toBe(host);
  expect(hostOf(new URL("https://notexample.org/"))).not.toBe(host);
});

test("other hosts have a queue each", async () => {
  const { hostOf, waits } = hostsWith({});
  await hostOf(new URL("https://a.example/")).queue.run(async () => 1);
  await hostOf(new URL("https://b.example/")).queue.run(async () => 1);
  expect(waits).toEqual([]);
});
