// Reads OAI-PMH replies and saved files: arXiv's own two formats and Dublin Core.

import { parseMailDate } from "../../../lib/calendar.ts";
import { AppError } from "../../../lib/errors.ts";
import { parseArxivId } from "../../../model/identifiers.ts";
import { parseAuthorList } from "../../../model/names.ts";
import type { RecordAuthor, RecordVersion, SetAside, SourceRecord } from "../../../model/record.ts";
import { dayOf, fill, type Parsed, setAside, sortOutcomes } from "../fields.ts";
import { childElement, childElements, childText, elementText, parseXml, type XmlElement } from "../xml.ts";
import { type ArxivFields, believableFirstDate, joinLines, toArxivRecord } from "./to-record.ts";

export const OAI_ELEMENTS = ["record", "resumptionToken", "responseDate", "error"];

export interface OaiPage extends Parsed {
  /** The server's clock when it answered. */
  responseDate?: string;
  /** Absent at the end of the list. */
  resumptionToken?: string;
  error?: { code: string; message: string };
}

function personName(given: string, family: string, suffix: string): RecordAuthor {
  const name = [given, family, suffix].filter(Boolean).join(" ");
  // Groups come as a family name alone; then the source has not told the parts apart.
  if (!given || !family) return { name };
  return suffix ? { name, given, family, suffix } : { name, given, family };
}

const joined = (element: XmlElement, local: string): string =>
  joinLines(childElements(element, local).map(elementText).join(" "));

function toAuthor(element: XmlElement): RecordAuthor {
  const author = personName(joined(element, "forenames"), joined(element, "keyname"), joined(element, "suffix"));
  const affiliations = childElements(element, "affiliation").map((it) => joinLines(elementText(it)));
  return fill(author, { affiliations: affiliations.filter(Boolean) });
}

/** "Author, Ann, Jr." as Dublin Core writes it. */
function toCreator(text: string): RecordAuthor {
  const [family = "", given = "", ...suffix] = joinLines(text).split(/\s*,\s*/);
  return personName(given, family, suffix.join(" "));
}

const words = (text: string | undefined): string[] => text?.split(/\s+/) ?? [];

type OwnFields = Partial<ArxivFields> & Pick<ArxivFields, "authors">;

function structuredFields(meta: XmlElement, _header: XmlElement | undefined, id: string): OwnFields {
  const authors = childElements(childElement(meta, "authors"), "author").map(toAuthor);
  const created = dayOf(childText(meta, "created"));
  return { authors: authors.filter((author) => author.name !== ""), date: believableFirstDate(id, created) };
}

function toVersion(element: XmlElement): RecordVersion | undefined {
  const number = /^v(\d{1,3})$/.exec(element.attributes.version ?? "")?.[1];
  if (number === undefined) return undefined;
  return fill<RecordVersion>(
    { version: Number(number) },
    { date: parseMailDate(childText(element, "date") ?? "")?.instant, size: childText(element, "size") },
  );
}

function rawFields(meta: XmlElement): OwnFields {
  const versions = childElements(meta, "version")
    .map(toVersion)
    .filter((it) => it !== undefined);
  const { authors, truncated } = parseAuthorList(joinLines(childText(meta, "authors") ?? ""));
  return {
    authors,
    authorsTruncated: truncated,
    versions,
    version: versions.at(-1)?.version,
    date: versions.find((it) => it.version === 1)?.date?.slice(0, 10),
  };
}

/** `cs:cs:LG` is `cs.LG`, `physics:hep-th` is `hep-th`; a bare archive says too little. */
function categoryOfSet(spec: string): string | undefined {
  const [, archive, category] = spec.split(":");
  return archive && category ? `${archive}.${category}` : archive;
}

