// Completions under the search field, as a keyboard and a mouse meet them.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launchBrowser } from "../support/browser.ts";
import { serveMemory } from "../support/serve-memory.ts";

const suggestions = [
  { kind: "field", text: "cat:", detail: "a category: cat:cs.CL", url: "/search?q=cat%3A", query: "cat:" },
  { kind: "topic", text: "dense retrieval", url: "/search?q=dense%20retrieval", query: "dense retrieval" },
  { kind: "paper", text: "<img src=x onerror=alert(1)>", detail: "A. Author · 2024", url: "/about" },
];

describe.skipIf(!hasBrowser)("suggestions", () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveMemory>>;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), serveMemory()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function typing(text: string, reply: { status: number; body: string }, look: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.route("**/api/v1/suggest*", (route) => route.fulfill({ contentType: "application/json", ...reply }));
    await page.goto(server.url);
    await page.locator("#q").pressSequentially(text);
    await look(page);
    await context.close();
  }
  const good = { status: 200, body: JSON.stringify({ suggestions }) };
  const list = (page: Page) => page.locator("#q-list");

  it("come while typing, as text, and are announced as a list that belongs to the field", async () => {
    await typing("de", good, async (page) => {
      await list(page).waitFor();
      expect(await list(page).locator("li").count()).toBe(3);
      expect(await list(page).locator("img").count()).toBe(0);
      expect(await page.locator("#q").getAttribute("aria-expanded")).toBe("true");
      expect(await page.locator("#q").getAttribute("aria-controls")).toBe("q-list");
    });
  });

  it("are walked through with the arrows and taken with Enter", async () => {
    await typing("de", good, async (page) => {
      await list(page).waitFor();
      for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
      const chosen = await page.locator("#q").getAttribute("aria-activedescendant");
      expect(await page.locator(`#${chosen}`).textContent()).toContain("dense retrieval");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/search?q=dense%20retrieval");
    });
  });

  it("complete a field in place, and a click leads on", async () => {
    await typing("ca", good, async (page) => {
      await list(page).waitFor();
      await list(page).locator("li").first().click();
      expect(await page.locator("#q").inputValue()).toBe("cat:");
      await list(page).locator("li").nth(2).click();
      await page.waitForURL("**/about");
    });
  });

  it("close with Escape, and Enter without a choice searches for what was typed", async () => {
    await typing("de", good, async (page) => {
      await list(page).waitFor();
      await page.keyboard.press("Escape");
      expect(await list(page).isVisible()).toBe(false);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/search?q=de");
    });
  });

  it.each([
    { status: 500, body: "{}" },
    { status: 200, body: "not JSON" },
  ])("leave the field a plain field when the server answers $body with $status", async (reply) => {
    await typing("de", reply, async (page) => {
      await page.waitForTimeout(300);
      expect(await list(page).isVisible()).toBe(false);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/search?q=de");
    });
  });
});
