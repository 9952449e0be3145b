// Links in mails that prove who follows them: what may be done, to which subscription, until when, signed.

import { createHmac, timingSafeEqual } from "node:crypto";

export type LinkPurpose = "confirm" | "preferences" | "unsubscribe";

export type CheckedLink = { ok: true; subscriptionId: number } | { ok: false; reason: "invalid" | "expired" };

const TOKEN = /^(\d{1,15})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/;

const signatureOf = (secret: string, purpose: LinkPurpose, subscriptionId: string, expires: string): Buffer =>
  createHmac("sha256", secret).update(`subscription ${purpose} ${subscriptionId} ${expires}`).digest();

/** `id.expires.signature`; without `expiresAt` the link works forever. */
export function signLink(secret: string, purpose: LinkPurpose, subscriptionId: number, expiresAt?: Date): string {
  const expires = String(expiresAt ? Math.floor(expiresAt.getTime() / 1000) : 0);
  const signature = signatureOf(secret, purpose, String(subscriptionId), expires).toString("base64url");
  return `${subscriptionId}.${expires}.${signature}`;
}

export function checkLink(secret: string, purpose: LinkPurpose, token: string, now: Date): CheckedLink {
  const [, id = "", expires = "", signature = ""] = TOKEN.exec(token) ?? [];
  const given = Buffer.from(signature, "base64url");
  const expected = signatureOf(secret, purpose, id, expires);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { ok: false, reason: "invalid" };
  if (expires !== "0" && Number(expires) * 1000 < now.getTime()) return { ok: false, reason: "expired" };
  return { ok: true, subscriptionId: Number(id) };
}
