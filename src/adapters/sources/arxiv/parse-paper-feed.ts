// Reads feeds of papers that others publish, such as those made from the Hugging Face daily page: each item links to arXiv.

import { parseArxivId } from "../../../model/identifiers.ts";
import { parseAuthorList } from "../../../model/names.ts";
import type { SetAside, SourceRecord } from "../../../model/record.ts";
import { countOf, fill, setAside } from "../fields.ts";
import { childText, elementText, type XmlElement } from "../xml.ts";
import { writtenDay } from "./parse-announcements.ts";
import { believableFirstDate, toArxivRecord } from "./to-record.ts";

const SOURCE = "paper-feed";
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function plainText(html: string): string {
  const text = html
    .replace(/<[^>]{0,2000}>/g, " ")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (all, name: string) => {
      return name === "#39" ? "'" : (ENTITIES[name] ?? all);
    });
  return text.replace(/\s+/g, " ").trim();
}

/** The paragraph that starts with a bold label: `<p><b>Authors:</b> ...</p>`. */
function labelled(html: string, label: string): string | undefined {
  const start = html.indexOf(`<b>${label}:</b>`);
  if (start === -1) return undefined;
  const from = start + label.length + "<b>:</b>".length;
  const end = html.indexOf("</p>", from);
  return plainText(html.slice(from, end === -1 ? undefined : end)) || undefined;
}

export function toFeedRecord(item: XmlElement): SourceRecord | SetAside {
  const links = [childText(item, "link"), childText(item, "guid"), childText(item, "id")];
  const id = links.find((link) => link !== undefined && parseArxivId(link) !== undefined);
  if (id === undefined) return setAside(SOURCE, "no link to arXiv", elementText(item));
  if (item.isCut) return setAside(SOURCE, "a field is longer than 8 MB", elementText(item));
  const html = childText(item, "description") ?? childText(item, "summary") ?? childText(item, "content") ?? "";
  const day = writtenDay(childText(item, "pubDate") ?? childText(item, "published"));
  const { authors, truncated } = parseAuthorList(labelled(html, "Authors") ?? childText(item, "creator") ?? "");
  const record = toArxivRecord({
    source: SOURCE,
    id,
    title: childText(item, "title"),
    abstract: labelled(html, "Summary") ?? plainText(html),
    authors: authors.filter((author) => author.name !== ""),
    authorsTruncated: truncated,
    date: believableFirstDate(parseArxivId(id)?.id ?? "", day),
    updated: day,
  });
  const upvotes = labelled(html, "Upvotes");
  const value = upvotes === undefined ? undefined : countOf(Number(upvotes));
  if ("reason" in record || value === undefined) return record;
  return fill(record, { attention: [{ source: "huggingface", kind: "upvotes", value }] });
}
