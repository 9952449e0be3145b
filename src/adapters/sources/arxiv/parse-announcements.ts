// Reads arXiv's announcement feeds, RSS and Atom: records, and what was announced on which day.

import { parseMailDate } from "../../../lib/calendar.ts";
import { parseArxivId } from "../../../model/identifiers.ts";
import { parseAuthorList } from "../../../model/names.ts";
import type { Announcement, SetAside, SourceRecord } from "../../../model/record.ts";
import { dayOf, type Parsed, setAside } from "../fields.ts";
import { childElements, childText, elementText, parseXml, type XmlElement } from "../xml.ts";
import { believableFirstDate, joinLines, monthOfId, toArxivRecord } from "./to-record.ts";

export const FEED_ELEMENTS = ["item", "entry", "pubDate", "lastBuildDate", "updated"];
const SOURCE = "arxiv-announcements";
const KINDS: readonly string[] = ["new", "cross", "replace", "replace-cross"];

export interface AnnouncementPage extends Parsed {
  announcements: Announcement[];
  /** The day that the feed as a whole announces. */
  day?: string;
}

const isKind = (text: string | undefined): text is Announcement["kind"] => text !== undefined && KINDS.includes(text);

/** The day as written: arXiv announces at midnight US Eastern, which in UTC is another hour of the same day or none. */
export function writtenDay(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (dayOf(text) ?? parseMailDate(text)?.day);
}

function kindOf(item: XmlElement, description: string): Announcement["kind"] | undefined {
  const kind = childText(item, "announce_type") ?? /Announce Type:\s*([a-z-]+)/.exec(description)?.[1];
  return isKind(kind) ? kind : undefined;
}

/** `arXiv:2611.10000v1 Announce Type: new  Abstract: ...`; older feeds have paragraphs of HTML. */
function abstractOf(description: string): string | undefined {
  const text = description.replace(/^\s*<p>|<\/p>\s*$/g, "");
  const start = /^\s*arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:\s*)?/.exec(text);
  return text.slice(start?.[0].length ?? 0).trim() || undefined;
}

function creatorsOf(item: XmlElement): string {
  const creators = childElements(item, "creator");
  const names = creators.length > 0 ? creators : childElements(item, "author");
  // Older feeds link every name.
  return names.map((it) => joinLines(elementText(it)).replace(/<[^>]{0,500}>/g, "")).join(", ");
}

function toRecord(item: XmlElement, id: string, day: string | undefined, kind: Announcement["kind"] | undefined) {
  const description = childText(item, "description") ?? childText(item, "summary") ?? "";
  const bareId = parseArxivId(id)?.id ?? "";
  const categories = childElements(item, "category").map((it) => it.attributes.term ?? elementText(it));
  const { authors, truncated } = parseAuthorList(creatorsOf(item));
  return toArxivRecord({
    source: SOURCE,
    id,
    title: childText(item, "title"),
    abstract: abstractOf(description),
    authors: authors.filter((author) => author.name !== ""),
    authorsTruncated: truncated,
    // Only of a new paper is the day of announcement near the first date.
    date: kind === "new" ? believableFirstDate(bareId, day) : monthOfId(bareId),
    updated: day,
    categories,
    doi: childText(item, "DOI"),
    journalRef: childText(item, "journal_reference"),
    license: childText(item, "rights"),
  });
}

export interface ReadItem {
  outcome: SourceRecord | SetAside;
  announcement?: Announcement;
}

/** `category` is the list in which the item was announced; without it, the paper's first. */
export function readAnnouncement(item: XmlElement, feedDay: string | undefined, category?: string): ReadItem {
  const id = childText(item, "guid") ?? childText(item, "id") ?? childText(item, "link") ?? "";
  if (item.isCut) return { outcome: setAside(SOURCE, "a field is longer than 8 MB", elementText(item)) };
  const day = writtenDay(childText(item, "pubDate") ?? childText(item, "published")) ?? feedDay;
  const kind = kindOf(item, childText(item, "description") ?? childText(item, "summary") ?? "");
  const outcome = toRecord(item, id, day, kind);
  const arxiv = parseArxivId(id);
  if (!arxiv || !day || !kind || "reason" in outcome) return { outcome };
  const list = category ?? outcome.categories?.[0];
  if (list === undefined) return { outcome };
  const identifier = { scheme: "arxiv" as const, value: arxiv.id };
  return { outcome, announcement: { source: SOURCE, day, externalId: arxiv.id, identifier, kind, category: list } };
}

/** A whole feed. An empty one (weekends, holidays) has no items and is no error. */
export function parseAnnouncements(bytes: Uint8Array, category?: string): AnnouncementPage {
  const { elements } = parseXml(bytes, FEED_ELEMENTS);
  const dated =
    elements.find((it) => it.local === "pubDate") ?? elements.find((it) => /Date$|^updated$/.test(it.local));
  const day = writtenDay(elementText(dated).trim() || undefined);
  const page: AnnouncementPage = { records: [], setAsides: [], announcements: [], ...(day && { day }) };
  for (const item of elements) {
    if (item.local !== "item" && item.local !== "entry") continue;
    const { outcome, announcement } = readAnnouncement(item, day, category);
    if ("reason" in outcome) page.setAsides.push(outcome);
    else page.records.push(outcome);
    if (announcement) page.announcements.push(announcement);
  }
  return page;
}
