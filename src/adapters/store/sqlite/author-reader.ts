// Author pages and the directory of authors.

import { authorFigures } from "../../../model/author-figures.ts";
import { institutionByTag } from "../../../model/institutions.ts";
import type { MergedAuthor } from "../../../model/merged-paper.ts";
import type { AuthorProfile, InstitutionRef } from "../../../model/paper.ts";
import type { AuthorList, AuthorQuery, AuthorRow } from "../../../model/views.ts";
import { toAuthorRef, toCategoryRef } from "./cards.ts";
import type { Database, Row } from "./driver.ts";
import { matchNames } from "./match-names.ts";
import { toFigures } from "./score-rows.ts";

const MAX_PAPERS = 20_000;
const COAUTHORS = 24;

export function readAuthor(
  database: Database,
  id: string,
): { found: "author"; author: AuthorProfile } | { found: "moved"; id: string } | undefined {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const row = database
    .prepare("SELECT id, key, name, is_collective, moved_to FROM authors WHERE id = ?")
    .get(Number(id));
  if (!row) return undefined;
  if (row.moved_to !== null) return { found: "moved", id: String(row.moved_to) };
  const rows = database
    .prepare(
      `SELECT DISTINCT m.name, m.facts, m.id_key, p.id, p.year, p.category, p.citations, p.novelty, p.rank, p.has_code, p.date FROM mentions m
       JOIN papers p ON p.id = m.paper_id WHERE m.author_id = ? ORDER BY p.date DESC LIMIT ${MAX_PAPERS}`,
    )
    .all(Number(id));
  // A name printed twice on one paper counts once.
  const papers = [...new Map(rows.map((paper) => [paper.id, paper])).values()];
  if (papers.length === 0) return undefined;
  return { found: "author", author: toProfile(database, row, papers) };
}

function toProfile(database: Database, row: Row, papers: Row[]): AuthorProfile {
  const id = Number(row.id);
  const names = countBy(papers, (paper) => String(paper.name));
  const name = names[0]?.[0] ?? String(row.name);
  const scored = database.prepare("SELECT computed_at FROM author_metrics WHERE author_id = ?").get(id);
  const figures = authorFigures(papers.map(toFigures), new Date(String(scored?.computed_at ?? papers[0]?.date ?? 0)));
  const known = `${figures.counted} of ${papers.length} papers have a known citation count`;
  const years = figures.perYear;
  return {
    ...toAuthorRef(id, name),
    otherNames: names.slice(1, 12).map(([other]) => other),
    isCollective: row.is_collective === 1,
    identifiers: toIdentifiers(papers),
    ...(figures.primaryCategory && { primaryCategory: toCategoryRef(figures.primaryCategory) }),
    institutions: toInstitutions(papers),
    papers: papers.length,
    ...(figures.counted > 0 && {
      hIndex: {
        value: figures.hIndex,
        evidence: `${figures.hIndex} papers with at least ${figures.hIndex} citations each; ${known}`,
      },
      citations: { value: figures.citations, evidence: `highest known count of each paper, summed; ${known}` },
      i10: { value: figures.i10, evidence: `papers with at least 10 citations; ${known}` },
    }),
    ...(figures.novelty !== undefined && {
      novelty: { value: Math.round(figures.novelty), evidence: `mean over ${figures.judged} papers` },
    }),
    ...(scored && { aiScore: figures.aiScore }),
    ...(years[0] && { firstYear: years[0].year }),
    ...(years.length > 0 && { lastYear: years[years.length - 1]?.year ?? 0 }),
    papersPerYear: years,
    coauthors: readCoauthors(database, id),
    identityNote: identityNote(String(row.key), name),
  };
}

function identityNote(key: string, name: string): string {
  if (key.startsWith("name:")) {
    return `All papers that print the name ${name}, as far as sources know only one person of it. People who share a name may still be mixed here.`;
  }
  const colon = key.indexOf(":");
  return `Papers that a source ties to ${key.slice(0, colon)} id ${key.slice(colon + 1)}. Sources know several people named ${name}; each has a page of its own.`;
}

