// What changed between two states of one record, in words short enough to show.

import type { SourceRecord } from "../../model/record.ts";

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

const MAX_SHOWN = 4000;

const FIELDS: { field: string; read: (record: SourceRecord) => string }[] = [
  { field: "title", read: (record) => record.title },
  { field: "abstract", read: (record) => record.abstract ?? "" },
  { field: "authors", read: (record) => record.authors.map((author) => author.name).join(", ") },
  { field: "categories", read: (record) => (record.categories ?? []).join(", ") },
  { field: "comment", read: (record) => record.comment ?? "" },
  { field: "journal reference", read: (record) => record.journalRef ?? "" },
  { field: "licence", read: (record) => record.license ?? "" },
  { field: "status", read: (record) => record.status ?? "" },
];

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, MAX_SHOWN);

/** Fields that a reader would call different; counts, links and white space do not make a new version. */
export function diffRecords(before: SourceRecord, after: SourceRecord): FieldChange[] {
  return FIELDS.flatMap(({ field, read }) => {
    const [old, fresh] = [tidy(read(before)), tidy(read(after))];
    return old === fresh ? [] : [{ field, before: old, after: fresh }];
  });
}
