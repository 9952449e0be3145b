// Reads what the forms of mail subscriptions say.

import type { Context } from "hono";
import type { Form } from "../../lib/forms.ts";

/** The token of a link: in the form when a page of ours sent it, in the address when a mail program did (RFC 8058). */
export const readToken = (context: Context, form: Form = {}): string =>
  form.token?.[0] ?? context.req.query("token") ?? "";

export const readFrequency = (value: string | undefined): "daily" | "weekly" | undefined =>
  value === "daily" || value === "weekly" ? value : undefined;
