// What the pages around corrections are given.

import type { Context } from "hono";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Caller } from "../../lib/caller.ts";

export interface AuthorWebOptions {
  /** Calls one operation by its name; throws AppError. */
  call: <T>(name: string, input: object) => Promise<T>;
  /** Puts a title and the inside of `<main>`, already HTML, into the frame that all pages share. */
  renderPage: (page: { title: string; body: HtmlEscapedString | string }) => string;
  /** Public address without a trailing slash. */
  siteUrl: string;
  /** Whoever asks on this machine is the operator. */
  callerOf(context: Context): Caller;
  clock: () => Date;
  /** Told of every failure that is ours; `id` is what the reader sees. */
  report(failure: { id: string; url: string; error: unknown }): void;
}
