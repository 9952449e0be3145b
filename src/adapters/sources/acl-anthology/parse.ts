// A volume of the ACL Anthology to records.

import { orcidOf } from "../../../model/orcid.ts";
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
  authorIds,
  dateOf,
  dayOf,
  fill,
  limits,
  setAside,
  textOf,
  urlOf,
  whyUnfit,
  yearOf,
} from "../fields.ts";
import { childElement, childElements, elementText, type XmlElement } from "../xml.ts";

export const ACL_ANTHOLOGY = "acl-anthology";
const SITE = "https://aclanthology.org";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Since 2016 the Anthology is under CC BY; before, under CC BY-NC-SA. */
const CC_BY_SINCE = 2016;

interface Volume {
  /** `2025.acl-long` or, before 2020, `P19-1`. */
  prefix: string;
  isOldStyle: boolean;
  booktitle: string | undefined;
  year: number | undefined;
  month: string | undefined;
  venues: string[];
  journalVolume: string | undefined;
}

export function parseVolume(element: XmlElement, collectionId: string | undefined): (SourceRecord | SetAside)[] {
  const volume = readVolume(element, collectionId);
  if (volume === undefined)
    return [setAside(ACL_ANTHOLOGY, "a volume without collection or volume id", element.attributes)];
  const outcomes = childElements(element, "paper").map((paper) => parsePaper(paper, volume));
  const cut = setAside(ACL_ANTHOLOGY, "volume too large: its last texts were cut", volume.prefix, volume.prefix);
  return element.isCut ? [...outcomes, cut] : outcomes;
}

function readVolume(element: XmlElement, collectionId: string | undefined): Volume | undefined {
  const id = textOf(element.attributes.id, 100);
  if (collectionId === undefined || id === undefined) return undefined;
  const meta = childElement(element, "meta");
  return {
    prefix: `${collectionId}-${id}`,
    isOldStyle: /^[A-Z]\d{2}$/.test(collectionId),
    booktitle: flatText(childElement(meta, "booktitle")),
    year: yearOf(text(meta, "year")),
    month: text(meta, "month"),
    venues: childElements(meta, "venue").flatMap((venue) => textOf(elementText(venue), 100) ?? []),
    journalVolume: text(meta, "journal-volume"),
  };
}

const text = (element: XmlElement | undefined, name: string): string | undefined =>
  textOf(elementText(childElement(element, name)));

/** `P19-1001`: four digits after the dash, of which workshops (W) and some others give two to the volume. */
function anthologyId(volume: Volume, paperId: string): string {
  if (!volume.isOldStyle) return `${volume.prefix}.${paperId}`;
  const volumeId = volume.prefix.slice(4);
  const isTwoDigit = /^(?:W|C69)/.test(volume.prefix) || (volume.prefix.startsWith("D19") && Number(volumeId) >= 5);
  const width = isTwoDigit ? { volume: 2, paper: 2 } : { volume: 1, paper: 3 };
  return `${volume.prefix.slice(0, 4)}${volumeId.padStart(width.volume, "0")}${paperId.padStart(width.paper, "0")}`;
}

function parsePaper(paper: XmlElement, volume: Volume): SourceRecord | SetAside {
  const paperId = textOf(paper.attributes.id, 20);
  if (paperId === undefined) return setAside(ACL_ANTHOLOGY, "a paper without id", elementText(paper));
  const id = anthologyId(volume, paperId);
  if (paperId === "0") return setAside(ACL_ANTHOLOGY, "no paper: front matter", elementText(paper), id);
  const title = flatText(childElement(paper, "title"));
  const abstract = flatText(childElement(paper, "abstract"));
  const unfit = whyUnfit({ title, abstract, authors: childElements(paper, "author") });
  if (unfit !== undefined || title === undefined)
    return setAside(ACL_ANTHOLOGY, unfit ?? "no title", elementText(paper), id);
  const identifiers: Identifier[] = [];
  addIdentifier(identifiers, "acl", id);
  addIdentifier(identifiers, "doi", text(paper, "doi"));
  const record: SourceRecord = {
    source: ACL_ANTHOLOGY,
    externalId: id,
    title,
    authors: childElements(paper, "author").flatMap(readAuthor),
    identifiers,
  };
  const date = dateFrom(volume);
  return fill(record, {
    abstract,
    date,
    year: volume.year,
    venue: volume.booktitle,
    appearances: [readAppearance(paper, volume, { id, date, identifiers })],
    versions: readVersions(paper),
    language: text(paper, "language"),
    license: (volume.year ?? 0) >= CC_BY_SINCE ? "https://creativecommons.org/licenses/by/4.0/" : undefined,
    status: readStatus(paper),
    url: `${SITE}/${id}`,
    pdfUrl: readPdf(paper),
  });
}

