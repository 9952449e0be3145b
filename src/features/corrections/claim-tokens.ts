// Links that prove who reads the mail of an address: which claim, until when, signed.

import { createHmac, timingSafeEqual } from "node:crypto";

const TOKEN = /^(\d{1,15})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/;

const sign = (secret: string, claim: string, expires: string): Buffer =>
  createHmac("sha256", secret).update(`claim ${claim} ${expires}`).digest();

export function signClaim(secret: string, claim: number, expiresAt: Date): string {
  const expires = String(Math.floor(expiresAt.getTime() / 1000));
  return `${claim}.${expires}.${sign(secret, String(claim), expires).toString("base64url")}`;
}

export function checkClaim(secret: string, token: string, now: Date): { claim: number } | "forged" | "expired" {
  const [, claim = "", expires = "", signature = ""] = TOKEN.exec(token) ?? [];
  const given = Buffer.from(signature, "base64url");
  const expected = sign(secret, claim, expires);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "forged";
  return Number(expires) * 1000 < now.getTime() ? "expired" : { claim: Number(claim) };
}
