// Reads the labelled author sets and the catalogue around them. Labels stay apart from what a program may see.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CataloguePaper, Mention } from "../../../src/model/identity/mention.ts";
import { isOneFamily, readPersonName } from "../../../src/model/identity/person-name.ts";
import { readLines } from "../read-lines.ts";

export const SETS = ["openreview", "acl", "ieee", "aminer"] as const;
export type SetName = (typeof SETS)[number];

export interface Labelled {
  mention: Mention;
  block: string;
  person: string;
}

export interface PairCase {
  id: string;
  a: Mention;
  b: Mention;
  same: boolean;
}

export interface AuthorSets {
  sets: Map<SetName, Labelled[]>;
  pubmed: PairCase[];
  /** Biomedicine is a catalogue of its own: its words and names are common in another way. */
  pubmedCatalogue: CataloguePaper[];
  /** The catalogue: the works of both folders, and papers of the sets that are not among them. */
  catalogue: CataloguePaper[];
}

interface Work {
  id: string;
  title: string;
  abstract?: string;
  authors?: { name: string; affiliation?: string }[];
  venue?: string;
}

interface WorkFacts {
  abstract?: string;
  affiliations: string[];
}

interface Row {
  mention: string;
  block: string;
  name: string;
  goldId: string;
  workId?: string;
  title: string;
  year?: number;
  venue?: string;
  coauthors?: string[];
  affiliation?: string;
  keywords?: string[];
}

/** Everything the folder holds; files that are not there leave their part empty. */
export async function readAuthorSets(dataFolder: string, historyFolder: string): Promise<AuthorSets> {
  const rows = new Map<SetName, Row[]>();
  for (const set of SETS) rows.set(set, await readRows(join(dataFolder, `and/and_${set}.jsonl.gz`)));
  const wanted = new Set([...rows.values()].flatMap((list) => list.flatMap(({ workId }) => workId ?? [])));
  const { catalogue, facts } = await readCatalogue([dataFolder, historyFolder], wanted);
  const sets = new Map<SetName, Labelled[]>();
  const known = new Set(catalogue.map(({ id }) => id));
  for (const [set, list] of rows) {
    const labelled = list.map((row) => toLabelled(row, facts));
    sets.set(set, labelled);
    for (const { mention } of labelled) {
      if (known.has(mention.paper)) continue;
      known.add(mention.paper);
      catalogue.push(toCataloguePaper(mention));
    }
  }
  const pubmed = await readPubmed(join(dataFolder, "and"));
  return { sets, catalogue, pubmed: pubmed.cases, pubmedCatalogue: pubmed.catalogue };
}

export function toCataloguePaper({ paper, name, coauthors, title, venue }: Mention): CataloguePaper {
  return { id: paper, authors: [name, ...coauthors], title, ...(venue ? { venue } : {}) };
}

/** IEEE lists carry every author twice; the second of them is left out. */
async function readRows(path: string): Promise<Row[]> {
  if (!existsSync(path)) return [];
  const seen = new Set<string>();
  const rows: Row[] = [];
  for await (const row of readLines<Row>(path)) {
    const key = `${row.workId ?? row.mention}|${row.goldId}`;
    if (!seen.has(key)) rows.push(row);
    seen.add(key);
  }
  return rows;
}

function toLabelled(row: Row, facts: ReadonlyMap<string, WorkFacts>): Labelled {
  const { abstract, affiliations = [] } = (row.workId === undefined ? undefined : facts.get(row.workId)) ?? {};
  const own = readPersonName(row.name).full;
  const coauthors = [...new Set(row.coauthors ?? [])].filter((name) => readPersonName(name).full !== own);
  const position = Number(/^w:.*#(\d+)$/.exec(row.mention)?.[1] ?? Number.NaN);
  const mention: Mention = {
    id: row.mention,
    // AMiner rows name no work, and hold some papers twice: each counts as a paper of its own.
    paper: row.workId ?? row.mention,
    name: row.name,
    coauthors,
    ...placeAmong(position, coauthors.length + 1),
    title: row.title,
    ...(abstract ? { abstract } : {}),
    ...(row.keywords?.length ? { keywords: row.keywords } : {}),
    ...(row.venue && row.venue !== "null" ? { venue: row.venue } : {}),
    ...(row.year ? { year: row.year } : {}),
    ...(row.affiliation ? { affiliations: row.affiliation.split("+") } : {}),
    ...(affiliations.length > 0 ? { paperAffiliations: affiliations } : {}),
  };
  return { mention, block: row.block, person: row.goldId };
}

function placeAmong(position: number, count: number): Pick<Mention, "place"> {
  if (!(position >= 0)) return {};
  // Of a doubled list the second half was left out.
  return { place: position === 0 ? "first" : position >= count - 1 ? "last" : "middle" };
}

async function readCatalogue(folders: readonly string[], wanted: ReadonlySet<string>) {
  const catalogue: CataloguePaper[] = [];
  const facts = new Map<string, WorkFacts>();
  const seen = new Set<string>();
  for (const path of new Set(
    folders.flatMap((folder) => [join(folder, "works/works.jsonl.gz"), join(folder, "works/titles_only.jsonl.gz")]),
  )) {
    if (!existsSync(path)) continue;
    for await (const { id, title, abstract, authors, venue } of readLines<Work>(path)) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (wanted.has(id)) {
        const affiliations = (authors ?? []).flatMap(({ affiliation }) => affiliation ?? []);
        facts.set(id, { affiliations, ...(abstract ? { abstract } : {}) });
      }
      catalogue.push({
        id,
        title,
        authors: [...new Set((authors ?? []).map(({ name }) => name))],
        ...(venue ? { venue } : {}),
      });
    }
  }
  return { catalogue, facts };
}

