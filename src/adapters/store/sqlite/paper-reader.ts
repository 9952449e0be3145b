// One paper with everything known of it, found by any key it ever had.

import { normaliseIdentifier, recogniseIdentifier } from "../../../model/identifiers.ts";
import { institutionByTag } from "../../../model/institutions.ts";
import type { DetailFacts } from "../../../model/merged-paper.ts";
import type { PaperCard, PaperDetail } from "../../../model/paper.ts";
import type { IdentifierScheme } from "../../../model/record.ts";
import { decodeEstimate } from "../../../model/scores/estimate.ts";
import type { PaperLookup } from "../../../ports/catalogue.ts";
import { readFacts, readNames } from "./bylines.ts";
import { loadCards, toAuthorRef, withoutAbsent } from "./cards.ts";
import { loadCodeChecks } from "./code-check-rows.ts";
import type { Database, Row } from "./driver.ts";
import { loadOpinion } from "./opinion-rows.ts";
import { decodeKeywords } from "./reading-rows.ts";
import { topicsOfPaper } from "./topic-reader.ts";

/** Names shown for one paper; the largest collaborations print a few thousand. */
const MAX_AUTHORS = 6000;
const MAX_RELATED = 50;

export function readPaper(database: Database, key: string): PaperLookup {
  const row = database.prepare("SELECT id FROM papers WHERE slug = ?").get(key);
  if (row) return { found: "paper", paper: loadDetail(database, Number(row.id)) };
  const old = database.prepare("SELECT paper_id FROM paper_keys WHERE key = ?").get(key);
  if (old && old.paper_id === null) return { found: "removed" };
  const id = old ? Number(old.paper_id) : byIdentifier(database, key);
  const slug = id === undefined ? undefined : database.prepare("SELECT slug FROM papers WHERE id = ?").get(id)?.slug;
  return typeof slug === "string" ? { found: "moved", id: slug } : undefined;
}

/** `2404.07965v2`, a DOI, an ACL id, or any scheme written out as `openalex:W123`. */
function byIdentifier(database: Database, key: string): number | undefined {
  const colon = key.indexOf(":");
  const identifier =
    recogniseIdentifier(key) ??
    (colon > 0
      ? normaliseIdentifier(key.slice(0, colon).toLowerCase() as IdentifierScheme, key.slice(colon + 1))
      : undefined);
  if (!identifier) return undefined;
  const row = database
    .prepare("SELECT min(paper_id) AS id FROM identifiers WHERE scheme = ? AND value = ?")
    .get(identifier.scheme, identifier.value);
  return row?.id == null ? undefined : Number(row.id);
}

function loadDetail(database: Database, id: number): PaperDetail {
  const [card] = loadCards(database, [id]);
  const row = database.prepare("SELECT detail, arxiv_id FROM papers WHERE id = ?").get(id);
  if (!card || !row) throw new RangeError(`paper ${id} vanished while it was read`);
  const detail = JSON.parse(String(row.detail)) as DetailFacts;
  return {
    ...card,
    estimates: loadEstimates(database, id),
    allAuthors: loadAuthors(database, id),
    identifiers: loadIdentifiers(database, id),
    versions: detail.versions.map((version) => withoutAbsent(version) as PaperDetail["versions"][number]),
    changes: loadChanges(database, id),
    appearances: detail.appearances,
    codeLinks: withChecks(database, detail.codeLinks),
    citationCounts: loadCounts(database, id),
    keywords: detail.keywords,
    topics: topicsOfPaper(database, id),
    ...withoutAbsent({ opinion: loadOpinion(database, id) }),
    foundKeywords: loadFoundKeywords(database, id),
    ...withoutAbsent({
      comment: detail.comment,
      commentHtml: detail.commentHtml,
      journalRef: detail.journalRef,
      license: detail.license,
    }),
    references: loadRelated(
      database,
      "SELECT cited_id AS id FROM citations INDEXED BY citations_citing WHERE citing_id = ?1",
      id,
      countReferences(database, id),
    ),
    citedBy: loadRelated(database, "SELECT citing_id AS id FROM citations WHERE cited_id = ?1", id),
    provenance: loadProvenance(database, id),
    links: detail.links,
  };
}

function withChecks(database: Database, links: PaperDetail["codeLinks"]): PaperDetail["codeLinks"] {
  const checks = loadCodeChecks(
    database,
    links.map(({ url }) => url),
  );
  return links.map((link) => {
    const seen = checks.get(link.url.toLowerCase());
    return seen ? { ...link, seen } : link;
  });
}

const SHOWN_KEYWORDS = 6;

function loadFoundKeywords(database: Database, id: number): string[] {
  const row = database.prepare("SELECT keywords FROM readings WHERE paper_id = ?").get(id);
  return row
    ? decodeKeywords(String(row.keywords))
        .slice(0, SHOWN_KEYWORDS)
        .map(({ text }) => text)
    : [];
}

function loadEstimates(database: Database, id: number): PaperDetail["estimates"] {
  const rows = database
    .prepare("SELECT kind, value, parts FROM scores WHERE paper_id = ? AND kind IN ('novelty', 'impact')")
    .all(id);
  return Object.fromEntries(
    rows.map(({ kind, value, parts }) => [String(kind), decodeEstimate(Number(value), String(parts))]),
  );
}

