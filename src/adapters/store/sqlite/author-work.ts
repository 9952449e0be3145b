// What an author's papers add up to: years, places, company, and what citations say.

import type { AuthorWork } from "../../../model/author-page.ts";
import { bestCounts, summariseCitations } from "../../../model/citation-summary.ts";
import { institutionByTag } from "../../../model/institutions.ts";
import { countPositions, type OwnPaper } from "./author-works.ts";
import { toAuthorRef, toCategoryRef } from "./cards.ts";
import { readCitedPapers, readCitingYears } from "./citation-reader.ts";
import type { Database } from "./driver.ts";

const COAUTHORS = 24;
const IN_GRAPH = 12;
const PLACES = 12;
/** In collaborations of thousands nobody works with everybody. */
const MAX_BESIDE = 200;

export function readAuthorWork(database: Database, authorId: number, papers: readonly OwnPaper[]): AuthorWork {
  const ids = papers.map(({ id }) => id);
  const cited = readCitedPapers(database, ids);
  const coauthors = countCoauthors(papers, authorId);
  return {
    summary: summariseCitations(cited),
    positions: countPositions(papers),
    withCode: papers.filter(({ hasCode }) => hasCode).length,
    categories: mostFrequent(papers.map(({ category }) => category)).map(({ name, count }) => ({
      ...toCategoryRef(name),
      count,
    })),
    venues: mostFrequent(papers.map(({ venue }) => venue)),
    years: countYears(papers, cited),
    citedYears: readCitingYears(database, ids),
    institutions: listInstitutions(papers),
    coauthors: coauthors.map(({ id, name, papers: count, from, to }) => ({
      ...toAuthorRef(id, name),
      papers: count,
      ...span(from, to),
    })),
    links: countLinks(
      papers,
      coauthors.slice(0, IN_GRAPH).map(({ id }) => id),
    ),
  };
}

const span = (from: number, to: number) => (to === NEVER_TO ? {} : { from, to });

function mostFrequent(values: (string | null)[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, PLACES);
}

/** Citations stand with the year of the cited paper. */
function countYears(papers: readonly OwnPaper[], cited: ReturnType<typeof readCitedPapers>): AuthorWork["years"] {
  const counts = new Map(bestCounts(cited.counts).map(({ paperId, count }) => [paperId, count]));
  const years = new Map<number, AuthorWork["years"][number]>();
  for (const { id, year } of papers) {
    if (year === null) continue;
    const row = years.get(year) ?? { year, papers: 0, citations: 0, selfCitations: 0 };
    const count = counts.get(id) ?? 0;
    row.papers++;
    row.citations += count;
    row.selfCitations += Math.min(count, cited.selfCitations.get(id) ?? 0);
    years.set(year, row);
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

interface Seen {
  papers: number;
  from: number;
  to: number;
}

// Whole numbers: infinities would be kept as objects of their own.
const [NEVER_FROM, NEVER_TO] = [9999, 0];

function see(seen: Seen, year: number | null): void {
  seen.papers++;
  if (year === null) return;
  if (year < seen.from) seen.from = year;
  if (year > seen.to) seen.to = year;
}

function listInstitutions(papers: readonly OwnPaper[]): AuthorWork["institutions"] {
  const found = new Map<string, Seen>();
  for (const { facts, year } of papers) {
    for (const tag of facts.institutions ?? []) {
      const seen = found.get(tag) ?? { papers: 0, from: NEVER_FROM, to: NEVER_TO };
      see(seen, year);
      found.set(tag, seen);
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.to - a.to || b.papers - a.papers)
    .flatMap(([tag, { papers: count, from, to }]) => {
      const institution = institutionByTag(tag);
      return institution ? [{ tag, name: institution.name, papers: count, ...span(from, to) }] : [];
    })
    .slice(0, PLACES);
}

function countCoauthors(papers: readonly OwnPaper[], authorId: number): (Seen & { id: number; name: string })[] {
  const found = new Map<number, Seen & { id: number; name: string }>();
  for (const { names, year } of papers) {
    for (const [id, name] of names.length > MAX_BESIDE ? names.slice(0, MAX_BESIDE) : names) {
      if (id === authorId) continue;
      let seen = found.get(id);
      if (!seen) {
        seen = { id, name, papers: 0, from: NEVER_FROM, to: NEVER_TO };
        found.set(id, seen);
      } else if (name < seen.name) seen.name = name;
      see(seen, year);
    }
  }
  return [...found.values()].sort((a, b) => b.papers - a.papers || a.id - b.id).slice(0, COAUTHORS);
}

function countLinks(papers: readonly OwnPaper[], ids: number[]): AuthorWork["links"] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const counts = new Map<number, number>();
  for (const { names } of papers) {
    const here: number[] = [];
    for (const [id] of names) {
      const place = places.get(id);
      if (place !== undefined) here.push(place);
    }
    here.sort((a, b) => a - b);
    for (const [at, a] of here.entries())
      for (const b of here.slice(at + 1)) counts.set(a * IN_GRAPH + b, (counts.get(a * IN_GRAPH + b) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => ({ a: Math.floor(key / IN_GRAPH), b: key % IN_GRAPH, papers: count }));
}
