// Institutions as they are shown: one with its papers, people, topics, years and relations, the directory, and what nobody could resolve.

import { type Institution, institutionByTag, institutionsOf } from "../../../model/institutions.ts";
import type { InstitutionPage, UnresolvedList } from "../../../model/views.ts";
import { countAuthors, readFacts, readNames } from "./bylines.ts";
import { loadCards, toAuthorRef, toCategoryRef } from "./cards.ts";
import type { Database, Row } from "./driver.ts";

interface Page {
  offset: number;
  limit: number;
}

const SHOWN = 10;
const PEOPLE = 20;
/** People are counted over the newest papers only: bounded work even for the largest institution. */
const RECENT = 600;

export function readInstitution(database: Database, tag: string, page: Page): InstitutionPage | undefined {
  const institution = institutionByTag(tag);
  if (!institution) return undefined;
  const total = countPapers(database, tag);
  const children = institutionsOf(tag).flatMap((child) => {
    const papers = countPapers(database, child.tag);
    return papers > 0 ? [{ tag: child.tag, name: child.name, papers }] : [];
  });
  if (total === 0 && children.length === 0) return undefined;
  const ids = database
    .prepare("SELECT paper_id FROM paper_institutions WHERE tag = ? ORDER BY date DESC, paper_id LIMIT ? OFFSET ?")
    .all(tag, page.limit, page.offset)
    .map((row) => Number(row.paper_id));
  const parent = institution.parent ? institutionByTag(institution.parent) : undefined;
  const scored = database.prepare("SELECT ai_score FROM institution_metrics WHERE tag = ?").get(tag);
  return {
    ...placeOf(institution),
    ...(scored && { aiScore: Number(scored.ai_score) }),
    ...(parent && { parent: { tag: parent.tag, name: parent.name } }),
    children,
    papers: { total, ...page, papers: loadCards(database, ids) },
    authors: institutionAuthors(database, tag),
    papersPerYear: papersPerYear(database, tag),
    categories: topCategories(database, tag),
    topics: topTopics(database, tag),
    otherNames: [],
  };
}

const placeOf = ({ tag, name, country }: Institution) => ({ tag, name, ...(country && { country }) });

const countPapers = (database: Database, tag: string): number =>
  Number(database.prepare("SELECT count(*) AS n FROM paper_institutions WHERE tag = ?").get(tag)?.n ?? 0);

function papersPerYear(database: Database, tag: string): InstitutionPage["papersPerYear"] {
  const rows = database
    .prepare(
      `SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*) AS n FROM paper_institutions
       WHERE tag = ? AND date IS NOT NULL GROUP BY 1 ORDER BY 1`,
    )
    .all(tag);
  return rows.map((row) => ({ year: Number(row.year), papers: Number(row.n) }));
}

function topCategories(database: Database, tag: string): InstitutionPage["categories"] {
  const rows = database
    .prepare(
      `SELECT c.category, count(*) AS n FROM paper_institutions i JOIN paper_categories c ON c.paper_id = i.paper_id
       WHERE i.tag = ? GROUP BY c.category ORDER BY n DESC, c.category LIMIT ${SHOWN}`,
    )
    .all(tag);
  return rows.map((row) => ({ ...toCategoryRef(String(row.category)), count: Number(row.n) }));
}

function topTopics(database: Database, tag: string): InstitutionPage["topics"] {
  const rows = database
    .prepare(
      `SELECT t.slug, t.label, count(*) AS n FROM paper_institutions i CROSS JOIN paper_topics x ON x.paper_id = i.paper_id
       CROSS JOIN topics t ON t.id = x.topic_id AND t.is_gone = 0 WHERE i.tag = ? GROUP BY t.id ORDER BY n DESC, t.label LIMIT ${SHOWN}`,
    )
    .all(tag);
  return rows.map((row) => ({ id: String(row.slug), label: String(row.label), count: Number(row.n) }));
}

/** People whose own affiliation names the institution, not merely their co-authors'. */
function institutionAuthors(database: Database, tag: string): InstitutionPage["authors"] {
  const rows = database
    .prepare(
      `SELECT b.names, b.facts FROM (SELECT paper_id FROM paper_institutions WHERE tag = ?1 ORDER BY date DESC LIMIT ${RECENT}) x
       JOIN bylines b ON b.paper_id = x.paper_id WHERE b.facts IS NOT NULL`,
    )
    .all(tag);
  const own = rows.map((row: Row) => {
    const facts = readFacts(row);
    return readNames(row).filter((_name, position) => facts[position]?.institutions?.includes(tag));
  });
  return countAuthors(own, PEOPLE).map(({ id, name, papers }) => ({ ...toAuthorRef(id, name), papers }));
}

export function readInstitutions(
  database: Database,
  page: Page,
): { total: number; institutions: { tag: string; name: string; country?: string; papers: number }[] } {
  const rows = database
    .prepare("SELECT tag, count(*) AS n FROM paper_institutions GROUP BY tag ORDER BY n DESC, tag LIMIT ? OFFSET ?")
    .all(page.limit, page.offset);
  const total = Number(database.prepare("SELECT count(DISTINCT tag) AS n FROM paper_institutions").get()?.n ?? 0);
  return {
    total,
    institutions: rows.map((row) => {
      const tag = String(row.tag);
      return { ...placeOf(institutionByTag(tag) ?? { tag, name: tag }), papers: Number(row.n) };
    }),
  };
}

export function readUnresolved(database: Database, { offset, limit }: Page): UnresolvedList {
  const rows = database
    .prepare(
      `SELECT u.text, u.mentions, p.slug FROM unresolved_affiliations u LEFT JOIN papers p ON p.id = u.paper_id
       ORDER BY u.mentions DESC, u.text LIMIT ? OFFSET ?`,
    )
    .all(limit, offset);
  const sums = database.prepare("SELECT count(*) AS n, sum(mentions) AS mentions FROM unresolved_affiliations").get();
  return {
    total: Number(sums?.n ?? 0),
    mentions: Number(sums?.mentions ?? 0),
    offset,
    limit,
    affiliations: rows.map((row) => ({
      text: String(row.text),
      mentions: Number(row.mentions),
      ...(typeof row.slug === "string" && { paper: row.slug }),
    })),
  };
}
