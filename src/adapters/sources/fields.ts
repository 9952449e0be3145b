// Shared rules for reading untrusted fields: every value is checked, limited and normalised here, or left out.

import { createHash } from "node:crypto";
import { normaliseIdentifier } from "../../model/identifiers.ts";
import type {
  AuthorIdentifier,
  CitationCount,
  Identifier,
  IdentifierScheme,
  SetAside,
  SourceRecord,
} from "../../model/record.ts";

/** Longer fields are no such thing: the record is set aside (title, abstract, authors) or the field left out (others). */
export const limits = {
  title: 5_000,
  abstract: 200_000,
  name: 1_000,
  text: 20_000,
  authors: 20_000,
  affiliations: 100,
  list: 5_000,
  /** Of what each new item is compared with all others. */
  compared: 500,
  url: 2_000,
} as const;

const FIRST_YEAR = 1500;
const LAST_YEAR = 2100;
const EXCERPT_LENGTH = 2_000;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+/g;
const HAS_CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const URL_START = /^https?:\/\/[^\s/?#]/i;

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const objectsOf = (value: unknown): JsonObject[] => arrayOf(value).filter(isObject);

/** Node 20 has these; the types of ES2023 do not know them yet. */
type WellFormed = string & { isWellFormed(): boolean; toWellFormed(): string };

/** Control characters become blanks and broken surrogates the replacement mark: neither can be stored or shown. */
export function cleanRaw(text: string): string {
  const clean = (HAS_CONTROL.test(text) ? text.replace(CONTROL, " ") : text) as WellFormed;
  return (clean.isWellFormed() ? clean : clean.toWellFormed()).trim();
}

/** Trimmed text, or undefined when it is no text, empty or longer than `max`. */
export function textOf(value: unknown, max: number = limits.text): string | undefined {
  if (typeof value !== "string") return undefined;
  const clean = cleanRaw(value);
  return clean === "" || clean.length > max ? undefined : clean;
}

/** As `textOf`, also for the numbers that some sources write where text belongs. */
export function labelOf(value: unknown, max: number = limits.name): string | undefined {
  return typeof value === "number" && Number.isFinite(value) ? String(value) : textOf(value, max);
}

export function textsOf(value: unknown, max: number = limits.name): string[] {
  const texts: string[] = [];
  for (const item of arrayOf(value)) {
    const text = textOf(item, max);
    if (text !== undefined && texts.length < limits.list) texts.push(text);
  }
  return texts;
}

export const citationCount = (source: string, count: unknown, seenOn: string | undefined): CitationCount[] => {
  const known = countOf(count);
  if (known === undefined) return [];
  return [seenOn === undefined ? { source, count: known } : { source, count: known, seenOn }];
};

export const isTooLong = (value: unknown, max: number): boolean => typeof value === "string" && value.length > max;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (a time is cut off); undefined when there is no such day between 1500 and 2100. */
export function dateOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const match = DATE.exec(value.trim());
  if (!match?.[1]) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return match[0].slice(0, match[3] ? 10 : match[2] ? 7 : 4);
}

export const dayOf = (value: unknown): string | undefined => {
  const date = dateOf(value);
  return date?.length === 10 ? date : undefined;
};

/** An ISO date or date-time, kept as written. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (ISO_INSTANT.test(text)) return dateOf(text) === undefined || Number.isNaN(Date.parse(text)) ? undefined : text;
  return dateOf(text);
}

/** Dates from numbers, as `[2024, 4, 11]`; later parts may be missing or null. */
export function dateFromParts(parts: unknown): string | undefined {
  const [year, month, day] = arrayOf(parts).map(Number);
  if (!year) return undefined;
  const pad = (part: number, width: number) => String(part).padStart(width, "0");
  const monthText = month ? `${pad(year, 4)}-${pad(month, 2)}` : pad(year, 4);
  return dateOf(month && day ? `${monthText}-${pad(day, 2)}` : monthText) ?? dateOf(pad(year, 4));
}

export function yearOf(value: unknown): number | undefined {
  const year = typeof value === "string" && /^\d{4}$/.test(value.trim()) ? Number(value) : value;
  return typeof year === "number" && Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR
    ? year
    : undefined;
}

export const yearFromDate = (date: string | undefined): number | undefined =>
  date === undefined ? undefined : yearOf(date.slice(0, 4));

export const countOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** An http(s) address without blanks; `javascript:` and its like are left out here once for all. */
export function urlOf(value: unknown): string | undefined {
  const text = textOf(value, limits.url);
  return text !== undefined && URL_START.test(text) && !/[\s<>"]/.test(text) ? text : undefined;
}

export function authorIds(...ids: [AuthorIdentifier["scheme"], string | undefined][]): AuthorIdentifier[] | undefined {
  const known: AuthorIdentifier[] = [];
  for (const [scheme, value] of ids) if (value !== undefined && value.length <= 300) known.push({ scheme, value });
  return known.length > 0 ? known : undefined;
}

/** Adds the normal form of an identifier, once. */
export function addIdentifier(to: Identifier[], scheme: IdentifierScheme, value: unknown): void {
  if (typeof value !== "string" && typeof value !== "number") return;
  const identifier = normaliseIdentifier(scheme, String(value));
  if (!identifier) return;
  for (const known of to) if (known.scheme === identifier.scheme && known.value === identifier.value) return;
  to.push(identifier);
}

export const stableHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 20);

/** Copies the fields that say something: neither undefined nor an empty list. */
export function fill<T extends object>(target: T, fields: { [K in keyof T]?: T[K] | undefined }): T {
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    target[key] = value as T[typeof key];
  }
  return target;
}

export function setAside(source: string, reason: string, input: unknown, externalId?: string): SetAside {
  const text = typeof input === "string" ? input : safeJson(input);
  const excerpt = cleanRaw(text.slice(0, EXCERPT_LENGTH));
  return externalId === undefined ? { source, reason, excerpt } : { source, externalId, reason, excerpt };
}

function safeJson(input: unknown): string {
  try {
    return JSON.stringify(input) ?? "";
  } catch {
    return String(input);
  }
}

/** Why a title, abstract or list of authors keeps a record out; undefined when they are fine. */
export function whyUnfit(fields: { title: unknown; abstract?: unknown; authors?: unknown }): string | undefined {
  if (typeof fields.title !== "string" || fields.title.trim() === "") return "no title";
  if (isTooLong(fields.title, limits.title)) return `title longer than ${limits.title} characters`;
  if (isTooLong(fields.abstract, limits.abstract)) return `abstract longer than ${limits.abstract} characters`;
  if (arrayOf(fields.authors).length > limits.authors) return `more than ${limits.authors} authors`;
  return undefined;
}

export interface Parsed {
  records: SourceRecord[];
  setAsides: SetAside[];
}

export const isRecord = (outcome: SourceRecord | SetAside): outcome is SourceRecord => !("reason" in outcome);

export function sortOutcomes(outcomes: (SourceRecord | SetAside)[]): Parsed {
  const parsed: Parsed = { records: [], setAsides: [] };
  for (const outcome of outcomes) {
    if (isRecord(outcome)) parsed.records.push(outcome);
    else parsed.setAsides.push(outcome);
  }
  return parsed;
}
