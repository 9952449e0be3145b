// Reads the mail address that someone typed: exactly one, deliverable by its form, safe in a header.

import { domainToASCII } from "node:url";

// RFC 5322 allows more between quotes; no one who wants a digest has such an address, and tricks live there.
const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const LONGEST_LOCAL_BYTES = 64;
const LONGEST = 254;

/** The address with its domain in lower-case ASCII (`ada@xn--bcher-kva.example`); undefined when it is not one address. */
export function parseEmailAddress(text: string): string | undefined {
  const trimmed = text.trim().normalize("NFC");
  const at = trimmed.lastIndexOf("@");
  if (at < 1 || trimmed.length > LONGEST) return undefined;
  const local = trimmed.slice(0, at);
  const typed = trimmed.slice(at + 1);
  // The conversion drops tabs and line ends and decodes percent signs: what it would repair is refused instead.
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(typed)) return undefined;
  const domain = domainToASCII(typed).toLowerCase();
  if (!DOMAIN.test(domain) || !LOCAL_PART.test(local)) return undefined;
  if (Buffer.byteLength(local) > LONGEST_LOCAL_BYTES || local.length + 1 + domain.length > LONGEST) return undefined;
  return `${local}@${domain}`;
}
