// Every kind of page in a browser: accessible in both themes, narrow and wide, still while it loads, and whole without scripts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launchBrowser } from "../support/browser.ts";
import { serveMemory } from "../support/serve-memory.ts";

const axeSource = hasBrowser ? readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8") : "";

const PAGES: [string, string][] = [
  ["front", "/"],
  ["paper", "first:.card h2 a"],
  ["author", "first:.by a[rel=author]"],
  ["authors", "/authors"],
  ["category", "/category/cs.CL"],
  ["categories", "/categories"],
  ["topics", "/topics"],
  ["topic", "/topic/dense-retrieval"],
  ["institution", "/institution/tsinghua"],
  ["AI Score", "/institution/tsinghua/score"],
  ["my ranking", "/?rank=10-20-50-0-5"],
  ["institutions", "/institutions"],
  ["search", "/search?q=the"],
  ["search without hits", "/search?q=zzzz+qqqq&code=1"],
  ["search without words", "/search"],
  ["status", "/status"],
  ["digest", "/digest"],
  ["about", "/about"],
  ["scores", "/about/scores"],
  ["error", "/no/such/page"],
];

const VIEWS = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, width })),
);

interface AxeResult {
  violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[];
}

describe.skipIf(!hasBrowser)("pages in a browser", () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveMemory>>;
  const firsts = new Map<string, string>();

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), serveMemory()]);
    await visit("/", {}, async (page) => {
      for (const [, path] of PAGES.filter(([, one]) => one.startsWith("first:"))) {
        firsts.set(path, (await page.locator(path.slice(6)).first().getAttribute("href")) ?? "");
      }
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function visit(
    path: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(server.url + (firsts.get(path) ?? path));
      await look(page);
    } finally {
      await context.close();
    }
  }

  it.each(PAGES)(
    "%s has no accessibility violation, light or dark, wide or narrow",
    async (_, path) => {
      // Content policies stop injected scripts; the one of axe is ours.
      await visit(path, { bypassCSP: true, reducedMotion: "reduce" }, async (page) => {
        await page.locator(".why, .how").evaluateAll((all) => {
          for (const one of all.slice(0, 3)) one.setAttribute("open", "");
        });
        await page.addScriptTag({ content: axeSource });
        for (const { colorScheme, width } of VIEWS) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          const result = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResult;
          const found = result.violations.flatMap(({ id, nodes }) =>
            nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${String(target)}: ${failureSummary}`),
          );
          expect({ colorScheme, width, found }).toEqual({ colorScheme, width, found: [] });
        }
      });
    },
    120_000,
  );

  it.each(PAGES)("%s never scrolls sideways, at 390 or 320 px", async (_, path) => {
    await visit(path, {}, async (page) => {
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => {
          const isOver = (one: Element) =>
            one.getBoundingClientRect().right > innerWidth + 1 &&
            !one.closest(".scroll, .catlist, .top nav, .vh, .skip");
          const over = [...document.querySelectorAll("body *")].filter(isOver);
          return {
            scrolls: document.documentElement.scrollWidth > innerWidth,
            over: over.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)),
          };
        });
        expect({ width, ...wide }).toEqual({ width, scrolls: false, over: [] });
      }
    });
  });

  it.each(PAGES)("%s does not shift while it loads, and logs no complaint", async (_, path) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on(
      "console",
      (message) => message.type() === "error" && !message.text().includes("404") && complaints.push(message.text()),
    );
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(server.url + (firsts.get(path) ?? path));
    await page.waitForTimeout(200);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 100);
        }),
    );
    await context.close();
    // A page that a busy machine paints in two pieces moves by thousandths; what a reader sees begins at a tenth.
    expect(complaints).toEqual([]);
    expect(shift).toBeLessThan(0.01);
  });

  it("works without scripts: read, unfold, filter, sort and turn the page", async () => {
    await visit(
      "/month/2026-06",
      { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } },
      async (page) => {
        expect(await page.locator(".card").count()).toBe(50);
        const why = page.locator(".why").first();
        await why.locator("summary").click();
        expect(await why.locator(".parts").isVisible()).toBe(true);
        expect(await page.locator("[data-theme-toggle]").isVisible()).toBe(false);
        await page.locator(".pages a[rel=next]").click();
        expect(page.url()).toContain("page=2");
        expect(await page.locator(".card .score .faint").first().innerText()).toBe("No. 51");
        await page.locator(".show select").selectOption("newest");
        await page.locator(".show button").click();
        expect(page.url()).toContain("sort=newest");
        await page.locator(".catlist a", { hasText: "cs.IR" }).click();
        expect(page.url()).toContain("category=cs.IR");
        expect(await page.locator(".card .cat").allInnerTexts()).toSatisfy((codes: string[]) =>
          codes.every((code) => code === "cs.IR"),
        );
        await page.locator("#q").fill("retrieval");
        await page.locator("#q").press("Enter");
        expect(page.url()).toContain("/search?q=retrieval");
        expect(await page.locator("h1").innerText()).toContain("retrieval");
      },
    );
  });

  it("unfolds a whole abstract in its place", async () => {
    await visit("/", { viewport: { width: 1280, height: 900 } }, async (page) => {
      const abstract = page.locator(".abs:has(details)").first();
      const height = async () => (await abstract.locator("p").boundingBox())?.height ?? 0;
      const folded = await height();
      await abstract.locator("summary").click();
      expect(await height()).toBeGreaterThan(folded * 1.5);
    });
  });
});
