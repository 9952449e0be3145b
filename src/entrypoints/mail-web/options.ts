// What the pages of mail subscriptions are given.

import type { HtmlEscapedString } from "hono/utils/html";

/** Calls one operation by its name; throws AppError. */
export type CallOperation = <T>(name: string, input: object) => Promise<T>;

export interface MailWebOptions {
  call: CallOperation;
  /** Puts a title and the inside of `<main>`, already HTML, into the frame that all pages share. */
  renderPage: (page: { title: string; body: HtmlEscapedString | string }) => string;
  /** Public address without a trailing slash. */
  siteUrl: string;
  clock?: () => Date;
  /** Told of every failure that is ours; `id` is what the reader sees. */
  report?: (failure: { id: string; url: string; error: unknown }) => void;
}
