// One line of Broadsheet's own JSON lines to a record. Pure, and written by hand because it runs for every paper of an import.

import { orcidOf } from "../../../model/orcid.ts";
import type {
  Attention,
  AuthorIdentifier,
  CitationCount,
  Identifier,
  IdentifierScheme,
  RecordAuthor,
  RecordVersion,
  Reference,
  SetAside,
  SourceRecord,
} from "../../../model/record.ts";
import {
  addIdentifier,
  arrayOf,
  countOf,
  dateOf,
  dayOf,
  fill,
  instantOf,
  isObject,
  type JsonObject,
  labelOf,
  limits,
  objectsOf,
  setAside,
  stableHash,
  textOf,
  textsOf,
  urlOf,
  whyUnfit,
  yearOf,
} from "../fields.ts";
import { readInstances } from "./instances.ts";

export const INTERCHANGE = "interchange";
const SCHEMES = new Set<string>(
  "arxiv doi acl openreview openalex s2 corpusid pmid pmcid mag dblp isbn broadsheet".split(" "),
);
const AUTHOR_SCHEMES = new Set<string>("orcid openreview acl ieee s2 openalex dblp scholar hf".split(" "));
const NO_AUTHORS: RecordAuthor[] = [];

export function parseInterchange(line: unknown): SourceRecord | SetAside {
  if (!isObject(line)) return setAside(INTERCHANGE, "not an object", line);
  const externalId = labelOf(line.id);
  const unfit = whyUnfit({ title: line.title, abstract: line.abstract, authors: line.authors });
  const title = textOf(line.title, limits.title);
  if (unfit !== undefined || title === undefined) return setAside(INTERCHANGE, unfit ?? "no title", line, externalId);
  const identifiers = readIdentifiers(line);
  const instances = readInstances(line.instances, identifiers);
  const first = identifiers[0];
  const citations = countOf(line.citations);
  const record: Whole<SourceRecord> = {
    source: INTERCHANGE,
    externalId: externalId ?? (first ? `${first.scheme}:${first.value}` : `title:${stableHash(title)}`),
    title,
    authors: readAuthors(line.authors),
    identifiers,
    abstract: textOf(line.abstract, limits.abstract),
    date: dateOf(line.date),
    year: yearOf(line.year),
    venue: textOf(line.venue),
    comment: textOf(line.comment),
    categories: line.categories === undefined ? undefined : some(textsOf(line.categories, 100)),
    keywords: readKeywords(line),
    appearances: instances.appearances,
    attention: instances.attention,
    listedOn: instances.listedOn,
    citationCounts: citations === undefined ? undefined : [{ source: "google-scholar", count: citations }],
    summary: readSummary(line),
    codeUrls: readCodeUrls(line),
  };
  return hasRecordFields(line) ? readRecordFields(line, record as SourceRecord) : (record as SourceRecord);
}

/** All records of a file have the same members, absent ones undefined: what follows reads them several times as fast. */
type Whole<T> = { [K in keyof T]: T[K] | undefined };

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

function readIdentifiers(line: JsonObject): Identifier[] {
  const identifiers: Identifier[] = [];
  if (line.identifiers !== undefined) {
    for (const { scheme, value } of objectsOf(line.identifiers).slice(0, limits.compared)) {
      if (typeof scheme === "string" && SCHEMES.has(scheme))
        addIdentifier(identifiers, scheme as IdentifierScheme, value);
    }
  }
  if (line.arxivId !== undefined) addIdentifier(identifiers, "arxiv", line.arxivId);
  if (line.doi !== undefined) addIdentifier(identifiers, "doi", line.doi);
  return identifiers;
}

function readAuthors(value: unknown): RecordAuthor[] {
  if (!Array.isArray(value)) return NO_AUTHORS.slice();
  const authors: RecordAuthor[] = [];
  for (const item of value) {
    const author = readAuthor(item);
    if (author) authors.push(author);
  }
  return isWrittenTwice(authors) ? authors.slice(0, authors.length / 2) : authors;
}

