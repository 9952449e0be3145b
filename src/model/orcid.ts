// ORCID iDs: an address or the bare number, with a check digit.

const ORCID = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/i;

/** The bare ORCID when its check digit is right (ISO 7064 mod 11-2). */
export function orcidOf(value: unknown): string | undefined {
  const id = typeof value === "string" ? ORCID.exec(value.trim())?.[1]?.toUpperCase() : undefined;
  if (id === undefined) return undefined;
  let total = 0;
  for (const digit of id.slice(0, -1)) if (digit !== "-") total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return id.endsWith(check === 10 ? "X" : String(check)) ? id : undefined;
}
