// Reads what the forms of mail subscriptions send, and where from.

import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";

export type Form = Record<string, string[]>;

export async function readForm(context: Context): Promise<Form> {
  const body = await context.req.parseBody({ all: true }).catch(() => ({}));
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    [value].flat().filter((item): item is string => typeof item === "string"),
  ]);
  return Object.fromEntries(entries);
}

/** The token of a link: in the form when a page of ours sent it, in the address when a mail program did (RFC 8058). */
export const readToken = (context: Context, form: Form = {}): string =>
  form.token?.[0] ?? context.req.query("token") ?? "";

export const readFrequency = (value: string | undefined): "daily" | "weekly" | undefined =>
  value === "daily" || value === "weekly" ? value : undefined;

/**
 * Refuses forms that another site sent in the reader's name. Requests without either header come from programs, which no site can misuse.
 */
export function requireSameSite(context: Context, siteUrl: string): void {
  const site = context.req.header("sec-fetch-site");
  const origin = context.req.header("origin");
  const host = origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;
  const isOwn =
    site === undefined
      ? origin === undefined ||
        (host !== undefined && (host === context.req.header("host") || host === new URL(siteUrl).host))
      : site === "same-origin" || site === "none";
  if (!isOwn) throw new AppError("forbidden", "This form was sent by another site.");
}