function loadAuthors(database: Database, id: number): PaperDetail["allAuthors"] {
  const row = database.prepare("SELECT names, facts FROM bylines WHERE paper_id = ?").get(id);
  if (!row) return [];
  const facts = readFacts(row);
  return readNames(row)
    .slice(0, MAX_AUTHORS)
    .map(([authorId, name], position) => {
      const told = facts[position];
      const institutions = (told?.institutions ?? []).flatMap((tag) => {
        const found = institutionByTag(tag);
        return found ? [{ tag, name: found.name }] : [];
      });
      return {
        ...toAuthorRef(authorId, name),
        ...(told?.affiliations && { affiliations: told.affiliations }),
        ...(institutions.length > 0 && { institutions }),
      };
    });
}

const ADDRESS: Partial<Record<string, (value: string) => string>> = {
  arxiv: (value) => `https://arxiv.org/abs/${value}`,
  doi: (value) => `https://doi.org/${encodeURI(value)}`,
  acl: (value) => `https://aclanthology.org/${encodeURIComponent(value)}`,
  openreview: (value) => `https://openreview.net/forum?id=${encodeURIComponent(value)}`,
  openalex: (value) => `https://openalex.org/${encodeURIComponent(value)}`,
  s2: (value) => `https://www.semanticscholar.org/paper/${encodeURIComponent(value)}`,
  pmid: (value) => `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(value)}/`,
};

function loadIdentifiers(database: Database, id: number): PaperDetail["identifiers"] {
  const rows = database
    .prepare("SELECT DISTINCT scheme, value FROM identifiers WHERE paper_id = ? ORDER BY scheme, value LIMIT 100")
    .all(id);
  return rows.map((row) => {
    const [scheme, value] = [String(row.scheme), String(row.value)];
    const url = ADDRESS[scheme]?.(value);
    return { scheme, value, ...(url && { url }) };
  });
}

function loadChanges(database: Database, id: number): PaperDetail["changes"] {
  const rows = database
    .prepare("SELECT field, before, after, version, seen_at FROM changes WHERE paper_id = ? ORDER BY id DESC LIMIT 50")
    .all(id)
    // What is said of the names could tell one that somebody has hidden.
    .filter((row) => row.field !== "authors" || !hidesName(database, id));
  return rows.map((row) => ({
    field: String(row.field),
    before: String(row.before),
    after: String(row.after),
    ...(row.version !== null && { version: Number(row.version) }),
    seenAt: String(row.seen_at),
  }));
}

const hidesName = (database: Database, id: number): boolean => {
  const row = database.prepare("SELECT names FROM bylines WHERE paper_id = ?").get(id);
  return row !== undefined && readNames(row).some(([, , printed]) => printed !== undefined);
};

function loadCounts(database: Database, id: number): PaperDetail["citationCounts"] {
  const rows = database
    .prepare(
      `SELECT source, count, seen_on FROM citation_counts WHERE paper_id = ?1
       UNION ALL SELECT 'held', citations, counted_on FROM held_citations WHERE paper_id = ?1 ORDER BY count DESC, source`,
    )
    .all(id);
  return rows.map((row) => ({
    count: Number(row.count),
    source: String(row.source),
    ...(row.seen_on !== null && { seenOn: String(row.seen_on) }),
  }));
}

/** One source names a cited work by identifier, another by its text: the longer of the two lists is nearer to the truth. */
function countReferences(database: Database, id: number): number {
  const row = database
    .prepare(
      `SELECT max((SELECT count(*) FROM paper_references WHERE paper_id = ?1), (SELECT count(*) FROM reference_texts WHERE paper_id = ?1),
       (SELECT count(*) FROM citations INDEXED BY citations_citing WHERE citing_id = ?1)) AS n`,
    )
    .get(id);
  return Number(row?.n ?? 0);
}

function loadRelated(
  database: Database,
  query: string,
  id: number,
  total?: number,
): { known: PaperCard[]; total: number } {
  const rows = database
    .prepare(
      `SELECT p.id FROM (${query}) x JOIN papers p ON p.id = x.id ORDER BY p.rank DESC, p.id LIMIT ${MAX_RELATED}`,
    )
    .all(id);
  const count = total ?? Number(database.prepare(`SELECT count(*) AS n FROM (${query})`).get(id)?.n ?? 0);
  return {
    known: loadCards(
      database,
      rows.map((row: Row) => Number(row.id)),
    ),
    total: count,
  };
}

function loadProvenance(database: Database, id: number): PaperDetail["provenance"] {
  const rows = database
    .prepare(
      `SELECT source, external_id, version, seen_at, payload ->> '$.url' AS url FROM records
       WHERE paper_id = ? ORDER BY source, external_id, version DESC LIMIT 50`,
    )
    .all(id);
  return rows.map((row) => ({
    source: String(row.source),
    externalId: String(row.external_id),
    ...(Number(row.version) > 0 && { version: Number(row.version) }),
    seenAt: String(row.seen_at),
    ...(typeof row.url === "string" && /^https?:/.test(row.url) && { url: row.url }),
  }));
}
