// The key under which two records may be the same paper, and the slug in a paper's address.

/** Lower-case letters and digits only; "" when the title is too short or too common to prove anything. */
export function titleKey(cleanTitle: string): string {
  const key = cleanTitle
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return key.length < 15 ? "" : key;
}

/** Kebab-case, at most 60 characters, cut between words; "" when nothing of the title can be written so. */
export function paperSlug(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
