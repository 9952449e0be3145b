// The keys and the theme switch: what scripts add.

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launchBrowser } from "../support/browser.ts";
import { serveMemory } from "../support/serve-memory.ts";

describe.skipIf(!hasBrowser)("keys", () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveMemory>>;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), serveMemory()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function onFront(look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    await page.goto(server.url);
    await look(page);
    await context.close();
  }
  const focusedCard = (page: Page) => page.evaluate(() => document.activeElement?.closest(".card")?.id);

  it("j and k walk the papers, w unfolds why, o opens", async () => {
    await onFront(async (page) => {
      for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
      expect(await focusedCard(page)).toBe("p2");
      await page.keyboard.press("w");
      expect(await page.locator("#p2 .why .parts").isVisible()).toBe(true);
      const href = await page.locator("#p2 h2 a").getAttribute("href");
      await page.keyboard.press("o");
      await page.waitForURL(`**${href}`);
    });
  });

  it("/ goes to the search field, where keys are letters again", async () => {
    await onFront(async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("jw?");
      expect(await page.locator("#q").inputValue()).toBe("jw?");
      expect(await page.locator("#keys").isVisible()).toBe(false);
    });
  });

  it("? lists the keys; Escape closes; single keys can be turned off and stay off", async () => {
    await onFront(async (page) => {
      await page.keyboard.press("?");
      expect(await page.locator("#keys").isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      expect(await page.locator("#keys").isVisible()).toBe(false);
      await page.keyboard.press("?");
      await page.locator("[data-keys-off]").click();
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      expect(await focusedCard(page)).toBeUndefined();
      await page.reload();
      await page.keyboard.press("j");
      expect(await focusedCard(page)).toBeUndefined();
    });
  });

  it("leaves keys with modifiers to the browser", async () => {
    await onFront(async (page) => {
      await page.keyboard.press("Control+j");
      expect(await focusedCard(page)).toBeUndefined();
    });
  });

  it("reaches the list with one key from the top of the page", async () => {
    await onFront(async (page) => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to content");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    });
  });

  it("switches light and dark, and remembers before the first paint", async () => {
    await onFront(
      async (page) => {
        const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(await paper()).toBe("rgb(252, 251, 248)");
        await page.locator("[data-theme-toggle]").click();
        expect(await paper()).toBe("rgb(21, 20, 18)");
        await page.reload();
        expect(await paper()).toBe("rgb(21, 20, 18)");
      },
      { colorScheme: "light" },
    );
  });
});