interface PubmedAuthor {
  last: string | null;
  initials?: string | null;
  first?: string | null;
}

interface PubmedWork extends Omit<Work, "authors"> {
  authors: (PubmedAuthor & { name: string; affiliation?: string })[];
  year?: number;
  keywords?: string[];
  references?: string[];
}

interface PubmedSide extends PubmedAuthor {
  work: string;
}

async function readPubmed(folder: string): Promise<{ cases: PairCase[]; catalogue: CataloguePaper[] }> {
  const [pairsPath, worksPath] = [join(folder, "pubmed_pairs.jsonl.gz"), join(folder, "pubmed_pairs_works.jsonl.gz")];
  if (!existsSync(pairsPath) || !existsSync(worksPath)) return { cases: [], catalogue: [] };
  const works = new Map<string, PubmedWork>();
  for await (const work of readLines<PubmedWork>(worksPath)) works.set(work.id, work);
  const cases: PairCase[] = [];
  for await (const { id, a, b, same } of readLines<{ id: string; a: PubmedSide; b: PubmedSide; same: boolean }>(
    pairsPath,
  )) {
    cases.push({ id, a: toPubmedMention(a, works.get(a.work)), b: toPubmedMention(b, works.get(b.work)), same });
  }
  const catalogue = [...works.values()].map(({ id, title, authors, venue }) => ({
    ...{ id, title: title ?? "", authors: authors.map(pubmedName) },
    ...(venue ? { venue } : {}),
  }));
  return { cases, catalogue };
}

function toPubmedMention(side: PubmedSide, work: PubmedWork | undefined): Mention {
  const family = toFamily(side);
  // The pairs have lost letters that the records still have.
  const isSelf = (other: PubmedAuthor) =>
    isOneFamily(toFamily(other), family) && other.initials?.[0] === side.initials?.[0];
  const self = work?.authors.find(isSelf);
  const affiliations = (work?.authors ?? []).flatMap(({ affiliation }) => affiliation ?? []);
  return {
    id: `${side.work}#${side.last}`,
    paper: side.work,
    name: pubmedName(side),
    coauthors: (work?.authors ?? []).filter((other) => !isSelf(other)).map(pubmedName),
    ...placeAmong(work?.authors.findIndex(isSelf) ?? -1, work?.authors.length ?? 0),
    title: work?.title ?? "",
    references: work?.references ?? [],
    ...(work?.abstract ? { abstract: work.abstract } : {}),
    ...(work?.keywords?.length ? { keywords: work.keywords } : {}),
    ...(work?.venue ? { venue: work.venue } : {}),
    ...(work?.year ? { year: work.year } : {}),
    ...(self?.affiliation ? { affiliations: [self.affiliation] } : {}),
    ...(affiliations.length > 0 ? { paperAffiliations: affiliations } : {}),
  };
}

const toFamily = ({ last }: PubmedAuthor): string => readPersonName(last ?? "").full.replaceAll(" ", "");

/** The written-out first name where there is one, and the initials after the first. */
function pubmedName({ last, initials: printed, first: written }: PubmedAuthor): string {
  const [initials, first] = [printed ?? "", written ?? ""];
  const letters = [...initials.replace(/[^\p{L}]/gu, "")];
  const given =
    first.length > 1 && first !== initials ? [first, ...(first.includes(" ") ? [] : letters.slice(1))] : letters;
  return `${given.join(" ")} ${last ?? ""}`.trim();
}
