// One way from arXiv's fields to a record, whichever of its formats they came in.

import { parseArxivId } from "../../../model/identifiers.ts";
import type {
  Appearance,
  Identifier,
  RecordAuthor,
  RecordVersion,
  SetAside,
  SourceRecord,
} from "../../../model/record.ts";
import {
  addIdentifier,
  cleanRaw,
  fill,
  instantOf,
  limits,
  setAside,
  urlOf,
  whyUnfit,
  yearFromDate,
} from "../fields.ts";
import { tidyAuthors } from "./tidy-authors.ts";
import { isWithdrawn } from "./withdrawn.ts";

export interface ArxivFields {
  source: string;
  /** Bare id, URL or OAI identifier, with or without version. */
  id: string | undefined;
  title: string | undefined;
  abstract?: string | undefined;
  authors: RecordAuthor[];
  authorsTruncated?: boolean | undefined;
  /** First public date. */
  date?: string | undefined;
  updated?: string | undefined;
  version?: number | undefined;
  versions?: RecordVersion[] | undefined;
  categories?: string[] | undefined;
  /** As printed: may hold several. */
  doi?: string | undefined;
  comment?: string | undefined;
  journalRef?: string | undefined;
  license?: string | undefined;
}

const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?$/;

/** Hard line breaks become blanks; nothing else is touched. */
export function joinLines(text: string): string {
  if (!text.includes("\n") && !text.includes("\r")) return cleanRaw(text);
  const lines: string[] = [];
  for (const line of text.split(/[\r\n]+/)) {
    const trimmed = line.trim();
    if (trimmed) lines.push(trimmed);
  }
  return cleanRaw(lines.join(" "));
}

/** arXiv's own codes, in order, once each: feeds mix them with ACM and MSC classes. */
export function arxivCategories(codes: readonly string[]): string[] {
  const wanted = codes.map((code) => code.trim()).filter((code) => code.length <= 40 && CATEGORY.test(code));
  return [...new Set(wanted)];
}

/** The month of an id: `2404.07965` is of `2024-04`. */
export function monthOfId(id: string): string | undefined {
  const digits = /^(\d{2})(\d{2})\./.exec(id) ?? /\/(\d{2})(\d{2})\d{3}$/.exec(id);
  if (!digits?.[1] || !digits[2]) return undefined;
  return `${Number(digits[1]) >= 91 ? "19" : "20"}${digits[1]}-${digits[2]}`;
}

/**
 * The first date as far as it can be believed: some formats print the date of the latest version.
 * A paper cannot be submitted after the month in its id.
 */
export function believableFirstDate(id: string, day: string | undefined): string | undefined {
  const month = monthOfId(id);
  if (day === undefined || month === undefined) return day ?? month;
  return day.slice(0, 7) > month ? month : day;
}

function identifiersOf(id: string, doi: string | undefined): Identifier[] {
  const identifiers: Identifier[] = [];
  addIdentifier(identifiers, "arxiv", id);
  for (const one of (doi ?? "").split(/[\s;,]+/)) if (one) addIdentifier(identifiers, "doi", one);
  return identifiers;
}

function appearancesOf(id: string, date: string | undefined, identifiers: Identifier[]): Appearance[] {
  const preprint: Appearance = { kind: "preprint", venue: "arXiv", url: `https://arxiv.org/abs/${id}` };
  const doi = identifiers.find((it) => it.scheme === "doi")?.value;
  const published: Appearance[] = doi ? [{ kind: "published", doi, url: `https://doi.org/${doi}` }] : [];
  return [fill(preprint, { date, year: yearFromDate(date) }), ...published];
}

function text(raw: string | undefined, max: number): string | undefined {
  const joined = raw === undefined ? "" : joinLines(raw);
  return joined === "" || joined.length > max ? undefined : joined;
}

export function toArxivRecord(fields: ArxivFields): SourceRecord | SetAside {
  const { source } = fields;
  const arxiv = fields.id === undefined ? undefined : parseArxivId(fields.id);
  if (!arxiv) return setAside(source, "no arXiv id", `${fields.id ?? ""} ${fields.title ?? ""}`);
  const title = fields.title === undefined ? undefined : joinLines(fields.title);
  const abstract = fields.abstract === undefined ? undefined : joinLines(fields.abstract);
  const isNameTooLong = fields.authors.some((author) => author.name.length > limits.name);
  const unfit =
    whyUnfit({ title, abstract, authors: fields.authors }) ??
    (isNameTooLong ? `an author's name longer than ${limits.name} characters` : undefined);
  if (unfit !== undefined || title === undefined) return setAside(source, unfit ?? "no title", title ?? "", arxiv.id);

  const { id } = arxiv;
  const identifiers = identifiersOf(id, fields.doi);
  const record: SourceRecord = { source, externalId: id, title, authors: tidyAuthors(fields.authors), identifiers };
  return fill(record, {
    version: fields.version ?? arxiv.version,
    abstract: abstract || undefined,
    authorsTruncated: fields.authorsTruncated || undefined,
    date: fields.date,
    year: yearFromDate(fields.date),
    updated: instantOf(fields.updated),
    categories: arxivCategories(fields.categories ?? []),
    versions: fields.versions,
    appearances: appearancesOf(id, fields.date, identifiers),
    comment: text(fields.comment, limits.text),
    journalRef: text(fields.journalRef, limits.text),
    license: urlOf(fields.license),
    status: isWithdrawn(fields.comment, abstract, title) ? "withdrawn" : undefined,
    url: `https://arxiv.org/abs/${id}`,
    pdfUrl: `https://arxiv.org/pdf/${id}`,
  });
}
