// Shortens plain text at a word boundary.

/** At most `maxChars` UTF-16 units, the ellipsis included; never cuts a character or, where it can, a word. */
export function truncateText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  if (maxChars < 1) return "";
  const room = text.slice(0, maxChars - 1);
  const space = /\s/.test(text.charAt(maxChars - 1)) ? room.length : room.search(/\s\S*$/);
  // A single word longer than a third of the room is cut inside rather than leaving almost nothing.
  const kept = space > maxChars / 3 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, "");
  return `${kept.replace(/[\s,;:.(\u2013\u2014-]+$/, "")}…`;
}
