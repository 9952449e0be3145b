// Reads one line of the arXiv snapshot on Kaggle.

import { parseMailDate } from "../../../lib/calendar.ts";
import { parseAuthorList } from "../../../model/names.ts";
import type { RecordAuthor, RecordVersion, SetAside, SourceRecord } from "../../../model/record.ts";
import { arrayOf, dayOf, fill, isObject, objectsOf, setAside } from "../fields.ts";
import { joinLines, toArxivRecord } from "./to-record.ts";

const SOURCE = "arxiv-kaggle";

const textOr = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** `[last, first, suffix, affiliation, ...]` */
function toAuthor(row: unknown): RecordAuthor | undefined {
  const [family = "", given = "", suffix = "", ...rest] = arrayOf(row).map((part) => joinLines(textOr(part) ?? ""));
  const name = [given, family, suffix].filter(Boolean).join(" ");
  if (name === "") return undefined;
  const author: RecordAuthor = given && family ? { name, given, family } : { name };
  if (suffix && author.given) author.suffix = suffix;
  return fill(author, { affiliations: rest.filter(Boolean) });
}

function toVersion(row: Record<string, unknown>): RecordVersion | undefined {
  const number = /^v(\d{1,3})$/.exec(textOr(row.version) ?? "")?.[1];
  if (number === undefined) return undefined;
  return fill<RecordVersion>({ version: Number(number) }, { date: parseMailDate(textOr(row.created) ?? "")?.instant });
}

function authorsOf(value: Record<string, unknown>): { authors: RecordAuthor[]; authorsTruncated?: boolean } {
  const parsed = arrayOf(value.authors_parsed)
    .map(toAuthor)
    .filter((author) => author !== undefined);
  if (parsed.length > 0) return { authors: parsed };
  const { authors, truncated } = parseAuthorList(joinLines(textOr(value.authors) ?? ""));
  return { authors: authors.filter((author) => author.name !== ""), authorsTruncated: truncated };
}

export function toKaggleRecord(value: unknown): SourceRecord | SetAside {
  if (!isObject(value)) return setAside(SOURCE, "not a JSON object", value);
  // An id that was written as a number has lost its zeros: 2611.10000 became 2611.1.
  if (typeof value.id === "number") return setAside(SOURCE, "the id is a number and not text", value, String(value.id));
  const versions = objectsOf(value.versions)
    .map(toVersion)
    .filter((it) => it !== undefined);
  return toArxivRecord({
    source: SOURCE,
    id: textOr(value.id),
    title: textOr(value.title),
    abstract: textOr(value.abstract),
    date: versions.find((it) => it.version === 1)?.date?.slice(0, 10),
    updated: dayOf(value.update_date),
    version: versions.at(-1)?.version,
    versions,
    categories: textOr(value.categories)?.split(/\s+/),
    doi: textOr(value.doi),
    comment: textOr(value.comments),
    journalRef: textOr(value["journal-ref"]),
    license: textOr(value.license),
    ...authorsOf(value),
  });
}
