// Which addresses may become links, and where a bare address in running text ends.

const MAX_URL = 2000;
const BARE = /https?:\/\/[^\s<>"{}|^`\u00a0\u201c\u201d\u2018\u2019\u3000-\u303f\uff00-\uffef]{1,2000}/iy;

/** An http or https address, or undefined; TeX escapes undone, `github.com/a/b` completed. */
export function safeHref(raw: string): string | undefined {
  let url = raw
    .trim()
    .replace(/\\([_%#&~$^{}-])/g, "$1")
    .replace(/\\/g, "");
  if (/^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|io|net|edu|ai|dev|app)(?:\/|$))/i.test(url))
    url = `https://${url}`;
  return url.length <= MAX_URL && /^https?:\/\/[\p{L}\p{N}[][^\s"'<>`{}|^]*$/iu.test(url) ? url : undefined;
}

/** Punctuation that ends the sentence, not the address. Brackets stay when they were opened inside. */
function withoutTail(url: string): string {
  let end = url.length;
  // Counting brackets costs a pass, so only a handful of trailing ones are looked at.
  for (let step = 0; step < 20 && end > 0; step++) {
    const mark = url.charAt(end - 1);
    if (/[.,;:!?'*_~\\$]/.test(mark)) end--;
    else if (mark === ")" && !hasOpenBracket(url.slice(0, end - 1), "(", ")")) end--;
    else if (mark === "]" && !hasOpenBracket(url.slice(0, end - 1), "[", "]")) end--;
    else break;
  }
  return url.slice(0, end);
}

function hasOpenBracket(text: string, open: string, close: string): boolean {
  return text.split(open).length > text.split(close).length;
}

/** The address that starts at `at`, as typed. */
export function bareUrlAt(src: string, at: number): string | undefined {
  BARE.lastIndex = at;
  const typed = BARE.exec(src)?.[0];
  if (!typed || typed.length >= MAX_URL) return undefined;
  // A formula or a TeX command right behind an address does not belong to it.
  const foreign = typed.search(/\\[a-zA-Z([\\]|\$/);
  const url = withoutTail(foreign < 0 ? typed : typed.slice(0, foreign));
  return /^https?:\/\/[^/?#]*[\p{L}\p{N}]/iu.test(url) ? url : undefined;
}
