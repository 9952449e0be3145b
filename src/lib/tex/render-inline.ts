// Writes parsed pieces as plain text and as safe inline HTML.

import { escapeHtml } from "./escape-html.ts";
import type { Inline, Tag } from "./inline.ts";
import { mathToMathml } from "./math-to-mathml.ts";
import { mathToText } from "./math-to-text.ts";
import { SUBSCRIPTS, SUPERSCRIPTS } from "./symbols.ts";

// Numbers and signs alone need no formula.
const TRIVIAL = /^[\d\s.,:;%+\-–−×÷±∼~≈<>≤≥=/()→←↔↑↓·•°…$#&|'′“”‘’"—*★⋆†‡✓✗]*$/;
const ONLY_TEXT = /^\\(?:text\w*|mbox|hbox|emph|mathrm|unicode)\s*\{[^{}\\$^_]*\}$/;
// `$reverse$`: dollars used for italics.
const ONLY_WORD = /^[A-Za-z]{3,}$/;
const ONLY_SCRIPT = /^(?:\{\s*\})?([\^_])(?:\{([\p{L}\p{N}.,+\-* ]+)\}|([\p{L}\p{N}*+]))$/u;

const mathText = new Map<string, string>();
const MAX_CACHED = 5000;

function plainMath(tex: string): string {
  const known = mathText.get(tex);
  if (known !== undefined) return known;
  // `$^$` says nothing as a formula and is shown; `$\,$` meant to show nothing.
  const text = mathToText(tex) || (/^[\s{}]*(?:\\(?:[a-zA-Z]+|.)[\s{}]*)*$/.test(tex) ? "" : `$${tex}$`);
  if (mathText.size >= MAX_CACHED) mathText.delete(mathText.keys().next().value ?? "");
  mathText.set(tex, text);
  return text;
}

function isPlainMath(tex: string): boolean {
  return TRIVIAL.test(plainMath(tex)) || ONLY_WORD.test(plainMath(tex)) || ONLY_TEXT.test(tex.trim());
}

function scripted(text: string, tag: Tag): string {
  const table = tag === "sup" ? SUPERSCRIPTS : SUBSCRIPTS;
  const letters = [...text];
  const isShort = letters.length === 1 || letters.every((letter) => /[\d+-]/.test(letter));
  if (isShort && letters.every((letter) => table.has(letter)))
    return letters.map((letter) => table.get(letter)).join("");
  return text;
}

function wrapped(inner: string, tag: Tag): string {
  if (tag === "paren") return `(${inner.trim().replace(/\.$/, "")})`;
  if (tag === "quote") return `“${inner}”`;
  if (tag === "braces") return `{${inner}}`;
  return inner;
}

export function renderText(nodes: Inline[]): string {
  let text = "";
  for (const node of nodes) {
    if (node.kind === "text") text += node.text;
    else if (node.kind === "math") text += node.isDisplay ? ` ${plainMath(node.tex)} ` : plainMath(node.tex);
    else if (node.kind === "link") text += linkText(renderText(node.children), node.href);
    else if (node.tag === "sup" || node.tag === "sub") text += scripted(renderText(node.children), node.tag);
    else text += wrapped(renderText(node.children), node.tag);
  }
  return text;
}

/** An address behind other words is part of what the text says. */
function linkText(label: string, href: string): string {
  const bare = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?|\/$/g, "").toLowerCase();
  if (label.trim() === "") return href;
  return bare(label.trim()).includes(bare(href)) ? label : `${label} (${href})`;
}

/** Whether the HTML says more than the text. */
export function isRich(nodes: Inline[]): boolean {
  return nodes.some((node) => {
    if (node.kind === "text") return false;
    if (node.kind === "math") return !isPlainMath(node.tex);
    if (node.kind === "link") return true;
    return /^(?:em|strong|sup|sub|code|sc)$/.test(node.tag) || isRich(node.children);
  });
}

export function renderHtml(nodes: Inline[], isInsideLink = false): string {
  let html = "";
  for (const node of nodes) {
    if (node.kind === "text") html += escapeHtml(node.text);
    else if (node.kind === "math") html += mathHtml(node);
    else if (node.kind === "link") html += linkHtml(node, isInsideLink);
    else html += elementHtml(node.tag, renderHtml(node.children, isInsideLink));
  }
  return html;
}

function linkHtml(node: Inline & { kind: "link" }, isInsideLink: boolean): string {
  const label = renderHtml(node.children, true);
  // Links do not nest in HTML.
  if (isInsideLink) return label;
  return `<a href="${escapeHtml(node.href)}" rel="nofollow">${label.trim() === "" ? escapeHtml(node.href) : label}</a>`;
}

function elementHtml(tag: Tag, inner: string): string {
  if (inner === "") return "";
  if (tag === "sc") return `<span class="sc">${inner}</span>`;
  if (tag === "em" || tag === "strong" || tag === "sup" || tag === "sub" || tag === "code")
    return `<${tag}>${inner}</${tag}>`;
  return wrapped(inner, tag);
}

function mathHtml(node: Inline & { kind: "math" }): string {
  if (isPlainMath(node.tex)) return escapeHtml(plainMath(node.tex));
  const script = ONLY_SCRIPT.exec(node.tex.trim());
  if (script) {
    const inner = escapeHtml((script[2] ?? script[3] ?? "").trim());
    return script[1] === "^" ? `<sup>${inner}</sup>` : `<sub>${inner}</sub>`;
  }
  return mathToMathml(node.tex, node.isDisplay) ?? escapeHtml(node.source);
}
