// A record as one line of Broadsheet's own JSON lines: what `broadsheet export` writes and `parseInterchange` reads back whole.

import type { AuthorIdentifier, RecordAuthor, SourceRecord } from "../../../model/record.ts";

/** `id` takes the place of `externalId`; the name of the source is not kept. */
export type InterchangePaper = Omit<SourceRecord, "source">;

export function toInterchange(paper: InterchangePaper): string {
  const { externalId, title, authors, identifiers, appearances, citationCounts, codeUrls, ...rest } = paper;
  const bySource = new Map(identifiers.map((identifier) => [identifier.scheme, identifier.value]));
  return JSON.stringify({
    id: externalId,
    title,
    abstract: paper.abstract,
    authors: authors.map(toAuthor),
    arxivId: bySource.get("arxiv"),
    doi: bySource.get("doi"),
    identifiers: identifiers.length > 0 ? identifiers : undefined,
    instances: appearances,
    ...toCitations(citationCounts),
    ...(codeUrls?.length === 1 ? { codeUrl: codeUrls[0] } : { codeUrls }),
    ...rest,
    source: undefined,
  });
}

function toCitations(counts: SourceRecord["citationCounts"]): object {
  const [only] = counts ?? [];
  const isPlain = counts?.length === 1 && only?.source === "google-scholar" && only.seenOn === undefined;
  return isPlain ? { citations: only.count } : { citationCounts: counts };
}

function toAuthor(author: RecordAuthor): object {
  const { name, ids, affiliations, ...rest } = author;
  const isPlain = affiliations !== undefined && !affiliations.some((affiliation) => affiliation.includes("+"));
  return { name, ...toIds(ids), ...(isPlain ? { affiliation: affiliations.join("+") } : { affiliations }), ...rest };
}

/** The short fields hold one id of a kind, in this order; anything else needs the list. */
function toIds(ids: AuthorIdentifier[] | undefined): object {
  if (ids === undefined || ids.length === 0) return {};
  const fields: Record<string, string> = {};
  const order = ["id", "orcid", "dblp", "scholar"];
  let last = -1;
  for (const { scheme, value } of ids) {
    const field = shortField(scheme, value);
    const place = field === undefined ? -1 : order.indexOf(field);
    if (field === undefined || place <= last) return { ids };
    fields[field] = field === "id" && scheme !== "openreview" ? `${scheme}:${value}` : value;
    last = place;
  }
  return fields;
}

function shortField(scheme: AuthorIdentifier["scheme"], value: string): string | undefined {
  if (scheme === "openreview") return value.startsWith("~") ? "id" : undefined;
  if (scheme === "ieee" || scheme === "acl") return "id";
  if (scheme === "orcid") return "orcid";
  if (scheme === "scholar") return /^[\w-]{12}$/.test(value) ? "scholar" : undefined;
  if (scheme === "dblp") return /^\d+\/[\d-]+$/.test(value) ? "dblp" : undefined;
  return undefined;
}
