// Paper ids in, cards out: two queries however many cards.

import { categoryName } from "../../../model/categories.ts";
import type { CardFacts } from "../../../model/merged-paper.ts";
import { authorSlug } from "../../../model/names.ts";
import type { AuthorRef, CategoryRef, PaperCard, Score, Summary } from "../../../model/paper.ts";
import { decodeParts } from "../../../model/score-codec.ts";
import { selectByJson } from "./bulk.ts";
import { readNames } from "./bylines.ts";
import { loadCodeChecks } from "./code-check-rows.ts";
import type { Database, Row } from "./driver.ts";

const AUTHORS_ON_CARD = 3;

export const toCategoryRef = (code: string): CategoryRef => ({ code, name: categoryName(code) });

export const toAuthorRef = (id: number, name: string): { name: string; id: string; url: string } => ({
  name,
  id: String(id),
  url: `/author/${id}/${authorSlug(name) || "author"}`,
});

export const paperUrl = (slug: string): string => `/paper/${slug}`;

const CARD_COLUMNS = `p.id, p.slug, p.title, p.title_html, p.abstract, p.abstract_html, p.date, p.year, p.category, p.venue,
  p.status, p.arxiv_id, p.doi, p.author_count, p.novelty, p.card`;

/** Cards in the order of `ids`; ids that are gone are left out. */
export function loadCards(database: Database, ids: number[]): PaperCard[] {
  const rows = selectByJson(
    database,
    `SELECT ${CARD_COLUMNS}, b.names, r.summary, r.summary_html, r.kind, o.summary AS written, o.model AS writer, o.made_at AS written_at FROM json_each(?) e JOIN papers p ON p.id = e.value
     LEFT JOIN bylines b ON b.paper_id = p.id LEFT JOIN readings r ON r.paper_id = p.id
     LEFT JOIN opinions o ON o.paper_id = p.id`,
    ids,
  );
  const scores = loadScores(database, ids);
  const cards = new Map(
    rows.map((row) => [Number(row.id), toCard(row, firstAuthors(row), scores.get(Number(row.id)))]),
  );
  markSeenCode(database, [...cards.values()]);
  return ids.flatMap((id) => cards.get(id) ?? []);
}

function markSeenCode(database: Database, cards: readonly PaperCard[]): void {
  const links = cards.flatMap(({ code }) => code ?? []);
  const checks = loadCodeChecks(
    database,
    links.map(({ url }) => url),
  );
  for (const link of links) {
    const seen = checks.get(link.url.toLowerCase());
    if (seen) link.seen = seen;
  }
}

function loadScores(database: Database, ids: number[]): Map<number, Score> {
  const rows = selectByJson(
    database,
    "SELECT s.paper_id, s.value, s.parts, s.computed_at FROM json_each(?) e JOIN scores s ON s.paper_id = e.value AND s.kind = 'rank'",
    ids,
  );
  return new Map(
    rows.map((row) => [
      Number(row.paper_id),
      {
        value: Number(row.value),
        parts: decodeParts(String(row.parts)),
        computedAt: String(row.computed_at),
      },
    ]),
  );
}

const firstAuthors = (row: Row): AuthorRef[] =>
  typeof row.names === "string"
    ? readNames(row)
        .slice(0, AUTHORS_ON_CARD)
        .map(([id, name]) => toAuthorRef(id, name))
    : [];

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function toCard(row: Row, authors: AuthorRef[], score: Score | undefined): PaperCard {
  const facts = JSON.parse(String(row.card)) as CardFacts;
  const optional = {
    titleHtml: text(row.title_html),
    date: text(row.date),
    year: row.year === null ? undefined : Number(row.year),
    category: row.category ? toCategoryRef(String(row.category)) : undefined,
    venue: text(row.venue),
    abstract: text(row.abstract),
    abstractHtml: text(row.abstract_html),
    summary: chooseSummary(facts.summary, row),
    kind: text(row.kind) as PaperCard["kind"],
    code: facts.code,
    score,
    novelty: row.novelty === null ? undefined : Number(row.novelty),
    citations: facts.citations,
    upvotes: facts.upvotes,
    status: text(row.status) as PaperCard["status"],
    arxivId: text(row.arxiv_id),
    doi: text(row.doi),
  };
  return {
    id: String(row.slug),
    url: paperUrl(String(row.slug)),
    title: String(row.title),
    categories: facts.categories,
    authors,
    authorCount: Number(row.author_count),
    authorsTruncated: facts.authorsTruncated,
    institutions: facts.institutions,
    codeClaimed: facts.codeClaimed,
    ...withoutAbsent(optional),
  };
}

/** What a person wrote, then the operator's own language model, then a source's machine, then the sentence that was picked here. */
function chooseSummary(given: CardFacts["summary"], row: Row): Summary | undefined {
  if (given && !given.machine) return given;
  const written = text(row.written);
  if (written !== undefined)
    return { text: written, by: String(row.writer), machine: true, writtenOn: String(row.written_at).slice(0, 10) };
  if (given) return given;
  const picked = text(row.summary);
  if (picked === undefined) return undefined;
  return {
    text: picked,
    by: "Broadsheet",
    machine: true,
    isPicked: true,
    ...withoutAbsent({ html: text(row.summary_html) }),
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Absent means not known: an `undefined` would be a third state. */
export function withoutAbsent<T extends object>(value: T): Present<T> {
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) kept[key] = item;
  return kept as Present<T>;
}