/** Case marks and emphasis go, formulas stay as `$...$`. */
export function flatText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  return textOf(flatten(element).replace(/\s+/g, " "), limits.abstract);
}

function flatten(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return child;
      if (child.local === "tex-math") return `$${elementText(child)}$`;
      return child.local === "br" || child.local === "p" ? ` ${flatten(child)} ` : flatten(child);
    })
    .join("");
}

function readAuthor(author: XmlElement): RecordAuthor[] {
  const [given, family] = [flatText(childElement(author, "first")), flatText(childElement(author, "last"))];
  const suffix = flatText(childElement(author, "suffix"));
  const name = textOf([given, family, suffix].filter((part) => part !== undefined).join(" "), limits.name);
  if (name === undefined) return [];
  const ids = authorIds(
    ["orcid", orcidOf(author.attributes.orcid)],
    ["openreview", textOf(author.attributes.openreview, 200)],
    ["acl", textOf(author.attributes.id, 200)],
  );
  const affiliations = childElements(author, "affiliation").flatMap((place) => textOf(elementText(place), 2_000) ?? []);
  const parts = given === undefined || family === undefined ? {} : { given, family, suffix };
  return [fill<RecordAuthor>({ name }, { ...parts, affiliations, ids })];
}

/** The first revision is the paper as first published; later ones say what they changed. */
function readVersions(paper: XmlElement): RecordVersion[] {
  return childElements(paper, "revision").flatMap((revision) => {
    const version = Number(revision.attributes.id);
    if (!Number.isInteger(version) || version < 1) return [];
    const fields = { date: dayOf(revision.attributes.date), note: textOf(elementText(revision)) };
    return [fill<RecordVersion>({ version }, fields)];
  });
}

function readStatus(paper: XmlElement): SourceRecord["status"] {
  if (childElement(paper, "retracted")) return "retracted";
  return childElement(paper, "removed") ? "withdrawn" : undefined;
}

interface Known {
  id: string;
  date: string | undefined;
  identifiers: Identifier[];
}

function readAppearance(paper: XmlElement, volume: Volume, { id, date, identifiers }: Known): Appearance {
  const award = textOf(elementText(childElement(paper, "award")), limits.name);
  return fill<Appearance>(
    { kind: "published" },
    {
      venue: volume.booktitle,
      year: volume.year,
      date,
      track: volume.venues.length > 0 ? volume.venues.join(", ") : undefined,
      status: award,
      url: `${SITE}/${id}`,
      doi: identifiers.find(({ scheme }) => scheme === "doi")?.value,
    },
  );
}

/** The file name stands in `pdf`, in older files in `url`; it may be a whole address. */
function readPdf(paper: XmlElement): string | undefined {
  const name = text(paper, "pdf") ?? text(paper, "url");
  if (name === undefined) return undefined;
  return urlOf(name) ?? (/^[\w.-]+$/.test(name) ? `${SITE}/${name.replace(/\.pdf$/, "")}.pdf` : undefined);
}

/** Months are written as "July", "July-August" or "07". */
function dateFrom({ year, month }: Volume): string | undefined {
  if (year === undefined) return undefined;
  const name = month?.slice(0, 3).toLowerCase() ?? "";
  const number = MONTHS.indexOf(name) + 1 || Number(/^\d{1,2}$/.exec(month ?? "")?.[0] ?? 0);
  return (number > 0 ? dateOf(`${year}-${String(number).padStart(2, "0")}`) : undefined) ?? String(year);
}
