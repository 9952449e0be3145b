// The last door before the catalogue: what no source should send, whatever its parser let through.

import { expandAuthors } from "../../model/names.ts";
import type { SourceRecord } from "../../model/record.ts";

const MAX_TITLE = 5_000;
const MAX_ABSTRACT = 200_000;
const MAX_AUTHORS = 20_000;
const MAX_ID = 500;

/** Why this record cannot be kept, or undefined when it can. */
export function findFault(record: SourceRecord): string | undefined {
  if (record.externalId === "") return "the record has no id";
  if (record.externalId.length > MAX_ID) return `the id is longer than ${MAX_ID} characters`;
  if (record.title.trim() === "") return "the record has no title";
  if (record.title.length > MAX_TITLE) return `the title is longer than ${MAX_TITLE} characters`;
  if ((record.abstract?.length ?? 0) > MAX_ABSTRACT) return `the abstract is longer than ${MAX_ABSTRACT} characters`;
  if (record.authors.length > MAX_AUTHORS) return `there are more than ${MAX_AUTHORS} authors`;
  return undefined;
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Dates before printing or beyond next year are slips: the record is kept, the date is not. */
function dropImpossibleDates(record: SourceRecord, thisYear: number): SourceRecord {
  const isPossible = (year: number) => Number.isInteger(year) && year >= 1500 && year <= thisYear + 1;
  const isDateFine =
    record.date === undefined || (DATE.test(record.date) && isPossible(Number(record.date.slice(0, 4))));
  const isYearFine = record.year === undefined || isPossible(record.year);
  if (isDateFine && isYearFine) return record;
  const { date, year, ...rest } = record;
  return {
    ...rest,
    ...(isDateFine && date !== undefined && { date }),
    ...(isYearFine && year !== undefined && { year }),
  };
}

/** Some sources put a whole list into one name; it is taken apart before anything looks at the names. */
function expandNames(record: SourceRecord): SourceRecord {
  const { authors, truncated } = expandAuthors(record.authors);
  if (authors === record.authors) return record;
  return { ...record, authors, ...(truncated && { authorsTruncated: true }) };
}

export const tidyRecord = (record: SourceRecord, thisYear: number): SourceRecord =>
  expandNames(dropImpossibleDates(record, thisYear));
