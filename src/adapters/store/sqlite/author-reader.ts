// Author pages and the directory of authors.

import { authorFigures } from "../../../model/author-figures.ts";
import type { AuthorPapersQuery, AuthorWork } from "../../../model/author-page.ts";
import { institutionByTag } from "../../../model/institutions.ts";
import { strongestId } from "../../../model/merge-authors.ts";
import type { AuthorProfile, PaperList } from "../../../model/paper.ts";
import { aiScore } from "../../../model/scores/ai-score.ts";
import type { AuthorList, AuthorQuery, AuthorRow } from "../../../model/views.ts";
import { readAuthorWork } from "./author-work.ts";
import { chooseOwnPapers, type OwnPaper, readOwnPapers, toFigures } from "./author-works.ts";
import { loadCards, toAuthorRef, toCategoryRef } from "./cards.ts";
import type { Database, Row } from "./driver.ts";
import { explainIdentity, nameOfAuthor } from "./explain-identity.ts";
import { matchNames } from "./match-names.ts";
import { createAuthorMemory } from "./remember-authors.ts";

export type AuthorLookup =
  | { found: "author"; author: AuthorProfile; work: AuthorWork; papers: PaperList }
  | { found: "moved"; id: string }
  | undefined;

const remember = createAuthorMemory<{ own: OwnPaper[]; work: AuthorWork; author: AuthorProfile }>();

export function readAuthor(database: Database, id: string, query: AuthorPapersQuery, now: number): AuthorLookup {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const row = database
    .prepare("SELECT id, key, name, chosen_name, is_collective, moved_to FROM authors WHERE id = ?")
    .get(Number(id));
  if (!row) return undefined;
  if (row.moved_to !== null) return { found: "moved", id: String(row.moved_to) };
  const known = remember(database, Number(id), () => {
    const own = readOwnPapers(database, Number(id));
    if (own.length === 0) return undefined;
    const work = readAuthorWork(database, Number(id), own);
    return { papers: own.length, value: { own, work, author: toProfile(database, row, own, work) } };
  });
  if (!known) return undefined;
  const { own, work, author } = known;
  const { offset, limit } = query;
  const ids = chooseOwnPapers(own, query, now);
  const papers = { total: ids.length, offset, limit, papers: loadCards(database, ids.slice(offset, offset + limit)) };
  return { found: "author", author, work, papers };
}

function toProfile(database: Database, row: Row, papers: OwnPaper[], work: AuthorWork): AuthorProfile {
  const id = Number(row.id);
  const names = countBy(papers.map((paper) => paper.name));
  const name = nameOfAuthor(row, names[0]?.[0]);
  const scored = database.prepare("SELECT computed_at FROM author_metrics WHERE author_id = ?").get(id);
  const figures = authorFigures(papers.map(toFigures));
  const { summary, years } = work;
  const known = `${summary.counted} of ${papers.length} papers have a known citation count`;
  const { hIndex, citations, i10 } = summary.all;
  return {
    ...toAuthorRef(id, name),
    otherNames: names.flatMap(([other]) => (other === name ? [] : [other])).slice(0, 12),
    isCollective: row.is_collective === 1,
    identifiers: toIdentifiers(papers),
    ...(figures.primaryCategory && { primaryCategory: toCategoryRef(figures.primaryCategory) }),
    institutions: work.institutions.slice(0, 8).map(({ tag, name: place }) => ({ tag, name: place })),
    papers: papers.length,
    ...(summary.counted > 0 && {
      hIndex: {
        value: hIndex,
        evidence: `${hIndex} papers with at least ${hIndex} citations each; ${known}`,
      },
      citations: { value: citations, evidence: `highest known count of each paper, summed; ${known}` },
      i10: { value: i10, evidence: `papers with at least 10 citations; ${known}` },
    }),
    ...(figures.novelty !== undefined && {
      novelty: { value: Math.round(figures.novelty), evidence: `mean over ${figures.judged} papers` },
    }),
    ...(scored && { aiScore: aiScore(figures.work, new Date(String(scored.computed_at))) }),
    ...(years[0] && { firstYear: years[0].year }),
    ...(years.length > 0 && { lastYear: years[years.length - 1]?.year ?? 0 }),
    papersPerYear: years.map(({ year, papers: count, citations: cited }) => ({
      year,
      papers: count,
      citations: cited,
    })),
    coauthors: work.coauthors.map(({ from: _from, to: _to, ...coauthor }) => coauthor),
    identityNote: explainIdentity(database, row, papers),
  };
}

function countBy(texts: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const PROFILE: Partial<Record<string, (value: string) => string>> = {
  orcid: (value) => `https://orcid.org/${encodeURIComponent(value)}`,
  openreview: (value) => `https://openreview.net/profile?id=${encodeURIComponent(value)}`,
  openalex: (value) => `https://openalex.org/${encodeURIComponent(value)}`,
  s2: (value) => `https://www.semanticscholar.org/author/${encodeURIComponent(value)}`,
};

function toIdentifiers(papers: OwnPaper[]): AuthorProfile["identifiers"] {
  const counts = countBy(papers.flatMap(({ facts }) => strongestId(facts.ids ?? []) ?? []));
  return counts.slice(0, 12).map(([key]) => {
    const [scheme, value] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const url = PROFILE[scheme]?.(value);
    return { scheme, value, ...(url && { url }) };
  });
}

/** Authors of papers that have just come in have no figures yet, but they have papers. */
const PAPERS = "coalesce(x.papers, (SELECT count(*) FROM author_papers m WHERE m.author_id = a.id))";

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
    ...(query.institution ? ["x.institution = ?"] : []),
    // By name without a query the list would begin with noise; it needs a sort that has an index.
    ...(found ? [] : ["x.author_id IS NOT NULL"]),
  ].join(" AND ");
  const values = [
    ...(found ? [JSON.stringify(found)] : []),
    ...[query.category, query.institution].filter(Boolean),
  ].map(String);
  const join = found
    ? "authors a LEFT JOIN author_metrics x ON x.author_id = a.id"
    : "author_metrics x JOIN authors a ON a.id = x.author_id";
  const total = Number(database.prepare(`SELECT count(*) AS n FROM ${join} WHERE ${where}`).get(...values)?.n ?? 0);
  const rows = database
    .prepare(
      `SELECT a.id, coalesce(a.chosen_name, a.name) AS name, ${PAPERS} AS papers, x.h_index, x.citations, x.counted, x.primary_category, x.institution FROM ${join}
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
