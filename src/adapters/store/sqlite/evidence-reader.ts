// Why a name on a paper is taken for an author's: how sure it is, and what it shares with the paper it is likest to.

import type { NameEvidence } from "../../../ports/corrections.ts";
import { selectByJson } from "./bulk.ts";
import { readFacts, readNames, readTrust } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";

const MOST_PAPERS = 2000;
const MOST_SHARED = 5;
const COLUMNS = "p.id, p.slug, p.title, p.year, p.venue, b.names, b.facts, b.trust";

/** The least sure first. */
export function readEvidence(database: Database, author: number): NameEvidence[] {
  const rows = database
    .prepare(
      `SELECT ${COLUMNS} FROM author_papers x JOIN papers p ON p.id = x.paper_id JOIN bylines b ON b.paper_id = p.id
       WHERE x.author_id = ? ORDER BY p.id DESC LIMIT ${MOST_PAPERS}`,
    )
    .all(author);
  const own = rows.map((row) => ({ row, place: readNames(row).findIndex(([id]) => id === author) }));
  const nearestIds = own.flatMap(({ row, place }) => readTrust(row)[place]?.[1] ?? []);
  const nearest = new Map(
    selectByJson(
      database,
      `SELECT ${COLUMNS} FROM json_each(?) e JOIN papers p ON p.id = e.value JOIN bylines b ON b.paper_id = p.id`,
      [...new Set(nearestIds)],
    ).map((row) => [Number(row.id), row]),
  );
  return own
    .map(({ row, place }) => explain(row, place, author, nearest))
    .sort((a, b) => (a.percent ?? 101) - (b.percent ?? 101));
}

function explain(row: Row, place: number, author: number, papers: ReadonlyMap<number, Row>): NameEvidence {
  const [percent, nearestId] = readTrust(row)[place] ?? [];
  const near = nearestId === undefined ? undefined : papers.get(nearestId);
  return {
    paper: String(row.slug),
    title: String(row.title),
    name: readNames(row)[place]?.[1] ?? "",
    ...(row.year !== null && { year: Number(row.year) }),
    ...(percent !== undefined && { percent }),
    ...(near && {
      nearest: { paper: String(near.slug), title: String(near.title), shared: shareOf(row, near, place, author) },
    }),
  };
}

function shareOf(row: Row, near: Row, place: number, author: number): string[] {
  const [names, others] = [readNames(row), readNames(near)];
  const nearPlace = others.findIndex(([id]) => id === author);
  const beside = new Set(others.map(([id]) => id));
  const company = names.flatMap(([id, name]) => (id !== author && beside.has(id) ? [name] : []));
  const [own, other] = [readFacts(row)[place], readFacts(near)[nearPlace]];
  const ids = new Set(other?.ids?.map(({ scheme, value }) => `${scheme} ${value}`));
  const sameIds = own?.ids?.flatMap(({ scheme, value }) => (ids.has(`${scheme} ${value}`) ? [scheme] : [])) ?? [];
  const samePlaces = own?.affiliations?.filter((affiliation) => other?.affiliations?.includes(affiliation)) ?? [];
  return [
    ...company.slice(0, MOST_SHARED),
    ...(company.length > MOST_SHARED ? [`${company.length - MOST_SHARED} more co-authors`] : []),
    ...samePlaces.slice(0, 1),
    ...(sameIds[0] === undefined ? [] : [`the same ${sameIds[0]} identifier`]),
    ...(row.venue !== null && row.venue === near.venue ? [String(row.venue)] : []),
  ];
}
