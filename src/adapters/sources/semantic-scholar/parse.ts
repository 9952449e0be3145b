// Semantic Scholar papers, from any reply of its API or a line of its data sets, to records.

import { orcidOf } from "../../../model/orcid.ts";
import type {
  Identifier,
  IdentifierScheme,
  RecordAuthor,
  Reference,
  SetAside,
  SourceRecord,
} from "../../../model/record.ts";
import {
  addIdentifier,
  authorIds,
  citationCount,
  dateOf,
  fill,
  isObject,
  type JsonObject,
  labelOf,
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

export const SEMANTIC_SCHOLAR = "semantic-scholar";

export interface SemanticScholarContext {
  /** The day on which the citations were counted. */
  seenOn?: string;
}

const EXTERNAL_IDS: [string, IdentifierScheme][] = [
  ["arxiv", "arxiv"],
  ["doi", "doi"],
  ["acl", "acl"],
  ["pubmed", "pmid"],
  ["mag", "mag"],
  ["dblp", "dblp"],
];

export function parseSemanticScholar(reply: unknown, context: SemanticScholarContext = {}): Parsed {
  return sortOutcomes(papersOf(reply).map((paper) => parsePaper(paper, context)));
}

function papersOf(reply: unknown): unknown[] {
  if (Array.isArray(reply)) return reply;
  if (!isObject(reply)) return [reply];
  if (Array.isArray(reply.recommendedPapers)) return reply.recommendedPapers;
  if (!Array.isArray(reply.data)) return [reply];
  // Lists of citations, references and snippets hold the paper one level down.
  return reply.data.map((item) =>
    isObject(item) ? (item.citingPaper ?? item.citedPaper ?? item.paper ?? item) : item,
  );
}

function parsePaper(item: unknown, context: SemanticScholarContext): SourceRecord | SetAside {
  if (item === null) return setAside(SEMANTIC_SCHOLAR, "unknown to Semantic Scholar", item);
  if (!isObject(item)) return setAside(SEMANTIC_SCHOLAR, "not an object", item);
  const paper = lowerKeys(item);
  const corpusId = labelOf(paper.corpusid, 30) ?? labelOf(lowerKeys(paper.externalids).corpusid, 30);
  const id = textOf(paper.paperid, 100) ?? (corpusId === undefined ? undefined : `CorpusId:${corpusId}`);
  if (id === undefined) return setAside(SEMANTIC_SCHOLAR, whyNoPaper(paper), item);
  const unfit = whyUnfit({ title: paper.title, abstract: paper.abstract, authors: paper.authors });
  const title = textOf(paper.title, limits.title);
  if (unfit !== undefined || title === undefined) return setAside(SEMANTIC_SCHOLAR, unfit ?? "no title", item, id);
  const record: SourceRecord = {
    source: SEMANTIC_SCHOLAR,
    externalId: id,
    title,
    authors: objectsOf(paper.authors).flatMap(readAuthor),
    identifiers: readIdentifiers(paper, corpusId),
  };
  const pdf = lowerKeys(paper.openaccesspdf);
  const summary = textOf(lowerKeys(paper.tldr).text);
  return fill(record, {
    abstract: textOf(paper.abstract, limits.abstract),
    date: dateOf(paper.publicationdate),
    year: yearOf(paper.year),
    venue:
      textOf(lowerKeys(paper.publicationvenue).name) ?? textOf(paper.venue) ?? textOf(lowerKeys(paper.journal).name),
    keywords: textsOf(paper.fieldsofstudy),
    license: textOf(pdf.license, limits.url),
    citationCounts: citationCount(SEMANTIC_SCHOLAR, paper.citationcount, context.seenOn),
    references: objectsOf(paper.references).slice(0, limits.list).flatMap(readReference),
    summary: summary === undefined ? undefined : { text: summary, by: "Semantic Scholar", machine: true },
    url: urlOf(paper.url),
    pdfUrl: urlOf(pdf.url),
  });
}

function whyNoPaper(paper: JsonObject): string {
  const error = textOf(paper.error, 300) ?? textOf(paper.message, 300);
  if (error !== undefined) return `an error reply: ${error}`;
  if (paper.authorid !== undefined || paper.hindex !== undefined) return "no paper: an author";
  if (paper.release_id !== undefined || paper.files !== undefined || paper.diffs !== undefined)
    return "no paper: a list of data sets";
  if (paper.total === 0) return "an empty list";
  return "no paper id";
}

/** The API writes `paperId`, the data sets `paperid`. */
function lowerKeys(value: unknown): JsonObject {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]));
}

function readIdentifiers(paper: JsonObject, corpusId: string | undefined): Identifier[] {
  const identifiers: Identifier[] = [];
  const ids = lowerKeys(paper.externalids);
  addIdentifier(identifiers, "s2", textOf(paper.paperid, 100));
  addIdentifier(identifiers, "corpusid", corpusId);
  for (const [key, scheme] of EXTERNAL_IDS) addIdentifier(identifiers, scheme, ids[key]);
  const pmc = labelOf(ids.pubmedcentral, 30);
  if (pmc !== undefined) addIdentifier(identifiers, "pmcid", /^PMC/i.test(pmc) ? pmc.toUpperCase() : `PMC${pmc}`);
  return identifiers;
}

function readAuthor(author: JsonObject): RecordAuthor[] {
  const name = textOf(author.name, limits.name);
  if (name === undefined) return [];
  const external = lowerKeys(author.externalIds);
  const ids = authorIds(["s2", labelOf(author.authorId ?? author.authorid, 100)], ["orcid", orcidOf(external.orcid)]);
  return [fill<RecordAuthor>({ name }, { ids, affiliations: textsOf(author.affiliations, 2_000) })];
}

/** By the identifier that joins best: one that other sources know too. */
function readReference(item: JsonObject): Reference[] {
  const paper = lowerKeys(item);
  const identifiers = readIdentifiers(paper, labelOf(paper.corpusid, 30));
  const known = (scheme: IdentifierScheme) => identifiers.find((identifier) => identifier.scheme === scheme);
  const reference = fill<Reference>(
    {},
    {
      identifier: known("arxiv") ?? known("doi") ?? known("acl") ?? identifiers[0],
      text: textOf(paper.title, limits.title),
    },
  );
  return reference.identifier || reference.text ? [reference] : [];
}
