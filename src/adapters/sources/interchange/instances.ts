// The `instances` of a line: each place where the paper came out, and what their ids give away.

import type { Appearance, Attention, Identifier } from "../../../model/record.ts";
import {
  addIdentifier,
  countOf,
  dateOf,
  dayOf,
  fill,
  isObject,
  type JsonObject,
  labelOf,
  limits,
  textOf,
  urlOf,
  yearOf,
} from "../fields.ts";

export interface Instances {
  appearances?: Appearance[];
  attention?: Attention[];
  listedOn?: string[];
}

const OPENREVIEW_ID = /^https?:\/\/openreview\.net\/(?:forum|pdf)\?(?:[^#]*&)?id=([\w-]+)/i;
const NOT_ACCEPTED = /reject|withdraw|^active$/i;

/** Adds the identifiers found to `identifiers`. */
export function readInstances(value: unknown, identifiers: Identifier[]): Instances {
  const found: Instances = {};
  if (!Array.isArray(value)) return found;
  const appearances: Appearance[] = [];
  for (const item of value.length > limits.compared ? value.slice(0, limits.compared) : value) {
    if (!isObject(item)) continue;
    const id = typeof item.id === "string" ? item.id : "";
    if (id.startsWith("hf:")) readListing(item, id.slice(3), identifiers, found);
    else if (item.kind !== undefined) appearances.push(...readAppearance(item));
    else mergeInto(appearances, readInstance(item, id, identifiers));
  }
  if (appearances.length > 0) found.appearances = appearances;
  return found;
}

/** A day on the Hugging Face list is attention, not a publication. */
function readListing(item: JsonObject, arxivId: string, identifiers: Identifier[], found: Instances): void {
  addIdentifier(identifiers, "arxiv", arxivId);
  const day = dayOf(item.date);
  const value = isObject(item.labels) ? countOf(item.labels.hfUpvotes) : undefined;
  if (value !== undefined) {
    found.attention ??= [];
    found.attention.push(fill<Attention>({ source: "huggingface", kind: "upvotes", value }, { on: day }));
  }
  if (day === undefined) return;
  found.listedOn ??= [];
  if (!found.listedOn.includes(day)) found.listedOn.push(day);
}

/** As an export writes it: told outright, so taken as it is. */
function readAppearance(item: JsonObject): Appearance[] {
  const kind = item.kind;
  if (kind !== "preprint" && kind !== "published" && kind !== "listed") return [];
  return [fill<Appearance>({ kind }, appearanceFields(item))];
}

const appearanceFields = (item: JsonObject) => ({
  venue: item.venue === undefined ? undefined : textOf(item.venue),
  year: yearOf(item.year),
  date: item.date === undefined ? undefined : dateOf(item.date),
  track: item.track === undefined ? undefined : textOf(item.track, 300),
  status: item.status === undefined ? undefined : labelOf(item.status, 300),
  url: item.url === undefined ? undefined : urlOf(item.url),
  doi: item.doi === undefined ? undefined : doiOf(item.doi),
});

function doiOf(value: unknown): string | undefined {
  const found: Identifier[] = [];
  addIdentifier(found, "doi", value);
  return found[0]?.scheme === "doi" ? found[0].value : undefined;
}

function readInstance(item: JsonObject, id: string, identifiers: Identifier[]): Appearance {
  const fields = appearanceFields(item);
  if (id.startsWith("arxiv:")) {
    addIdentifier(identifiers, "arxiv", id.slice(6));
    return fill<Appearance>({ kind: "preprint", venue: "arXiv" }, fields);
  }
  if (id.startsWith("acl:")) addIdentifier(identifiers, "acl", id.slice(4));
  if (fields.doi !== undefined) addIdentifier(identifiers, "doi", fields.doi);
  const forum = fields.url === undefined ? undefined : OPENREVIEW_ID.exec(fields.url)?.[1];
  if (forum !== undefined) addIdentifier(identifiers, "openreview", forum);
  const isListed = fields.status !== undefined && NOT_ACCEPTED.test(fields.status);
  return fill<Appearance>({ kind: isListed ? "listed" : "published" }, fields);
}

/** Two lists often tell of one appearance: join them unless they differ in some field. */
function mergeInto(appearances: Appearance[], next: Appearance): void {
  for (const known of appearances) {
    if (known.venue === undefined || known.venue !== next.venue || known.year !== next.year) continue;
    if (!agree(known, next)) continue;
    const kind = known.status === undefined ? next.kind : known.kind;
    Object.assign(known, next, { kind });
    return;
  }
  appearances.push(next);
}

const agree = (one: Appearance, other: Appearance): boolean =>
  (["date", "track", "status", "url", "doi"] as const).every(
    (field) => one[field] === undefined || other[field] === undefined || one[field] === other[field],
  );