function dublinCoreFields(meta: XmlElement, header: XmlElement | undefined): OwnFields {
  const texts = (local: string) => childElements(meta, local).map((it) => elementText(it).trim());
  const [abstract, ...notes] = texts("description");
  const sets = childElements(header, "setSpec").map((it) => categoryOfSet(elementText(it).trim()));
  return {
    abstract,
    comment: notes.find((note) => /^comments?:/i.test(note))?.replace(/^comments?:\s*/i, ""),
    authors: texts("creator")
      .map(toCreator)
      .filter((author) => author.name !== ""),
    date: texts("date")
      .map(dayOf)
      .find((day) => day !== undefined),
    categories: sets.filter((set) => set !== undefined),
    doi: texts("identifier")
      .filter((it) => /^doi:/i.test(it))
      .join(" "),
    license: texts("rights")[0],
  };
}

interface OaiFormat {
  /** Name of the source that its records belong to. */
  source: string;
  read(meta: XmlElement, header: XmlElement | undefined, id: string): OwnFields;
}

/** By the local name of the metadata's outermost element. */
const FORMATS = new Map<string, OaiFormat>([
  ["arXiv", { source: "arxiv-oai", read: structuredFields }],
  ["arXivRaw", { source: "arxiv-raw", read: rawFields }],
  ["dc", { source: "arxiv-dc", read: dublinCoreFields }],
]);

function toDeleted(id: string, updated: string | undefined, source: string): SourceRecord {
  const identifiers = [{ scheme: "arxiv" as const, value: id }];
  const record: SourceRecord = { source, externalId: id, title: "", authors: [], identifiers, status: "deleted" };
  return fill(record, { updated });
}

/** One `<record>`. `prefix` tells whose a record without metadata is. */
export function toOaiRecord(element: XmlElement, prefix = "arXiv"): SourceRecord | SetAside {
  const header = childElement(element, "header");
  const meta = childElement(element, "metadata")?.children.find((child) => typeof child !== "string");
  const format = typeof meta === "object" ? FORMATS.get(meta.local) : undefined;
  const source = (format ?? FORMATS.get(prefix))?.source ?? "arxiv-oai";
  const updated = dayOf(childText(header, "datestamp"));
  const id = childText(typeof meta === "object" ? meta : undefined, "id") ?? childText(header, "identifier");
  const arxiv = id === undefined ? undefined : parseArxivId(id);
  if (header?.attributes.status === "deleted" && arxiv) return toDeleted(arxiv.id, updated, source);
  if (typeof meta !== "object" || !format)
    return setAside(source, "no arXiv metadata", elementText(element), arxiv?.id);
  if (element.isCut) return setAside(source, "a field is longer than 8 MB", elementText(element), arxiv?.id);
  return toArxivRecord({
    source,
    id,
    title: childText(meta, "title"),
    abstract: childText(meta, "abstract"),
    updated,
    categories: words(childText(meta, "categories")),
    doi: childText(meta, "doi"),
    comment: childText(meta, "comments"),
    journalRef: childText(meta, "journal-ref"),
    license: childText(meta, "license"),
    ...format.read(meta, header, arxiv?.id ?? ""),
  });
}

/** A whole reply. Throws `invalid` when it is no OAI-PMH reply or breaks off in the middle. */
export function parseOaiPage(bytes: Uint8Array, prefix: string): OaiPage {
  const { root, elements } = parseXml(bytes, OAI_ELEMENTS);
  if (root !== "OAI-PMH") throw new AppError("invalid", `not an OAI-PMH reply: it starts with <${root ?? "?"}>`);
  const records = elements.filter((it) => it.local === "record").map((it) => toOaiRecord(it, prefix));
  const first = (local: string) => elements.find((it) => it.local === local);
  const error = first("error");
  return fill<OaiPage>(sortOutcomes(records), {
    responseDate: elementText(first("responseDate")).trim() || undefined,
    resumptionToken: elementText(first("resumptionToken")).trim() || undefined,
    error: error && { code: error.attributes.code ?? "unknown", message: elementText(error).trim() },
  });
}
