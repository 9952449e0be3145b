// Tags that sources leave in text: formatting is kept, structure dropped, everything else shown as typed.

import { addText, closeFrame, closeGap, type InlineParse, openFrame, type Tag } from "./inline.ts";
import { safeHref } from "./links.ts";

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9:._-]{0,40})((?:\s[^<>]{0,500})?)\/?>/y;
const COMMENT = /<!--[\s\S]{0,2000}?-->|<!\[CDATA\[|\]\]>|<\?[a-z][^<>]{0,200}\?>/y;

const FORMATTING = new Map<string, Tag>(
  Object.entries({
    i: "em",
    em: "em",
    italic: "em",
    b: "strong",
    strong: "strong",
    bold: "strong",
    sup: "sup",
    sub: "sub",
    inf: "sub",
    tt: "code",
    code: "code",
    monospace: "code",
    sc: "sc",
    scp: "sc",
    u: "plain",
    small: "plain",
    big: "plain",
    font: "plain",
    span: "plain",
  } as const),
);
/** Dropped, with a space in their place, so that words on both sides stay apart. */
const BLOCKS = new Set("p br div ul ol li sec section hr title label list list-item abstract disp-formula".split(" "));
const DROPPED = new Set(
  "inline-formula alternatives tex-math named-content styled-content xref ext-link mml math".split(" "),
);
/** Active content: the tag goes, its text stays as text. */
const ACTIVE = new Set(["script", "style", "iframe", "noscript"]);
/** Without attributes these are placeholders that papers on vision and speech write about. */
const ACTIVE_WITH_ATTRIBUTES = new Set(
  "object embed svg form input button img image video audio source link meta base template".split(" "),
);
/** Also ordinary words of papers in angle brackets (`<title>`, `<label>`): structure only when a prefix says so. */
const NEEDS_PREFIX = new Set("title label list section abstract sec list-item".split(" "));

/** Reads the tag at `<`; false when it is none that we know. */
export function readTag(parse: InlineParse): boolean {
  COMMENT.lastIndex = parse.at;
  const comment = COMMENT.exec(parse.src);
  if (comment) {
    parse.at += comment[0].length;
    return true;
  }
  TAG.lastIndex = parse.at;
  const match = TAG.exec(parse.src);
  if (!match?.[2]) return false;
  const fullName = match[2].toLowerCase();
  const hasPrefix = /^(?:jats|mml|xhtml|html):/.test(fullName);
  const name = fullName.replace(/^\w+:/, "");
  const isClosing = match[1] === "/";
  const end = parse.at + match[0].length;
  if (name === "a" && (isClosing || /\bhref\s*=/i.test(match[3] ?? "")))
    return readAnchor(parse, { isClosing, attributes: match[3] ?? "", end });
  const tag = FORMATTING.get(name);
  if (tag) return readFormatting(parse, { tag, name, isClosing, typed: match[0], end });
  if (BLOCKS.has(name) && (hasPrefix || !NEEDS_PREFIX.has(name))) addText(parse, " ");
  else if (!hasPrefix && !DROPPED.has(name) && !isActive(name, match[3] ?? "")) return false;
  parse.at = end;
  return true;
}

function isActive(name: string, attributes: string): boolean {
  return ACTIVE.has(name) || (ACTIVE_WITH_ATTRIBUTES.has(name) && attributes.includes("="));
}

function readFormatting(
  parse: InlineParse,
  found: { tag: Tag; name: string; isClosing: boolean; typed: string; end: number },
): boolean {
  if (found.isClosing) closeFrame(parse, found.name);
  else if (!openFrame(parse, { closer: found.name, tag: found.tag, opener: found.typed })) return false;
  parse.at = found.end;
  return true;
}

function readAnchor(parse: InlineParse, found: { isClosing: boolean; attributes: string; end: number }): boolean {
  if (found.isClosing) closeFrame(parse, "a");
  else {
    const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(found.attributes);
    const href = safeHref(address?.[1] ?? address?.[2] ?? address?.[3] ?? "");
    openFrame(parse, { closer: "a", tag: "plain", opener: "", href });
  }
  parse.at = found.end;
  if (found.isClosing) closeGap(parse);
  return true;
}
