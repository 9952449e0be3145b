// One BibTeX entry to a record.

import type { SetAside, SourceRecord } from "../../../model/record.ts";
import { type Citation, toCitationRecord } from "../citation-record.ts";
import { limits, setAside, textOf } from "../fields.ts";
import type { BibEntry, BrokenEntry } from "./entries.ts";
import { parseBibAuthors } from "./names.ts";

export const BIBTEX = "bibtex";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const VENUES = ["booktitle", "journal", "journaltitle", "school", "institution", "publisher"];
const NOT_PAPERS = new Set(["proceedings", "periodical", "set", "xdata"]);

export function parseBibEntry(entry: BibEntry | BrokenEntry): SourceRecord | SetAside {
  if ("reason" in entry) return setAside(BIBTEX, entry.reason, entry.text);
  const text = `@${entry.type}{${entry.key}, ${JSON.stringify(Object.fromEntries(entry.fields))}}`;
  if (NOT_PAPERS.has(entry.type)) return setAside(BIBTEX, `no paper: ${entry.type}`, text, entry.key || undefined);
  return toCitationRecord(toCitation(entry, text));
}

function toCitation(entry: BibEntry, text: string): Citation {
  const field = (name: string): string | undefined => {
    const value = entry.fields.get(name)?.replace(/\s+/g, " ").trim();
    return value === undefined || value === "" ? undefined : unwrap(value);
  };
  const { authors, isTruncated } = parseBibAuthors(entry.fields.get("author") ?? "");
  const prefix = field("archiveprefix") ?? field("eprinttype");
  const isArxiv = prefix === undefined || /arxiv/i.test(prefix);
  const venue = VENUES.map(field).find((name) => name !== undefined);
  const primary = field("primaryclass") ?? field("eprintclass");
  return {
    source: BIBTEX,
    text,
    key: entry.key || undefined,
    title: field("title"),
    abstract: field("abstract"),
    authors,
    isTruncated,
    date: field("date") ?? dateFrom(field("year"), field("month")),
    venue,
    isPreprint: entry.type === "unpublished",
    doi: unescapeTex(field("doi")),
    arxivHints: [
      isArxiv ? field("eprint") : undefined,
      field("arxiv"),
      field("journal"),
      field("note"),
      field("howpublished"),
    ],
    urls: [field("url"), field("ee"), field("howpublished")].flatMap((url) => addressIn(unescapeTex(url)) ?? []),
    pdfUrl: unescapeTex(field("pdf")),
    volume: field("volume"),
    issue: field("number") ?? field("issue"),
    pages: field("pages")?.replace(/--+/g, "-"),
    keywords: (field("keywords") ?? field("keyword") ?? "")
      .split(/[;,]/)
      .flatMap((word) => textOf(word, limits.name) ?? []),
    comment: field("note"),
    language: field("langid") ?? field("language"),
    categories: primary === undefined ? undefined : [primary],
    pmid: field("pmid"),
  };
}

/** "{Whole Title}" protects its capitals; the braces are no part of the text. */
function unwrap(value: string): string {
  if (!value.startsWith("{") || !value.endsWith("}")) return value;
  let depth = 0;
  for (let at = 0; at < value.length - 1; at += 1) {
    if (value[at] === "\\") at += 1;
    else if (value[at] === "{") depth += 1;
    else if (value[at] === "}") depth -= 1;
    if (depth === 0) return value;
  }
  return value.slice(1, -1).trim();
}

const unescapeTex = (value: string | undefined): string | undefined => value?.replace(/\\([_%&#~$])/g, "$1");

const addressIn = (value: string | undefined): string | undefined => /https?:\/\/[^\s{}]+/.exec(value ?? "")?.[0];

function dateFrom(yearText: string | undefined, monthText: string | undefined): string | undefined {
  const year = /\d{4}/.exec(yearText ?? "")?.[0];
  if (year === undefined) return undefined;
  const month = monthText === undefined ? undefined : monthNumber(monthText);
  return month === undefined ? year : `${year}-${String(month).padStart(2, "0")}`;
}

function monthNumber(text: string): number | undefined {
  const byName = MONTHS.findIndex((name) => text.toLowerCase().includes(name));
  if (byName >= 0) return byName + 1;
  const number = /^\s*(\d{1,2})\s*$/.exec(text)?.[1];
  return number !== undefined && Number(number) >= 1 && Number(number) <= 12 ? Number(number) : undefined;
}
