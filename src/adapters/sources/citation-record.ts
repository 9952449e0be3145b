// What BibTeX and RIS entries share once their fields are known: identifiers, dates and the record itself.

import type { Appearance, Identifier, RecordAuthor, SetAside, SourceRecord } from "../../model/record.ts";
import {
  addIdentifier,
  dateOf,
  fill,
  limits,
  setAside,
  stableHash,
  textOf,
  urlOf,
  whyUnfit,
  yearFromDate,
  yearOf,
} from "./fields.ts";

export interface Citation {
  source: string;
  /** For the excerpt of what is set aside. */
  text: string;
  /** The key or number that the file itself uses. */
  key?: string | undefined;
  title: string | undefined;
  abstract: string | undefined;
  authors: RecordAuthor[];
  isTruncated: boolean;
  date: string | undefined;
  venue: string | undefined;
  isPreprint: boolean;
  doi: string | undefined;
  /** Texts in which an arXiv id may stand: eprint, address, journal ("arXiv preprint arXiv:..."). */
  arxivHints: (string | undefined)[];
  urls: string[];
  pdfUrl?: string | undefined;
  volume: string | undefined;
  issue: string | undefined;
  pages: string | undefined;
  keywords: string[];
  comment: string | undefined;
  language: string | undefined;
  categories?: string[] | undefined;
  pmid?: string | undefined;
}

const ARXIV_ID =
  /(?:^|arxiv(?:\.org)?[:\s/]\s*(?:abs\/|pdf\/|html\/)?)((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?)(?!\d|\.\d)/i;

export function toCitationRecord(citation: Citation): SourceRecord | SetAside {
  const title = textOf(citation.title, limits.title);
  const unfit = whyUnfit({ title: citation.title, abstract: citation.abstract, authors: citation.authors });
  const identifiers = readIdentifiers(citation);
  const externalId = citation.key === undefined ? undefined : textOf(citation.key, 300);
  if (unfit !== undefined || title === undefined) {
    return setAside(citation.source, unfit ?? "no title", citation.text, externalId);
  }
  const [first] = identifiers;
  const date = dateOf(citation.date);
  const year = yearFromDate(date) ?? yearOf(citation.date?.match(/\d{4}/)?.[0]);
  const record: SourceRecord = {
    source: citation.source,
    // Keys are unique within one file only: another file's "smith2020" must not replace this one.
    externalId: first
      ? `${first.scheme}:${first.value}`
      : `title:${stableHash(`${title.toLowerCase()}|${year ?? ""}`)}`,
    title,
    authors: citation.authors,
    identifiers,
  };
  const [url] = citation.urls.flatMap((address) => urlOf(address) ?? []);
  return fill(record, {
    abstract: textOf(citation.abstract, limits.abstract),
    authorsTruncated: citation.isTruncated ? true : undefined,
    date,
    year,
    venue: textOf(citation.venue),
    appearances: [readAppearance(citation, { date, year, url, identifiers })],
    keywords: citation.keywords,
    comment: textOf(citation.comment),
    journalRef: journalRef(citation),
    language: textOf(citation.language, 100),
    categories: citation.categories,
    url,
    pdfUrl: urlOf(citation.pdfUrl),
  });
}

function readIdentifiers(citation: Citation): Identifier[] {
  const identifiers: Identifier[] = [];
  addIdentifier(identifiers, "doi", citation.doi);
  for (const hint of [...citation.arxivHints, ...citation.urls]) {
    if (hint === undefined || hint.length > limits.url) continue;
    addIdentifier(identifiers, "arxiv", ARXIV_ID.exec(hint.trim())?.[1]);
  }
  for (const url of citation.urls) {
    if (/^https?:\/\/(?:dx\.)?doi\.org\//i.test(url)) addIdentifier(identifiers, "doi", url);
    if (/^https?:\/\/(?:www\.)?aclanthology\.org\/[\w.-]+\/?$/i.test(url)) addIdentifier(identifiers, "acl", url);
    const forum = /^https?:\/\/openreview\.net\/(?:forum|pdf)\?id=([\w-]+)/i.exec(url)?.[1];
    addIdentifier(identifiers, "openreview", forum);
  }
  addIdentifier(identifiers, "pmid", citation.pmid);
  return identifiers;
}

interface Known {
  date: string | undefined;
  year: number | undefined;
  url: string | undefined;
  identifiers: Identifier[];
}

function readAppearance(citation: Citation, { date, year, url, identifiers }: Known): Appearance {
  const doi = identifiers.find(({ scheme }) => scheme === "doi")?.value;
  const isArxivOnly = doi === undefined && identifiers.some(({ scheme }) => scheme === "arxiv");
  const isPreprint = citation.isPreprint || (isArxivOnly && (!citation.venue || /arxiv|corr/i.test(citation.venue)));
  const venue = textOf(citation.venue) ?? (isArxivOnly ? "arXiv" : undefined);
  return fill<Appearance>({ kind: isPreprint ? "preprint" : "published" }, { venue, date, year, url, doi });
}

function journalRef({ venue, volume, issue, pages }: Citation): string | undefined {
  if (!venue || (!volume && !pages)) return undefined;
  return textOf(`${venue}${volume ? ` ${volume}` : ""}${issue ? `(${issue})` : ""}${pages ? `, ${pages}` : ""}`);
}