function countBy(rows: Row[], read: (row: Row) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(read(row), (counts.get(read(row)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const factsOf = (paper: Row): Partial<MergedAuthor> =>
  paper.facts === null ? {} : (JSON.parse(String(paper.facts)) as Partial<MergedAuthor>);

const PROFILE: Partial<Record<string, (value: string) => string>> = {
  orcid: (value) => `https://orcid.org/${encodeURIComponent(value)}`,
  openreview: (value) => `https://openreview.net/profile?id=${encodeURIComponent(value)}`,
  openalex: (value) => `https://openalex.org/${encodeURIComponent(value)}`,
  s2: (value) => `https://www.semanticscholar.org/author/${encodeURIComponent(value)}`,
};

function toIdentifiers(papers: Row[]): AuthorProfile["identifiers"] {
  const counts = countBy(
    papers.filter((paper) => paper.id_key !== null),
    (paper) => String(paper.id_key),
  );
  return counts.slice(0, 12).map(([key]) => {
    const [scheme, value] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const url = PROFILE[scheme]?.(value);
    return { scheme, value, ...(url && { url }) };
  });
}

/** Newest first, since papers come newest first. */
function toInstitutions(papers: Row[]): InstitutionRef[] {
  const found = new Map<string, InstitutionRef>();
  for (const paper of papers) {
    for (const tag of factsOf(paper).institutions ?? []) {
      const institution = institutionByTag(tag);
      if (institution && !found.has(tag)) found.set(tag, { tag, name: institution.name });
    }
  }
  return [...found.values()].slice(0, 8);
}

function readCoauthors(database: Database, id: number): AuthorProfile["coauthors"] {
  const rows = database
    .prepare(
      `SELECT o.author_id AS id, min(o.name) AS name, count(*) AS n FROM mentions m
       JOIN mentions o ON o.paper_id = m.paper_id AND o.author_id <> m.author_id AND o.position < 200
       WHERE m.author_id = ? GROUP BY o.author_id ORDER BY n DESC, id LIMIT ${COAUTHORS}`,
    )
    .all(id);
  return rows.map((row) => ({ ...toAuthorRef(Number(row.id), String(row.name)), papers: Number(row.n) }));
}

/** Authors of papers that have just come in have no figures yet, but they have papers. */
const PAPERS = "coalesce(x.papers, (SELECT count(*) FROM mentions m WHERE m.author_id = a.id))";

const ORDER: Record<AuthorQuery["sort"], string> = {
  papers: "papers DESC",
  hIndex: "x.h_index DESC, x.citations DESC",
  citations: "x.citations DESC",
  name: "a.name",
};

export function readAuthors(database: Database, query: AuthorQuery): AuthorList {
  const found = query.q ? matchNames(database, query.q) : undefined;
  const where = [
    ...(found ? ["a.id IN (SELECT value FROM json_each(?))"] : []),
    ...(query.category ? ["x.primary_category = ?"] : []),
    // By name without a query the list would begin with noise; it needs a sort that has an index.
    ...(found ? [] : ["x.author_id IS NOT NULL"]),
  ].join(" AND ");
  const values = [...(found ? [JSON.stringify(found)] : []), ...(query.category ? [query.category] : [])];
  const join = found
    ? "authors a LEFT JOIN author_metrics x ON x.author_id = a.id"
    : "author_metrics x JOIN authors a ON a.id = x.author_id";
  const total = Number(database.prepare(`SELECT count(*) AS n FROM ${join} WHERE ${where}`).get(...values)?.n ?? 0);
  const rows = database
    .prepare(
      `SELECT a.id, a.name, ${PAPERS} AS papers, x.h_index, x.citations, x.counted, x.primary_category, x.institution FROM ${join}
       WHERE ${where} ORDER BY ${ORDER[query.sort]}, a.id LIMIT ? OFFSET ?`,
    )
    .all(...values, query.limit, query.offset);
  return { total, offset: query.offset, limit: query.limit, authors: rows.map(toAuthorRow) };
}

function toAuthorRow(row: Row): AuthorRow {
  const institution = row.institution ? institutionByTag(String(row.institution)) : undefined;
  return {
    ...toAuthorRef(Number(row.id), String(row.name)),
    papers: Number(row.papers ?? 0),
    ...(Number(row.counted ?? 0) > 0 && { hIndex: Number(row.h_index), citations: Number(row.citations) }),
    ...(row.primary_category && { primaryCategory: toCategoryRef(String(row.primary_category)) }),
    ...(institution && { institution: { tag: institution.tag, name: institution.name } }),
  };
}
