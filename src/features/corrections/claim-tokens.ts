// Signed numbers that leave the house and come back: a claim in a mail, an author on the way to ORCID and back.

import { createHmac, timingSafeEqual } from "node:crypto";

/** What a number stands for; a token for one thing is no token for another. */
export type TokenKind = "claim" | "orcid";

const TOKEN = /^(\d{1,15})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/;

const sign = (secret: string, kind: TokenKind, number: string, expires: string): Buffer =>
  createHmac("sha256", secret).update(`${kind} ${number} ${expires}`).digest();

export function signToken(secret: string, kind: TokenKind, number: number, expiresAt: Date): string {
  const expires = String(Math.floor(expiresAt.getTime() / 1000));
  return `${number}.${expires}.${sign(secret, kind, String(number), expires).toString("base64url")}`;
}

/** The number that was signed. */
export function checkToken(secret: string, kind: TokenKind, token: string, now: Date): number | "forged" | "expired" {
  const [, number = "", expires = "", signature = ""] = TOKEN.exec(token) ?? [];
  const given = Buffer.from(signature, "base64url");
  const expected = sign(secret, kind, number, expires);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "forged";
  return Number(expires) * 1000 < now.getTime() ? "expired" : Number(number);
}
