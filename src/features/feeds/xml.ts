// Writes text into XML.

// What XML 1.0 cannot hold at all, not even escaped.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
};

export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, "").replace(/[&<>"'\r]/g, (mark) => ESCAPES[mark] ?? mark);

/** Text without what XML cannot hold: formats must not differ in what they say. */
export const stripForbidden = (text: string): string => text.replace(FORBIDDEN, "");

/** `<name a="b">text</name>` on a line; nothing for an absent text. */
export function element(name: string, text: string | undefined, attributes: Record<string, string> = {}): string {
  if (text === undefined) return "";
  return `<${name}${writeAttributes(attributes)}>${escapeXml(text)}</${name}>\n`;
}

export const emptyElement = (name: string, attributes: Record<string, string>): string =>
  `<${name}${writeAttributes(attributes)}/>\n`;

const writeAttributes = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join("");
