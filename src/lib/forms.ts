// Reads plain HTML forms, and refuses those that another site sent in the reader's name.

import type { Context } from "hono";
import { AppError } from "./errors.ts";

export type Form = Record<string, string[]>;

export async function readForm(context: Context): Promise<Form> {
  const body = await context.req.parseBody({ all: true }).catch(() => ({}));
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    [value].flat().filter((item): item is string => typeof item === "string"),
  ]);
  return Object.fromEntries(entries);
}

/** Requests without either header come from programs, which no site can misuse. */
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
