// OpenAlex works, from a list, a single reply or a snapshot line, to records.

import { orcidOf } from "../../../model/orcid.ts";
import type { Appearance, Identifier, RecordAuthor, Reference, SetAside, SourceRecord } from "../../../model/record.ts";
import {
  addIdentifier,
  arrayOf,
  authorIds,
  citationCount,
  dateOf,
  fill,
  instantOf,
  isObject,
  type JsonObject,
  limits,
  objectsOf,
  type Parsed,
  setAside,
  sortOutcomes,
  textOf,
  textsOf,
  urlOf,
  whyUnfit,
  yearOf,
} from "../fields.ts";
import { plainText } from "../markup.ts";

export const OPENALEX = "openalex";
const WORK_ID = /openalex\.org\/(?:works\/)?(W\d+)$/i;
const OTHER_ENTITY = /openalex\.org\/(?:[a-z-]+\/)?([ACFIPSTV])\d+$/i;
const ENTITY_NAMES: Record<string, string> = {
  A: "author",
  C: "concept",
  F: "funder",
  I: "institution",
  P: "publisher",
  S: "source",
  T: "topic",
  V: "venue",
};
const MAX_POSITIONS = 100_000;
const MAX_APPEARANCES = 20;

export interface OpenAlexContext {
  /** The day on which the citations were counted. */
  seenOn?: string;
}

export function parseOpenAlex(reply: unknown, context: OpenAlexContext = {}): Parsed {
  const works =
    isObject(reply) && Array.isArray(reply.results) ? reply.results : Array.isArray(reply) ? reply : [reply];
  return sortOutcomes(works.map((work) => parseWork(work, context)));
}

function parseWork(work: unknown, context: OpenAlexContext): SourceRecord | SetAside {
  if (!isObject(work)) return setAside(OPENALEX, "not an object", work);
  const address = textOf(work.id, 200) ?? "";
  const id = WORK_ID.exec(address)?.[1]?.toUpperCase();
  if (id === undefined) return setAside(OPENALEX, whyNoWork(work, address), work);
  const raw = textOf(work.title, limits.title) ?? textOf(work.display_name, limits.title);
  const title = raw === undefined ? undefined : plainText(raw);
  const unfit = whyUnfit({ title: work.title ?? work.display_name, authors: work.authorships });
  if (unfit !== undefined || !title) return setAside(OPENALEX, unfit ?? "no title", work, id);
  if (work.is_paratext === true) return setAside(OPENALEX, "no paper: front matter or cover", work, id);
  const identifiers = readIdentifiers(work, id);
  const record: SourceRecord = {
    source: OPENALEX,
    externalId: id,
    title,
    authors: objectsOf(work.authorships).flatMap(readAuthor),
    identifiers,
  };
  return fill(record, { ...readPublication(work), ...readCounts(work, context) });
}

function whyNoWork(work: JsonObject, address: string): string {
  const error = textOf(work.message, 300) ?? textOf(work.error, 300);
  if (error !== undefined) return `an error reply: ${error}`;
  const entity = ENTITY_NAMES[OTHER_ENTITY.exec(address)?.[1]?.toUpperCase() ?? ""];
  return entity === undefined ? "no OpenAlex work id" : `no paper: an OpenAlex ${entity}`;
}

function readIdentifiers(work: JsonObject, id: string): Identifier[] {
  const identifiers: Identifier[] = [];
  const ids = isObject(work.ids) ? work.ids : {};
  addIdentifier(identifiers, "openalex", id);
  addIdentifier(identifiers, "doi", work.doi ?? ids.doi);
  for (const location of objectsOf(work.locations).slice(0, limits.compared)) {
    for (const url of [location.landing_page_url, location.pdf_url]) {
      if (typeof url === "string" && /arxiv/i.test(url)) addIdentifier(identifiers, "arxiv", url);
    }
  }
  addIdentifier(identifiers, "pmid", /(\d+)\/?$/.exec(String(ids.pmid ?? ""))?.[1]);
  const pmcid = /(\d+)\/?$/.exec(String(ids.pmcid ?? ""))?.[1];
  if (pmcid !== undefined) addIdentifier(identifiers, "pmcid", `PMC${pmcid}`);
  addIdentifier(identifiers, "mag", ids.mag);
  return identifiers;
}