/** Some conference dumps give the whole list of authors twice over, ids included. */
function isWrittenTwice(authors: RecordAuthor[]): boolean {
  const half = authors.length / 2;
  if (half < 1 || !Number.isInteger(half) || authors[0]?.name !== authors[half]?.name) return false;
  const same = (one: RecordAuthor | undefined, other: RecordAuthor | undefined) =>
    one?.name === other?.name && one?.ids?.[0]?.value === other?.ids?.[0]?.value;
  for (let index = 0; index < half; index += 1) if (!same(authors[index], authors[half + index])) return false;
  return true;
}

const hasNameParts = (item: JsonObject): boolean =>
  item.given !== undefined ||
  item.family !== undefined ||
  item.suffix !== undefined ||
  item.email !== undefined ||
  item.isCollective !== undefined;

function readAuthor(item: unknown): RecordAuthor | undefined {
  if (!isObject(item)) {
    const name = textOf(item, limits.name);
    return name === undefined ? undefined : { name };
  }
  const name = textOf(item.name, limits.name);
  if (name === undefined) return undefined;
  const author: RecordAuthor = { name };
  if (hasIds(item)) {
    const ids = readAuthorIds(item);
    if (ids.length > 0) author.ids = ids;
  }
  if (item.affiliation !== undefined || item.affiliations !== undefined) {
    const affiliations = readAffiliations(item);
    if (affiliations.length > 0) author.affiliations = affiliations;
  }
  if (!hasNameParts(item)) return author;
  return fill(author, {
    given: textOf(item.given, limits.name),
    family: textOf(item.family, limits.name),
    suffix: textOf(item.suffix, limits.name),
    email: textOf(item.email, 320),
    isCollective: item.isCollective === true ? true : undefined,
  });
}

function readAffiliations(item: JsonObject): string[] {
  if (item.affiliations !== undefined) return textsOf(item.affiliations, 2_000).slice(0, limits.affiliations);
  const text = textOf(item.affiliation, limits.text);
  if (text === undefined) return [];
  return text.includes("+") ? text.split("+").flatMap((part) => textOf(part, 2_000) ?? []) : [text];
}

const hasIds = (item: JsonObject): boolean =>
  item.id !== undefined ||
  item.ids !== undefined ||
  item.orcid !== undefined ||
  item.dblp !== undefined ||
  item.scholar !== undefined;

function readAuthorIds(item: JsonObject): AuthorIdentifier[] {
  const ids: AuthorIdentifier[] = [];
  const add = (scheme: AuthorIdentifier["scheme"], value: string | undefined) => {
    if (value === undefined || value === "" || value.length > 300) return;
    if (!ids.some((known) => known.scheme === scheme && known.value === value)) ids.push({ scheme, value });
  };
  if (item.ids !== undefined) {
    for (const { scheme, value } of objectsOf(item.ids).slice(0, limits.compared)) {
      if (typeof scheme === "string" && AUTHOR_SCHEMES.has(scheme))
        add(scheme as AuthorIdentifier["scheme"], labelOf(value));
    }
  }
  const id = textOf(item.id, 300);
  // "aclp:" marks a page made from the name alone: it says nothing that the name does not.
  if (id?.startsWith("~")) add("openreview", id);
  else if (id?.startsWith("ieee:")) add("ieee", id.slice(5));
  else if (id?.startsWith("acl:")) add("acl", id.slice(4));
  if (item.orcid !== undefined) add("orcid", orcidOf(item.orcid));
  if (item.dblp !== undefined) add("dblp", dblpOf(item.dblp));
  if (item.scholar !== undefined) add("scholar", scholarOf(item.scholar));
  return ids;
}

