// For each new name the few papers of known namesakes that it is worth being compared with.

import { blockKey } from "../../model/identity/blocks.ts";
import { oneSpelling } from "../../model/identity/one-spelling.ts";
import { relateNames } from "../../model/identity/pair-features.ts";
import { type PersonName, readFullName, readPersonName } from "../../model/identity/person-name.ts";
import type { IdentityLookups, IdentityMention, IdentityPaper } from "../../ports/identity.ts";

/** Looked through for shared company; more of one author say little more. */
const PAPERS_LOOKED_AT = 40;
/** Of each author: those in closest company, and the newest others, so that the mean is not of the best alone. */
const CLOSEST = 2;
const NEWEST = 1;
const MOST_PARTNERS = 9;

export interface NewMention {
  paper: IdentityPaper;
  place: number;
  mention: IdentityMention;
  name: PersonName;
  block: string;
}

export interface Partner {
  paper: string;
  author: string;
}

interface Choice extends Partner {
  /** Names printed on both papers. */
  shared: number;
}

/** Names without an author yet. */
export function listNewMentions(papers: readonly IdentityPaper[]): NewMention[] {
  return papers.flatMap((paper) =>
    paper.authors.flatMap((mention, place) => {
      if (mention.author !== undefined) return [];
      const name = readPersonName(oneSpelling(mention.name));
      return [{ paper, place, mention, name, block: blockKey(name) }];
    }),
  );
}

export function choosePartners(lookups: IdentityLookups, mentions: readonly NewMention[]): Map<string, Partner[]> {
  const namesakes = findNamesakes(lookups, mentions);
  const papersOf = new Map<string, { paper: string; names: string[] }[]>();
  const authors = [...new Set([...namesakes.values()].flatMap((known) => [...known]))];
  for (const { author, paper, names } of lookups.papersOfAuthors(authors, PAPERS_LOOKED_AT)) {
    const list = papersOf.get(author);
    if (list) list.push({ paper, names });
    else papersOf.set(author, [{ paper, names }]);
  }
  const chosen = new Map<string, Partner[]>();
  for (const { mention, name, block, paper } of mentions) {
    const company = new Set(paper.authors.flatMap((other) => (other === mention ? [] : [other.name])));
    const choices = [...(namesakes.get(`${block}\n${name.full}`) ?? [])].flatMap((author) =>
      chooseOf(author, papersOf.get(author) ?? [], company, paper.id),
    );
    choices.sort((a, b) => b.best - a.best || b.papers - a.papers || (a.author < b.author ? -1 : 1));
    const partners: Partner[] = [];
    for (const { picked } of choices) {
      if (partners.length + picked.length > MOST_PARTNERS) break;
      partners.push(...picked);
    }
    chosen.set(mention.id, partners);
  }
  return chosen;
}

/** Groups stand in blocks of their own. */
function readKnownName(fullName: string, block: string): PersonName {
  const name = readFullName(fullName);
  return blockKey(name) === block ? name : readPersonName(fullName);
}

function findNamesakes(lookups: IdentityLookups, mentions: readonly NewMention[]): Map<string, Set<string>> {
  const byBlock = new Map<string, { name: PersonName; author: string }[]>();
  const names = new Map<string, PersonName>();
  for (const { block, fullName, author } of lookups.namesInBlocks([...new Set(mentions.map(({ block }) => block))])) {
    const known = byBlock.get(block);
    const name = names.get(fullName) ?? readKnownName(fullName, block);
    names.set(fullName, name);
    const entry = { name, author };
    if (known) known.push(entry);
    else byBlock.set(block, [entry]);
  }
  const found = new Map<string, Set<string>>();
  for (const { block, name } of mentions) {
    const key = `${block}\n${name.full}`;
    if (found.has(key)) continue;
    const authors = new Set<string>();
    for (const other of byBlock.get(block) ?? []) if (relateNames(name, other.name)) authors.add(other.author);
    found.set(key, authors);
  }
  return found;
}

function chooseOf(
  author: string,
  papers: readonly { paper: string; names: string[] }[],
  company: ReadonlySet<string>,
  own: string,
) {
  // Nobody is on a paper twice.
  if (papers.length === 0 || papers.some(({ paper }) => paper === own)) return [];
  const choices = papers.map(
    ({ paper, names }): Choice => ({ author, paper, shared: names.filter((name) => company.has(name)).length }),
  );
  const closest = choices
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, CLOSEST);
  const newest = choices.filter((choice) => !closest.includes(choice)).slice(0, NEWEST);
  return [{ author, papers: papers.length, best: closest[0]?.shared ?? 0, picked: [...closest, ...newest] }];
}
