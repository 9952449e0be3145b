// Renders the small part of Markdown that our own documents use. Everything is escaped; nothing is passed through.

import { escapeHtml } from "../../lib/tex/escape-html.ts";
import { outsideHref } from "./addresses.ts";

export function renderMarkdown(text: string): string {
  return toBlocks(text.replace(/\r\n?/g, "\n").split("\n")).map(renderBlock).join("\n");
}

/** Blocks end at blank lines, except inside a code fence. */
function toBlocks(lines: string[]): string[] {
  const blocks: string[][] = [[]];
  let isCode = false;
  for (const line of lines) {
    const isFence = line.startsWith("```");
    if ((line.trim() === "" && !isCode) || (isFence && !isCode)) blocks.push([]);
    if (line.trim() !== "" || isCode) blocks.at(-1)?.push(line);
    if (isFence && isCode) blocks.push([]);
    if (isFence) isCode = !isCode;
  }
  return blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
}

function renderBlock(block: string): string {
  if (block === "") return "";
  const lines = block.split("\n");
  const first = lines[0] ?? "";
  const heading = /^(#{1,4})\s+(.*)$/.exec(first);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    const title = heading[2] ?? "";
    const rest = lines.slice(1).join("\n").trim();
    return `<h${level} id="${headingId(title)}">${renderInline(title)}</h${level}>${rest && `\n${renderBlock(rest)}`}`;
  }
  if (first.startsWith("```"))
    return `<pre tabindex="0"><code>${escapeHtml(block.replace(/^```.*\n?/, "").replace(/\n?```$/, ""))}</code></pre>`;
  if (/^\|.*\|\s*$/.test(first) && /^\|[\s:|-]+\|\s*$/.test(lines[1] ?? "")) return renderTable(lines);
  if (/^\s*[-*] /.test(first)) return renderList(lines, "ul", /^\s*[-*] /);
  if (/^\s*\d+\. /.test(first)) return renderList(lines, "ol", /^\s*\d+\. /);
  if (lines.every((line) => line.startsWith(">")))
    return `<blockquote>${renderBlock(lines.map((line) => line.replace(/^> ?/, "")).join("\n"))}</blockquote>`;
  return `<p>${renderInline(lines.join(" "))}</p>`;
}

const headingId = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

function renderList(lines: string[], tag: "ul" | "ol", mark: RegExp): string {
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return `<${tag}>${items.map((item) => `<li>${renderInline(item)}</li>`).join("\n")}</${tag}>`;
}

function renderTable(lines: string[]): string {
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split(/(?<!\\)\|/)
      .map((cell) => renderInline(cell.trim()));
  const [head = "", , ...body] = lines;
  const row = (line: string, tag: string) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join(" ")}</tr>`;
  const label = escapeHtml(`Table of ${head.replace(/[|`*]/g, " ").replace(/\s+/g, " ").trim()}`);
  return `<section class="scroll" tabindex="0" aria-label="${label}"><table><thead>${row(head, 'th scope="col"').replaceAll('</th scope="col">', "</th>")}</thead><tbody>${body.map((line) => row(line, "td")).join("\n")}</tbody></table></section>`;
}

/** Code first: what stands in it means nothing else. */
function renderInline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((piece) =>
      piece.length > 2 && piece.startsWith("`") && piece.endsWith("`")
        ? `<code>${escapeHtml(piece.slice(1, -1))}</code>`
        : renderText(piece),
    )
    .join("");
}

function renderText(text: string): string {
  return text
    .split(/(\[[^\]]+\]\([^)\s]+\))/)
    .map((piece) => {
      const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(piece);
      return link ? renderLink(link[1] ?? "", link[2] ?? "") : renderEmphasis(escapeHtml(piece));
    })
    .join("");
}

function renderLink(label: string, target: string): string {
  const isInside = /^(?:\/(?!\/)|#)/.test(target);
  const href = isInside ? target : outsideHref(target);
  const text = renderEmphasis(escapeHtml(label));
  return href === undefined ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
}

const renderEmphasis = (escaped: string): string =>
  escaped
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/(^|[\s(])[*_]([^*_\s][^*_]*)[*_](?=[\s.,;:)]|$)/g, "$1<em>$2</em>");