/** `76/744-1` out of any of the ways people write it. */
function dblpOf(value: unknown): string | undefined {
  return /(?:^|\/)(\d+\/[\d-]+|[a-z]\/[^/\s?#]+?)(?:\.html|\.xml)?\/?$/i.exec(textOf(value, 300) ?? "")?.[1];
}

function scholarOf(value: unknown): string | undefined {
  const text = textOf(value, 300) ?? "";
  return /[?&]user=([\w-]{12})/.exec(text)?.[1] ?? /^([\w-]{12})(?:&|$)/.exec(text)?.[1];
}

function readKeywords(line: JsonObject): string[] | undefined {
  if (line.keywords === undefined && line.area === undefined) return undefined;
  const keywords = textsOf(line.keywords);
  const area = textOf(line.area, limits.name);
  if (area !== undefined && !keywords.includes(area)) keywords.push(area);
  return some(keywords);
}

function readSummary(line: JsonObject): SourceRecord["summary"] {
  if (isObject(line.summary)) {
    const { text, by, machine } = line.summary;
    const summary = textOf(text);
    if (summary !== undefined)
      return { text: summary, by: textOf(by, limits.name) ?? INTERCHANGE, machine: machine === true };
  }
  const text = textOf(line.tldr);
  return text === undefined ? undefined : { text, by: INTERCHANGE, machine: false };
}

function readCodeUrls(line: JsonObject): string[] | undefined {
  if (line.codeUrl === undefined && line.codeUrls === undefined) return undefined;
  const urls = arrayOf(line.codeUrls).flatMap((url) => urlOf(url) ?? []);
  const one = urlOf(line.codeUrl);
  return some(one === undefined || urls.includes(one) ? urls : [one, ...urls]);
}

const RECORD_FIELDS = [
  "version updated language license journalRef url pdfUrl status codeClaimed authorsTruncated",
  "institutions listedOn versions citationCounts attention references",
].flatMap((names) => names.split(" "));

function hasRecordFields(line: JsonObject): boolean {
  for (const field of RECORD_FIELDS) if (line[field] !== undefined) return true;
  return false;
}

/** The fields of a record that the plain layout lacks; an export writes them. */
function readRecordFields(line: JsonObject, record: SourceRecord): SourceRecord {
  const status = line.status;
  return fill(record, {
    version: countOf(line.version),
    updated: instantOf(line.updated),
    language: textOf(line.language, 100),
    license: textOf(line.license, limits.url),
    journalRef: textOf(line.journalRef),
    url: urlOf(line.url),
    pdfUrl: urlOf(line.pdfUrl),
    status: status === "withdrawn" || status === "retracted" || status === "deleted" ? status : undefined,
    codeClaimed: typeof line.codeClaimed === "boolean" ? line.codeClaimed : undefined,
    authorsTruncated: typeof line.authorsTruncated === "boolean" ? line.authorsTruncated : undefined,
    institutions: textsOf(line.institutions),
    listedOn: [...new Set([...arrayOf(line.listedOn).flatMap((day) => dayOf(day) ?? []), ...(record.listedOn ?? [])])],
    versions: objectsOf(line.versions).flatMap(readVersion),
    citationCounts: [...objectsOf(line.citationCounts).flatMap(readCitationCount), ...(record.citationCounts ?? [])],
    attention: [...objectsOf(line.attention).flatMap(readAttention), ...(record.attention ?? [])],
    references: objectsOf(line.references).flatMap(readReference),
  });
}

function readVersion(item: JsonObject): RecordVersion[] {
  const version = countOf(item.version);
  if (version === undefined) return [];
  const fields = { date: instantOf(item.date), size: textOf(item.size, 100), note: textOf(item.note) };
  return [fill<RecordVersion>({ version }, fields)];
}

function readCitationCount(item: JsonObject): CitationCount[] {
  const [source, count] = [textOf(item.source, 100), countOf(item.count)];
  return source === undefined || count === undefined
    ? []
    : [fill<CitationCount>({ source, count }, { seenOn: dayOf(item.seenOn) })];
}

function readAttention(item: JsonObject): Attention[] {
  const [source, kind, value] = [textOf(item.source, 100), item.kind, countOf(item.value)];
  if (source === undefined || value === undefined) return [];
  if (kind !== "upvotes" && kind !== "comments" && kind !== "stars") return [];
  return [fill<Attention>({ source, kind, value }, { on: dayOf(item.on) })];
}

function readReference(item: JsonObject): Reference[] {
  const found: Identifier[] = [];
  const { scheme, value } = isObject(item.identifier) ? item.identifier : {};
  if (typeof scheme === "string" && SCHEMES.has(scheme)) addIdentifier(found, scheme as IdentifierScheme, value);
  const reference = fill<Reference>({}, { identifier: found[0], text: textOf(item.text) });
  return reference.identifier || reference.text ? [reference] : [];
}
