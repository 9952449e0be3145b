// Hugging Face daily papers, from a list or a detail reply, to records.

import type { Attention, RecordAuthor, SetAside, SourceRecord } from "../../../model/record.ts";
import {
  addIdentifier,
  authorIds,
  countOf,
  dayOf,
  fill,
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
  yearFromDate,
} from "../fields.ts";

export const HUGGING_FACE = "huggingface";

export interface HuggingFaceContext {
  /** The day that was asked for: surer than any date in the reply. */
  listedOn?: string;
  /** The day on which the votes were counted. */
  seenOn?: string;
}

/** A reply: a list of entries, or one paper. */
export function parseHuggingFace(reply: unknown, context: HuggingFaceContext = {}): Parsed {
  if (!Array.isArray(reply)) return sortOutcomes([parseEntry(reply, context)]);
  return sortOutcomes(reply.map((entry) => parseEntry(entry, context)));
}

function parseEntry(entry: unknown, context: HuggingFaceContext): SourceRecord | SetAside {
  if (!isObject(entry)) return setAside(HUGGING_FACE, "not an object", entry);
  // Lists wrap the paper and keep the counts of comments outside; the detail reply has no wrapper.
  const paper = isObject(entry.paper) ? entry.paper : entry;
  const id = textOf(paper.id, 100);
  const error = textOf(entry.error, 300);
  if (error !== undefined && id === undefined) return setAside(HUGGING_FACE, `an error reply: ${error}`, entry);
  const title = textOf(paper.title, limits.title) ?? textOf(entry.title, limits.title);
  const abstract = textOf(paper.summary, limits.abstract) ?? textOf(entry.summary, limits.abstract);
  const unfit = whyUnfit({ title: paper.title ?? entry.title, abstract: paper.summary, authors: paper.authors });
  if (id === undefined) return setAside(HUGGING_FACE, "no paper id", entry);
  if (unfit !== undefined || title === undefined) return setAside(HUGGING_FACE, unfit ?? "no title", entry, id);
  const record: SourceRecord = {
    source: HUGGING_FACE,
    externalId: id,
    title,
    authors: objectsOf(paper.authors).flatMap(readAuthor),
    identifiers: [],
  };
  addIdentifier(record.identifiers, "arxiv", id);
  const date = dayOf(paper.publishedAt);
  const listedOn = context.listedOn ?? listingDay(paper, entry);
  return fill(record, {
    abstract,
    date,
    year: yearFromDate(date),
    keywords: textsOf(inEither(paper, entry, "ai_keywords")),
    summary: readSummary(inEither(paper, entry, "ai_summary")),
    codeUrls: [urlOf(inEither(paper, entry, "githubRepo"))].filter((url) => url !== undefined),
    institutions: readOrganization(inEither(paper, entry, "organization")),
    attention: readAttention(paper, entry, context.seenOn ?? listedOn),
    listedOn: listedOn === undefined ? undefined : [listedOn],
    url: `https://huggingface.co/papers/${encodeURIComponent(id)}`,
  });
}

const inEither = (paper: JsonObject, entry: JsonObject, field: string): unknown => paper[field] ?? entry[field];

/** The outer `publishedAt` has meant the time of listing, but only a wrapper has it. */
function listingDay(paper: JsonObject, entry: JsonObject): string | undefined {
  return (
    dayOf(inEither(paper, entry, "submittedOnDailyAt")) ?? (entry === paper ? undefined : dayOf(entry.publishedAt))
  );
}

function readAuthor(author: JsonObject): RecordAuthor[] {
  const name = textOf(author.name, limits.name);
  if (name === undefined || author.hidden === true) return [];
  const handle = isObject(author.user) ? textOf(author.user.user, 100) : undefined;
  // Pending guesses of the site are no evidence; a claim by the account's owner is.
  const isClaimed = typeof author.status === "string" && /^(?:claimed|admin|extracted_confirmed)/.test(author.status);
  const ids = authorIds(["hf", isClaimed ? handle : undefined]);
  return [fill<RecordAuthor>({ name }, { ids })];
}

function readSummary(value: unknown): SourceRecord["summary"] {
  const text = textOf(value);
  return text === undefined ? undefined : { text, by: "Hugging Face", machine: true };
}

function readOrganization(value: unknown): string[] {
  if (!isObject(value)) return [];
  const name = textOf(value.fullname, limits.name) ?? textOf(value.name, limits.name);
  return name === undefined ? [] : [name];
}

function readAttention(paper: JsonObject, entry: JsonObject, on: string | undefined): Attention[] {
  const counted = (source: string, kind: Attention["kind"], value: unknown): Attention[] => {
    const count = countOf(value);
    return count === undefined ? [] : [fill<Attention>({ source, kind, value: count }, { on })];
  };
  return [
    ...counted(HUGGING_FACE, "upvotes", paper.upvotes),
    ...counted(HUGGING_FACE, "comments", entry.numComments),
    ...counted("github", "stars", inEither(paper, entry, "githubStars")),
  ];
}
