// Records of one paper in, the paper out. A pure function of the set of records: order, repetition and history make no difference.

import { addDays } from "../lib/calendar.ts";
import { cleanText } from "../lib/tex/clean-text.ts";
import { canonicalCategory, isSubjectClass } from "./categories.ts";
import { findCodeLinks } from "./code-links.ts";
import { institutionForDomain, resolveInstitution } from "./institutions.ts";
import { mergeAuthors } from "./merge-authors.ts";
import type { CardFacts, DetailFacts, MergedPaper } from "./merged-paper.ts";
import type { CodeLink, InstitutionRef } from "./paper.ts";
import type { Appearance, Attention, CitationCount, Identifier, RecordVersion, SourceRecord } from "./record.ts";
import { identifierKey } from "./record-match.ts";
import { sourceOrder } from "./source-order.ts";

/** The longest surveys cite a few thousand. */
const MAX_REFERENCE_TEXTS = 3000;

/** Daily lists show new papers for up to a month; what they show later is an old paper brought up. */
const LONG_PAST_DAYS = 30;

export interface MergeContext {
  /** The day on which arXiv announced the paper, when that is known. */
  announcedDay?: string | undefined;
}

/** Believed first: better sources, then higher versions, then plain text order, so that ties never depend on arrival. */
export function orderRecords(records: SourceRecord[]): SourceRecord[] {
  if (records.length < 2) return records;
  return [...records].sort(
    (a, b) =>
      sourceOrder(a.source) - sourceOrder(b.source) ||
      compareText(a.source, b.source) ||
      compareText(a.externalId, b.externalId) ||
      (b.version ?? 0) - (a.version ?? 0),
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function mergeRecords(unordered: SourceRecord[], context: MergeContext = {}): MergedPaper {
  const records = orderRecords(unordered);
  const best = records[0];
  if (!best) throw new RangeError("a paper needs at least one record");
  const current = newestOfEach(records);
  const rawAbstract = firstAbstract(current);
  const title = cleanText(firstTitle(current));
  const abstract = rawAbstract ? cleanText(rawAbstract) : undefined;
  const identifiers = collectIdentifiers(current);
  const categories = collectCategories(current);
  const { authors, truncated } = mergeAuthors(current);
  const date = earliestDate(current);
  const appearances = collectAppearances(current);
  const arxivId = identifierOf(identifiers, "arxiv");
  const doi = identifierOf(identifiers, "doi");
  const citations = bestCounts(current);
  const codeLinks = collectCode(current, rawAbstract, title.text);
  return {
    title: title.text,
    titleHtml: title.html,
    abstract: abstract?.text || undefined,
    abstractHtml: abstract?.html,
    date,
    year: (date ? Number(date.slice(0, 4)) : firstYear(current)) || undefined,
    day: context.announcedDay ?? dayShown(date, firstListing(current)),
    category: categories[0],
    categories,
    venue: publishedVenue(appearances) ?? firstVenue(current),
    status: worstStatus(current),
    arxivId,
    doi,
    identifiers,
    authors,
    citations,
    references: collectReferences(current),
    referenceTexts: collectReferenceTexts(current),
    card: toCard(current, { categories, truncated, citations, codeLinks }),
    detail: toDetail(records, current, { appearances, codeLinks, arxivId, doi }),
  };
}

const firstTitle = (records: SourceRecord[]): string => first(records, (record) => record.title) ?? "";
const firstAbstract = (records: SourceRecord[]) => first(records, (record) => record.abstract);
const firstComment = (records: SourceRecord[]) => first(records, (record) => record.comment);
const firstYear = (records: SourceRecord[]) => first(records, (record) => record.year);
const firstVenue = (records: SourceRecord[]) => first(records, (record) => record.venue);

const identifierOf = (identifiers: Identifier[], scheme: Identifier["scheme"]): string | undefined =>
  identifiers.find((identifier) => identifier.scheme === scheme)?.value;

function collectIdentifiers(records: SourceRecord[]): Identifier[] {
  return unique(
    all(records, (record) => record.identifiers),
    identifierKey,
  );
}

function collectCategories(records: SourceRecord[]): string[] {
  const codes = all(records, (record) => record.categories);
  if (codes.length === 0) return codes;
  return unique(codes.filter((code) => !isSubjectClass(code)).map(canonicalCategory), (code) => code);
}

/** The page of the paper's own day, unless that was long past when a daily list brought the paper up. */
function dayShown(date: string | undefined, listed: string | undefined): string | undefined {
  if (date?.length !== 10) return listed;
  return listed !== undefined && listed > addDays(date, LONG_PAST_DAYS) ? listed : date;
}

function firstListing(records: SourceRecord[]): string | undefined {
  const days = all(records, (record) => record.listedOn);
  return days.length > 1 ? [...days].sort()[0] : days[0];
}

function collectAppearances(records: SourceRecord[]): Appearance[] {
  return unique(
    all(records, (record) => record.appearances),
    (appearance) => JSON.stringify(appearance),
  );
}

function collectReferences(records: SourceRecord[]): Identifier[] {
  const references = all(records, (record) => record.references);
  return unique(
    references.flatMap((cited) => cited.identifier ?? []),
    identifierKey,
  );
}

function collectReferenceTexts(records: SourceRecord[]): string[] {
  const references = all(records, (record) => record.references);
  return unique(
    references.flatMap((cited) => cited.text ?? []),
    (text) => text,
  ).slice(0, MAX_REFERENCE_TEXTS);
}

const NONE: never[] = [];

/** The lists of all records end to end. Most papers have one record, whose own list it is then: not to be changed. */
function all<T>(records: SourceRecord[], read: (record: SourceRecord) => T[] | undefined): T[] {
  const [only] = records;
  if (records.length === 1 && only) return read(only) ?? NONE;
  return records.flatMap((record) => read(record) ?? NONE);
}

/** Of several versions of one record only the newest counts; older ones are history. */
function newestOfEach(ordered: SourceRecord[]): SourceRecord[] {
  if (ordered.length < 2) return ordered;
  const seen = new Set<string>();
  return ordered.filter((record) => {
    const key = `${record.source}\n${record.externalId}`;
    return seen.has(key) ? false : seen.add(key) && true;
  });
}

function first<T>(records: SourceRecord[], read: (record: SourceRecord) => T | undefined): T | undefined {
  for (const record of records) {
    const value = read(record);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}

function unique<T>(items: T[], key: (item: T) => string): T[] {
  if (items.length < 2) return items;
  const seen = new Set<string>();
  return items.filter((item) => {
    const text = key(item);
    return seen.has(text) ? false : seen.add(text) && true;
  });
}

/** The earliest full date; failing that, the most precise of what there is. */
function earliestDate(records: SourceRecord[]): string | undefined {
  let best: string | undefined;
  for (const { date, versions } of records) {
    for (const candidate of [date, versions?.find((version) => version.version === 1)?.date?.slice(0, 10)]) {
      if (!candidate) continue;
      if (!best || candidate.length > best.length || (candidate.length === best.length && candidate < best))
        best = candidate;
    }
  }
  return best;
}

const NOT_TAKEN = /reject|withdraw|desk/i;

function publishedVenue(appearances: Appearance[]): string | undefined {
  if (appearances.length === 0) return undefined;
  const published = appearances.filter(
    (item) => item.kind === "published" && item.venue && !NOT_TAKEN.test(item.status ?? ""),
  );
  return published.sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || compareText(a.venue ?? "", b.venue ?? ""))[0]?.venue;
}

function worstStatus(records: SourceRecord[]): "withdrawn" | "retracted" | undefined {
  if (records.some((record) => record.status === "retracted")) return "retracted";
  return records.some((record) => record.status === "withdrawn" || record.status === "deleted")
    ? "withdrawn"
    : undefined;
}

/** One count per counting source: the latest seen, then the highest. */
function bestCounts(records: SourceRecord[]): CitationCount[] {
  const counts = all(records, (record) => record.citationCounts);
  if (counts.length < 2) return counts;
  const best = new Map<string, CitationCount>();
  for (const count of counts) {
    const held = best.get(count.source);
    const isNewer = (count.seenOn ?? "") > (held?.seenOn ?? "");
    if (!held || isNewer || ((count.seenOn ?? "") === (held.seenOn ?? "") && count.count > held.count))
      best.set(count.source, count);
  }
  return [...best.values()].sort((a, b) => b.count - a.count || compareText(a.source, b.source));
}

function collectCode(records: SourceRecord[], abstract: string | undefined, title: string): CodeLink[] {
  const codeUrls = all(records, (record) => record.codeUrls);
  const found = findCodeLinks({ title, abstract, comment: firstComment(records), codeUrls });
  return found.length === 0 ? NONE : found.map(({ host: _, ...link }) => link);
}

function toCard(
  records: SourceRecord[],
  facts: { categories: string[]; truncated: boolean; citations: CitationCount[]; codeLinks: CodeLink[] },
): CardFacts {
  const summary = first(records, (record) => record.summary);
  const code = facts.codeLinks.find(({ use }) => use === undefined);
  return {
    categories: facts.categories,
    institutions: collectInstitutions(records),
    authorsTruncated: facts.truncated,
    code,
    codeClaimed: !code && records.some((record) => record.codeClaimed === true),
    summary: summary && { ...summary, text: cleanText(summary.text).text },
    citations: facts.citations[0],
    upvotes: bestAttention(records),
  };
}

/** Institutions in the order in which they are printed, each once, those of the first authors first. */
function collectInstitutions(records: SourceRecord[]): InstitutionRef[] {
  const found = new Map<string, InstitutionRef>();
  for (const record of records) {
    for (const author of record.authors) {
      for (const affiliation of author.affiliations ?? []) {
        for (const { tag, name } of resolveInstitution(affiliation)) found.set(tag, { tag, name });
      }
      const behindMail = author.email && !author.affiliations ? institutionForDomain(author.email) : undefined;
      if (behindMail) found.set(behindMail.tag, { tag: behindMail.tag, name: behindMail.name });
    }
    for (const printed of record.institutions ?? []) {
      for (const { tag, name } of resolveInstitution(printed)) found.set(tag, { tag, name });
    }
  }
  return [...found.values()];
}

function bestAttention(records: SourceRecord[]): CardFacts["upvotes"] {
  let best: Attention | undefined;
  for (const item of all(records, (record) => record.attention)) {
    if (item.kind === "upvotes" && (!best || item.value > best.value)) best = item;
  }
  return best && { count: best.value, source: best.source, ...(best.on && { seenOn: best.on }) };
}

function toDetail(
  versions: SourceRecord[],
  records: SourceRecord[],
  facts: { appearances: Appearance[]; codeLinks: CodeLink[]; arxivId: string | undefined; doi: string | undefined },
): DetailFacts {
  const comment = firstComment(records);
  const cleanComment = comment ? cleanText(comment) : undefined;
  const journalRef = first(records, (record) => record.journalRef);
  return {
    versions: collectVersions(versions),
    appearances: facts.appearances,
    codeLinks: facts.codeLinks,
    keywords: collectKeywords(records),
    comment: cleanComment?.text,
    commentHtml: cleanComment?.html,
    journalRef: journalRef && cleanText(journalRef).text,
    license: first(records, (record) => record.license),
    links: collectLinks(records, facts),
  };
}

function collectKeywords(records: SourceRecord[]): string[] {
  return unique(
    all(records, (record) => record.keywords),
    (word) => word.toLowerCase(),
  );
}

function collectVersions(records: SourceRecord[]): RecordVersion[] {
  if (!records.some((record) => record.versions)) return NONE;
  const versions = new Map<number, RecordVersion>();
  for (const record of records) {
    for (const version of record.versions ?? [])
      versions.set(version.version, { ...version, ...versions.get(version.version) });
  }
  return [...versions.values()].sort((a, b) => a.version - b.version);
}

function collectLinks(
  records: SourceRecord[],
  facts: { arxivId: string | undefined; doi: string | undefined },
): { label: string; url: string }[] {
  const links: { label: string; url: string }[] = [];
  if (facts.arxivId) {
    links.push({ label: "arXiv", url: `https://arxiv.org/abs/${facts.arxivId}` });
    links.push({ label: "PDF", url: `https://arxiv.org/pdf/${facts.arxivId}` });
  }
  if (facts.doi) links.push({ label: "DOI", url: `https://doi.org/${encodeURI(facts.doi)}` });
  for (const record of records) {
    if (record.pdfUrl && !facts.arxivId) links.push({ label: "PDF", url: record.pdfUrl });
    if (record.url) links.push({ label: hostOf(record.url), url: record.url });
    for (const appearance of record.appearances ?? []) {
      if (appearance.url) links.push({ label: hostOf(appearance.url), url: appearance.url });
    }
  }
  return unique(
    links.filter((link) => /^https?:\/\//i.test(link.url)),
    (link) => link.url.replace(/\/$/, ""),
  ).slice(0, 12);
}

const hostOf = (url: string): string => /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? "link";
