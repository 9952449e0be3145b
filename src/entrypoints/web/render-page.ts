// Puts the inside of a page that another door has written into the frame that all pages share.

import { raw } from "hono/html";
import { renderLayout } from "./layout.tsx";
import { toSite, type WebOptions } from "./options.ts";

export type RenderPage = (page: { title: string; body: { toString(): string } | string }) => string;

/** `body` is HTML and stands inside `<main>`. */
export function createRenderPage(options: Pick<WebOptions, "siteUrl" | "assets" | "features">): RenderPage {
  const site = toSite(options);
  return ({ title, body }) =>
    renderLayout({
      site,
      title,
      noIndex: true,
      children: raw(`<main id="main" class="wrap text" tabindex="-1">${body}</main>`),
    });
}
