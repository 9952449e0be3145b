// Reads the Atom of arXiv's query API: entries, and the errors that come dressed as entries.

import { parseArxivId } from "../../../model/identifiers.ts";
import type { RecordAuthor, SetAside, SourceRecord } from "../../../model/record.ts";
import { dayOf, fill, type Parsed, setAside, sortOutcomes } from "../fields.ts";
import { childElement, childElements, childText, elementText, parseXml, type XmlElement } from "../xml.ts";
import { joinLines, toArxivRecord } from "./to-record.ts";

export const ATOM_ELEMENTS = ["entry", "totalResults"];
const SOURCE = "arxiv-api";

export interface AtomPage extends Parsed {
  /** How many entries the query has over all pages. */
  total?: number;
  /** The latest first date among the entries. */
  lastPublished?: string;
  error?: string;
}

function toAuthor(element: XmlElement): RecordAuthor | undefined {
  const name = joinLines(childText(element, "name") ?? "");
  const affiliations = childElements(element, "affiliation").map((it) => joinLines(elementText(it)));
  return name === "" ? undefined : fill<RecordAuthor>({ name }, { affiliations: affiliations.filter(Boolean) });
}

/** The message of an entry that is no paper; undefined when it is one. */
export function atomError(entry: XmlElement): string | undefined {
  const id = childText(entry, "id") ?? "";
  if (!/\/api\/errors/.test(id) && !(childText(entry, "title") === "Error" && !parseArxivId(id))) return undefined;
  return childText(entry, "summary") ?? "error without a message";
}

export function toAtomRecord(entry: XmlElement): SourceRecord | SetAside {
  const id = childText(entry, "id");
  const error = atomError(entry);
  if (error !== undefined) return setAside(SOURCE, `arXiv says: ${error}`, elementText(entry));
  if (entry.isCut) return setAside(SOURCE, "a field is longer than 8 MB", elementText(entry));
  const primary = childElement(entry, "primary_category")?.attributes.term;
  const terms = childElements(entry, "category").map((it) => it.attributes.term ?? "");
  return toArxivRecord({
    source: SOURCE,
    id,
    title: childText(entry, "title"),
    abstract: childText(entry, "summary"),
    authors: childElements(entry, "author")
      .map(toAuthor)
      .filter((author) => author !== undefined),
    date: dayOf(childText(entry, "published")),
    updated: childText(entry, "updated"),
    categories: primary ? [primary, ...terms] : terms,
    doi: childText(entry, "doi"),
    comment: childText(entry, "comment"),
    journalRef: childText(entry, "journal_ref"),
  });
}

/** A whole reply. Throws `invalid` when it breaks off or is no feed. */
export function parseAtomPage(bytes: Uint8Array): AtomPage {
  const { root, elements } = parseXml(bytes, ATOM_ELEMENTS);
  const entries = elements.filter((it) => it.local === "entry");
  const total = Number(elementText(elements.find((it) => it.local === "totalResults")).trim() || Number.NaN);
  const errors = entries.map(atomError).filter((it) => it !== undefined);
  const error = root === "feed" ? errors[0] : `the reply is no Atom feed: it starts with <${root ?? "?"}>`;
  const papers = entries.filter((entry) => atomError(entry) === undefined);
  const days = papers.map((entry) => dayOf(childText(entry, "published"))).filter((day) => day !== undefined);
  return fill<AtomPage>(sortOutcomes(papers.map(toAtomRecord)), {
    total: Number.isFinite(total) ? total : undefined,
    lastPublished: days.sort().at(-1),
    error,
  });
}
