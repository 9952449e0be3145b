// Crossref works, from an envelope, a bare work or CSL JSON, to records.

import { orcidOf } from "../../../model/orcid.ts";
import type { Appearance, Identifier, RecordAuthor, Reference, SetAside, SourceRecord } from "../../../model/record.ts";
import {
  addIdentifier,
  arrayOf,
  authorIds,
  citationCount,
  dateFromParts,
  fill,
  instantOf,
  isObject,
  isTooLong,
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
  yearFromDate,
} from "../fields.ts";
import { plainText } from "../markup.ts";

export const CROSSREF = "crossref";

export interface CrossrefContext {
  /** The day on which the citations were counted. */
  seenOn?: string;
}

/** Crossref types that are containers, parts or events of papers. */
const NOT_PAPERS = new Set(
  [
    "journal journal-issue journal-volume book-series book-set proceedings-series report-series",
    "component grant peer-review database",
  ].flatMap((types) => types.split(" ")),
);
/** The kinds of "updated by" that take a paper back, and what it then is. */
const TAKEN_BACK: Record<string, "retracted" | "withdrawn"> = {
  retraction: "retracted",
  removal: "retracted",
  withdrawal: "withdrawn",
};
const SAME_PAPER = ["is-preprint-of", "has-preprint"];

export function parseCrossref(reply: unknown, context: CrossrefContext = {}): Parsed {
  return sortOutcomes(worksOf(reply).map((work) => ("reason" in work ? work : parseWork(work.item, context))));
}

function worksOf(reply: unknown): (SetAside | { item: unknown })[] {
  if (Array.isArray(reply)) return reply.map((item) => ({ item }));
  if (!isObject(reply)) return [setAside(CROSSREF, "not an object", reply)];
  const type = reply["message-type"];
  if (type === undefined) return [{ item: reply }];
  if (reply.status !== "ok") return [setAside(CROSSREF, `an error reply: ${errorOf(reply)}`, reply)];
  if (type === "work") return [{ item: reply.message }];
  const items = isObject(reply.message) ? reply.message.items : undefined;
  if (type === "work-list" && Array.isArray(items)) return items.map((item) => ({ item }));
  return [setAside(CROSSREF, `no paper: a reply of type ${String(type).slice(0, 50)}`, reply)];
}