function readAuthor(authorship: JsonObject): RecordAuthor[] {
  const author = isObject(authorship.author) ? authorship.author : {};
  const name = textOf(authorship.raw_author_name, limits.name) ?? textOf(author.display_name, limits.name);
  if (name === undefined) return [];
  const ids = authorIds(
    ["orcid", orcidOf(author.orcid) ?? orcidOf(authorship.raw_orcid)],
    ["openalex", /(A\d+)$/i.exec(textOf(author.id, 200) ?? "")?.[1]],
  );
  return [fill<RecordAuthor>({ name }, { affiliations: readAffiliations(authorship), ids })];
}

/** The printed address where there is one: the institution beside it is OpenAlex's guess. */
function readAffiliations(authorship: JsonObject): string[] {
  const printed = [
    ...objectsOf(authorship.affiliations).flatMap((one) => textOf(one.raw_affiliation_string, 2_000) ?? []),
    ...textsOf(authorship.raw_affiliation_strings, 2_000),
    ...textsOf([authorship.raw_affiliation_string], 2_000),
  ];
  const named = objectsOf(authorship.institutions).flatMap((one) => textOf(one.display_name, 2_000) ?? []);
  return [...new Set(printed.length > 0 ? printed : named)].slice(0, limits.affiliations);
}

function readPublication(work: JsonObject) {
  const primary = isObject(work.primary_location) ? work.primary_location : {};
  const best = isObject(work.best_oa_location) ? work.best_oa_location : {};
  const year = yearOf(work.publication_year);
  const date = dateOf(work.publication_date);
  return {
    abstract: readAbstract(work.abstract_inverted_index),
    authorsTruncated: work.is_authors_truncated === true ? true : undefined,
    date,
    year,
    updated: instantOf(work.updated_date),
    venue: isRepository(primary) ? undefined : venueOf(primary),
    appearances: readAppearances(work, year, date),
    keywords: objectsOf(work.keywords).flatMap((keyword) => textOf(keyword.display_name, limits.name) ?? []),
    license: textOf(primary.license, limits.url) ?? textOf(best.license, limits.url),
    language: textOf(work.language, 20),
    status: work.is_retracted === true ? ("retracted" as const) : undefined,
    url: urlOf(work.id),
    pdfUrl: urlOf(best.pdf_url) ?? urlOf(primary.pdf_url),
  };
}

function readCounts(work: JsonObject, { seenOn }: OpenAlexContext) {
  const citationCounts = citationCount(OPENALEX, work.cited_by_count, seenOn);
  const references = arrayOf(work.referenced_works).flatMap((url): Reference[] => {
    const value = WORK_ID.exec(String(url))?.[1];
    return value === undefined ? [] : [{ identifier: { scheme: "openalex", value: value.toUpperCase() } }];
  });
  return {
    citationCounts,
    references: references.slice(0, limits.list),
  };
}

/** Words by position; gaps and words that share a position are closed up. */
function readAbstract(index: unknown): string | undefined {
  if (!isObject(index)) return undefined;
  const words: string[] = [];
  for (const [word, positions] of Object.entries(index)) {
    for (const position of arrayOf(positions)) {
      if (typeof position !== "number" || !Number.isInteger(position) || position < 0 || position > MAX_POSITIONS)
        continue;
      words[position] = words[position] === undefined ? word : `${words[position]} ${word}`;
    }
  }
  const text = textOf(words.filter((word) => word !== undefined).join(" "), limits.abstract);
  return text === undefined ? undefined : plainText(text) || undefined;
}

const sourceOf = (location: JsonObject): JsonObject => (isObject(location.source) ? location.source : {});
const isRepository = (location: JsonObject): boolean => sourceOf(location).type === "repository";
const venueOf = (location: JsonObject): string | undefined => textOf(sourceOf(location).display_name);

function readAppearances(work: JsonObject, year: number | undefined, date: string | undefined): Appearance[] {
  const appearances: Appearance[] = [];
  for (const location of objectsOf(work.locations)) {
    const venue = venueOf(location);
    if (venue === undefined || appearances.some((known) => known.venue === venue)) continue;
    if (appearances.length === MAX_APPEARANCES) break;
    const url = urlOf(location.landing_page_url);
    // The year and date of a work are those of its primary location.
    const isPrimary = appearances.length === 0;
    const kind = isRepository(location) ? "preprint" : "published";
    appearances.push(
      fill<Appearance>(
        { kind, venue },
        { url, year: isPrimary ? year : undefined, date: isPrimary ? date : undefined },
      ),
    );
  }
  return appearances;
}
