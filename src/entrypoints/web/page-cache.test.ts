// The page cache stays within its bytes, renders once, and keeps no failure.

import { describe, expect, it } from "vitest";
import { PageCache } from "./page-cache.ts";

const page = (bytes: number) => async () => "x".repeat(bytes);

describe("PageCache", () => {
  it("throws out what was used least recently when its bytes are full", async () => {
    const cache = new PageCache(2500);
    let renders = 0;
    const counted = async () => {
      renders += 1;
      return "x".repeat(1000);
    };
    for (const address of ["/a", "/b", "/a", "/c", "/a"])
      await (await cache.get(address, "1", counted)).body("identity");
    expect(renders).toBe(3);
    await cache.get("/b", "1", counted);
    expect(renders).toBe(4);
    expect(cache.sizeBytes).toBeLessThanOrEqual(2500);
  });

  it("holds one version of an address", async () => {
    const cache = new PageCache(10_000);
    for (let version = 0; version < 20; version += 1)
      await (await cache.get("/", String(version), page(1000))).body("gzip");
    expect(cache.sizeBytes).toBeLessThan(2000);
  });

  it("keeps what it compressed instead of the plain page, and counts it", async () => {
    const cache = new PageCache(10_000);
    const kept = await cache.get("/", "1", page(1000));
    expect(cache.sizeBytes).toBe(1000);
    const sizes = await Promise.all(
      (["gzip", "br"] as const).map(async (encoding) => (await kept.body(encoding)).length),
    );
    expect(cache.sizeBytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(cache.sizeBytes).toBeLessThan(100);
  });

  it.each([["gzip", "br"] as const, ["br", "gzip"] as const])(
    "unpacks %s for who wants the page plain or as %s",
    async (first, second) => {
      const kept = await new PageCache(10_000).get("/", "1", page(1000));
      await kept.body(first);
      expect(new TextDecoder().decode(await kept.body("identity"))).toBe("x".repeat(1000));
      const fresh = await new PageCache(10_000).get("/", "1", page(1000));
      expect(await kept.body(second)).toEqual(await fresh.body(second));
      expect(new TextDecoder().decode(await kept.body("identity"))).toBe("x".repeat(1000));
    },
  );

  it("forgets a page that failed", async () => {
    const cache = new PageCache(10_000);
    await expect(cache.get("/", "1", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await expect(cache.get("/", "1", page(10))).resolves.toBeDefined();
  });
});