function errorOf(reply: JsonObject): string {
  const [first] = objectsOf(reply.message);
  return textOf(first?.message, 300) ?? textOf(reply["message-type"], 100) ?? "unknown";
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

function parseWork(work: unknown, context: CrossrefContext): SourceRecord | SetAside {
  if (!isObject(work)) return setAside(CROSSREF, "not an object", work);
  const identifiers = readIdentifiers(work);
  const doi = identifiers[0]?.value;
  if (doi === undefined) return setAside(CROSSREF, "no DOI", work);
  const type = textOf(work.type, 100) ?? "";
  if (NOT_PAPERS.has(type)) return setAside(CROSSREF, `no paper: of type ${type}`, work, doi);
  const raw = first(work.title);
  const title = plainText(textOf(raw, limits.title) ?? "");
  const unfit = whyUnfit({ title: raw, abstract: work.abstract, authors: work.author });
  if (unfit !== undefined || title === "") return setAside(CROSSREF, unfit ?? "no title", work, doi);
  const record: SourceRecord = {
    source: CROSSREF,
    externalId: doi,
    title,
    authors: objectsOf(work.author).flatMap(readAuthor),
    identifiers,
  };
  return fill(record, { ...readPublication(work, type, doi), ...readCounts(work, context) });
}

function readIdentifiers(work: JsonObject): Identifier[] {
  const identifiers: Identifier[] = [];
  addIdentifier(identifiers, "doi", work.DOI);
  if (identifiers.length === 0) return identifiers;
  const relation = isObject(work.relation) ? work.relation : {};
  for (const { id, "id-type": type } of SAME_PAPER.flatMap((name) =>
    objectsOf(relation[name]).slice(0, limits.compared),
  )) {
    addIdentifier(identifiers, type === "arxiv" ? "arxiv" : "doi", id);
  }
  return identifiers;
}

function readAuthor(author: JsonObject): RecordAuthor[] {
  const [given, family, group] = [
    nameOf(author.given),
    nameOf(author.family),
    nameOf(author.name) ?? nameOf(author.literal),
  ];
  const suffix = nameOf(author.suffix);
  const person = [given, family, suffix].filter((part) => part !== undefined).join(" ");
  const name = group ?? person;
  if (name === "") return [];
  const affiliations = objectsOf(author.affiliation).flatMap((place) => nameOf(place.name) ?? []);
  const ids = authorIds(["orcid", orcidOf(author.ORCID)]);
  const isPerson = group === undefined;
  const isCollective = isPerson ? undefined : true;
  return [
    fill<RecordAuthor>({ name }, { affiliations, ids, isCollective, ...(isPerson ? { given, family, suffix } : {}) }),
  ];
}

function nameOf(value: unknown): string | undefined {
  const text = textOf(value, limits.name);
  return text === undefined ? undefined : plainText(text) || undefined;
}

const datesOf = (work: JsonObject, names: string[]): string[] =>
  names.flatMap((name) => {
    const date = work[name];
    return (isObject(date) ? dateFromParts(first(date["date-parts"])) : undefined) ?? [];
  });

/** The earliest; of "2016" and "2016-05-03" the one that says more. */
function firstDate(work: JsonObject): string | undefined {
  const published = datesOf(work, ["posted", "published-online", "published-print", "published", "issued"]);
  const dates = published.length > 0 ? published : datesOf(work, ["created"]);
  return dates.sort((a, b) => (a.startsWith(b) || b.startsWith(a) ? b.length - a.length : a < b ? -1 : 1))[0];
}

function readPublication(work: JsonObject, type: string, doi: string) {
  const date = firstDate(work);
  const venue = nameOf(first(work["container-title"]));
  const institution = nameOf(objectsOf(work.institution)[0]?.name) ?? nameOf(work["group-title"]);
  const kind: Appearance["kind"] = type === "posted-content" ? "preprint" : "published";
  const url = urlOf(work.URL);
  const appearance = fill<Appearance>(
    { kind, doi },
    {
      venue: venue ?? institution,
      date,
      year: yearFromDate(date),
      url,
      track: nameOf(objectsOf([work.event])[0]?.name),
    },
  );
  const takenBack = objectsOf(work["updated-by"]).flatMap(
    (update) => TAKEN_BACK[String(update.type).toLowerCase()] ?? [],
  );
  const abstract = isTooLong(work.abstract, limits.abstract) ? undefined : textOf(work.abstract, limits.abstract);
  return {
    abstract: abstract === undefined ? undefined : plainText(abstract) || undefined,
    date,
    year: yearFromDate(date),
    updated: isObject(work.indexed) ? instantOf(work.indexed["date-time"]) : undefined,
    venue,
    appearances: [appearance],
    keywords: textsOf(work.subject),
    journalRef: venue === undefined ? undefined : journalRef(work, venue),
    license: urlOf(objectsOf(work.license)[0]?.URL),
    language: textOf(work.language, 20),
    status: takenBack.includes("retracted") ? ("retracted" as const) : takenBack[0],
    url,
  };
}

function journalRef(work: JsonObject, venue: string): string | undefined {
  const [volume, issue, page] = [labelOf(work.volume, 50), labelOf(work.issue, 50), labelOf(work.page, 50)];
  if (volume === undefined && page === undefined) return undefined;
  return `${venue}${volume ? ` ${volume}` : ""}${issue ? `(${issue})` : ""}${page ? `, ${page}` : ""}`;
}

function readCounts(work: JsonObject, { seenOn }: CrossrefContext) {
  const citationCounts = citationCount(CROSSREF, work["is-referenced-by-count"], seenOn);
  return {
    citationCounts,
    references: objectsOf(work.reference).slice(0, limits.list).flatMap(readReference),
  };
}

function readReference(item: JsonObject): Reference[] {
  const found: Identifier[] = [];
  addIdentifier(found, "doi", item.DOI);
  const parts = [item.author, item["article-title"] ?? item["volume-title"], item["journal-title"], item.year];
  const text = textOf(item.unstructured) ?? textOf(parts.flatMap((part) => labelOf(part) ?? []).join(", "));
  const reference = fill<Reference>(
    {},
    { identifier: found[0], text: text === undefined ? undefined : plainText(text) },
  );
  return reference.identifier || reference.text ? [reference] : [];
}

/** How many works a reply lists: fewer than asked for means the last page. */
export const countWorks = (reply: unknown): number =>
  isObject(reply) && isObject(reply.message) ? arrayOf(reply.message.items).length : 0;
