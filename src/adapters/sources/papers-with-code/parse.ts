// Rows of `links-between-papers-and-code.json`; one row a repository, several a paper.

import type { SetAside, SourceRecord } from "../../../model/record.ts";
import {
  addIdentifier,
  fill,
  isObject,
  type JsonObject,
  limits,
  objectsOf,
  type Parsed,
  setAside,
  sortOutcomes,
  textOf,
  urlOf,
} from "../fields.ts";

/** Other people's implementations are no code of the paper: only what the archive calls official is read. */
export function parseLinks(value: unknown, source: string): Parsed {
  const rows = Array.isArray(value) ? objectsOf(value) : isObject(value) ? [value] : [];
  if (rows.length === 0)
    return { records: [], setAsides: [setAside(source, "neither a row nor a list of rows", value)] };
  return sortOutcomes(rows.flatMap((row) => (row.is_official === true ? [parseLink(row, source)] : [])));
}

function parseLink(row: JsonObject, source: string): SourceRecord | SetAside {
  const title = textOf(row.paper_title, limits.title);
  const page = urlOf(row.paper_url);
  const code = urlOf(row.repo_url);
  if (title === undefined) return setAside(source, "no title", row);
  if (code === undefined) return setAside(source, "no address of a repository", row);
  const record: SourceRecord = {
    source,
    externalId: `${page?.split("/").at(-1) ?? title.slice(0, 100)} ${code.replace(/^https?:\/\//, "")}`.slice(0, 300),
    title,
    authors: [],
    identifiers: [],
    addsOnly: true,
  };
  addIdentifier(record.identifiers, "arxiv", row.paper_arxiv_id);
  return fill(record, { codeUrls: [code], url: page });
}
