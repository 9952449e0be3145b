// What speaks for and against two mentions being one person, as a row of numbers. NaN: not known.

import type { Background } from "./background.ts";
import { GIVEN, type NameRelation, relateGivenNames } from "./name-relation.ts";
import { isOneFamily, type PersonName } from "./person-name.ts";
import { MEANING_LENGTH, type PreparedMention, type Preparer, type WordVector } from "./prepare-mentions.ts";

/** In the order of the row. Models are fitted to this order: new ones go to the end, and need a new model. */
// biome-ignore format: rows by theme
export const PAIR_FEATURES = [
  "given", "middle", "family", "fullEqual", "givenLength", "givenWords",
  "namePapersMax", "namePapersMin", "givenPerFamily", "familiesPerGiven", "expectedName", "islands",
  "islandShare", "largestIsland", "sharedAuthors", "sharedAuthorsRarity", "sharedAuthorRarest", "sharedShort",
  "sharedShortRarest", "sharedAuthorsShare", "authorsMin", "authorsMax", "acquainted", "acquaintedWeight",
  "acquaintedShare", "title", "titleRarest", "text", "bothAbstracts", "wordsMin",
  "sharedKeywords", "sharedKeywordsRarity", "sameVenue", "venueRarity", "yearGap", "yearMax",
  "yearMin", "affiliation", "affiliationRarest", "sharedInstitutions", "emailDomains", "sharedReferences",
  "cites", "oneIsland", "bridges", "bridgeStrength", "company", "companyLengths", "firsts", "lasts",
  "paperAffiliation", "paperAffiliationRarest", "sameRegion", "meaning",
] as const;

const MAX_ACQUAINTANCES = 30;
/** Behind all numbers of a set. */
const END = 0x7fffffff;

/** Undefined where two names cannot be one person's: another family name, given names that contradict. */
export function relateNames(a: PersonName, b: PersonName): NameRelation | undefined {
  if (a.full !== b.full && !isOneName(a, b)) return undefined;
  const relation = relateGivenNames(a, b);
  return relation.given === GIVEN.conflict && a.full !== b.full ? undefined : relation;
}

/** Also `Alfaro Molina` and `AlfaroMolina`. */
function isOneName(a: PersonName, b: PersonName): boolean {
  return isOneFamily(a.family, b.family) || a.full.replaceAll(" ", "") === b.full.replaceAll(" ", "");
}

export class PairFeatures {
  readonly #preparer: Preparer;
  readonly #background: Background;

  constructor(preparer: Preparer) {
    this.#preparer = preparer;
    this.#background = preparer.background;
  }

  /** How few papers carry the name. */
  readonly rarityOfName = (full: number): number => {
    const { names, papers } = this.#background;
    return Math.log((papers + 1) / (names.full.countOf(full) + 1));
  };

  /** Fills `row` from `offset` on. */
  write(a: PreparedMention, b: PreparedMention, relation: NameRelation, row: Float32Array, offset = 0): void {
    let at = offset;
    const put = (value: number) => {
      row[at++] = value;
    };
    this.#writeNames(a, b, relation, put);
    this.#writeCoAuthors(a, b, put);
    this.#writeTexts(a, b, put);
    this.#writePlaces(a, b, put);
    this.#writeCompany(a, b, put);
    this.#writePapers(a, b, put);
  }

  #writeNames(a: PreparedMention, b: PreparedMention, relation: NameRelation, put: (value: number) => void): void {
    const [x, y] = [a.name.name, b.name.name];
    put(relation.given);
    put(relation.middle);
    put(x.family === y.family ? 1 : 0);
    put(x.full === y.full ? 1 : 0);
    put(Math.min(x.given[0]?.length ?? 0, y.given[0]?.length ?? 0));
    put(Math.min(x.given.length, y.given.length));
    const [common, other] = a.commonness.papers >= b.commonness.papers ? [a, b] : [b, a];
    put(Math.log1p(common.commonness.papers));
    put(Math.log1p(other.commonness.papers));
    put(Math.log1p(a.commonness.givenPerFamily));
    put(Math.log1p(Math.min(a.commonness.familiesPerGiven, b.commonness.familiesPerGiven)));
    const rarer = Math.min(a.commonness.givenShare, b.commonness.givenShare);
    put(Math.log(a.commonness.familyShare * rarer + 1e-12));
    const islands = this.#background.islands.of(common.name.full);
    put(Math.log1p(islands.islands));
    put(islands.papers > 1 ? islands.islands / islands.papers : Number.NaN);
    put(islands.papers > 1 ? islands.largest / islands.papers : Number.NaN);
  }

  #writeCoAuthors(a: PreparedMention, b: PreparedMention, put: (value: number) => void): void {
    const { names, graph, papers } = this.#background;
    let [shared, rarity, rarest] = [0, 0, 0];
    const [onlyA, onlyB]: [number[], number[]] = [[], []];
    const isOwn = (full: number) => full === a.name.full || full === b.name.full;
    walkBoth(a.paper.full, b.paper.full, (full, isInA, isInB) => {
      if (isOwn(full)) return;
      if (!isInB) onlyA.push(full);
      else if (!isInA) onlyB.push(full);
      else {
        const rare = this.rarityOfName(full);
        shared += 1;
        rarity += rare;
        rarest = Math.max(rarest, rare);
      }
    });
    let [short, shortRarest] = [0, 0];
    walkBoth(a.paper.short, b.paper.short, (key, isInA, isInB) => {
      if (!isInA || !isInB || key === a.name.short || key === b.name.short) return;
      short += 1;
      shortRarest = Math.max(shortRarest, Math.log((papers + 1) / (names.short.countOf(key) + 1)));
    });
    const [few, many] = [a.paper.full.length - 1, b.paper.full.length - 1].sort((x, y) => x - y) as [number, number];
    put(shared);
    put(rarity);
    put(rarest);
    put(short);
    put(shortRarest);
    put(few > 0 ? shared / few : Number.NaN);
    put(few);
    put(many);
    let [acquainted, weight] = [0, 0];
    for (const x of onlyA.slice(0, MAX_ACQUAINTANCES)) {
      for (const y of onlyB.slice(0, MAX_ACQUAINTANCES)) {
        if (!graph.areNeighbours(x, y)) continue;
        acquainted += 1;
        weight += 1 / Math.sqrt(graph.degree(x) * graph.degree(y));
      }
    }
    put(acquainted);
    put(weight);
    put(few > 0 ? acquainted / few : Number.NaN);
  }

  #writeTexts(a: PreparedMention, b: PreparedMention, put: (value: number) => void): void {
    const title = cosine(a.paper.title, b.paper.title);
    let rarestWord = 0;
    walkBoth(a.paper.title.words, b.paper.title.words, (word, isInA, isInB) => {
      if (isInA && isInB) rarestWord = Math.max(rarestWord, this.#preparer.rarityOfWord(word));
    });
    put(title);
    put(rarestWord);
    put(cosine(a.paper.text, b.paper.text));
    put((a.paper.hasAbstract ? 1 : 0) + (b.paper.hasAbstract ? 1 : 0));
    put(Math.min(a.paper.text.words.length, b.paper.text.words.length));
    const hasKeywords = a.paper.keywords.length > 0 && b.paper.keywords.length > 0;
    let [shared, rarity] = [0, 0];
    walkBoth(a.paper.keywords, b.paper.keywords, (keyword, isInA, isInB) => {
      if (!isInA || !isInB) return;
      shared += 1;
      rarity += this.#preparer.rarityOfKeyword(keyword);
    });
    put(hasKeywords ? shared : Number.NaN);
    put(hasKeywords ? rarity : Number.NaN);
  }

  #writePlaces(a: PreparedMention, b: PreparedMention, put: (value: number) => void): void {
    const { venues, papers } = this.#background;
    const isSameVenue = a.paper.venue >= 0 && a.paper.venue === b.paper.venue;
    put(a.paper.venue < 0 || b.paper.venue < 0 ? Number.NaN : isSameVenue ? 1 : 0);
    put(isSameVenue ? Math.log((papers + 1) / (venues.countOf(a.paper.venue) + 1)) : Number.NaN);
    put(Math.abs(a.paper.year - b.paper.year));
    put(Math.max(a.paper.year, b.paper.year));
    put(Math.min(a.paper.year, b.paper.year));
    this.#writeAffiliations(a.affiliationWords, b.affiliationWords, put);
    put(sharedShare(a.institutions, b.institutions));
    put(sharedShare(a.emailDomains, b.emailDomains));
    put(sharedShare(a.paper.references, b.paper.references));
    const isKnown = a.paper.references.length > 0 || b.paper.references.length > 0;
    put(isKnown ? (cites(a, b) || cites(b, a) ? 1 : 0) : Number.NaN);
  }

  #writeAffiliations(a: Int32Array, b: Int32Array, put: (value: number) => void): void {
    if (a.length === 0 || b.length === 0) {
      put(Number.NaN);
      put(Number.NaN);
      return;
    }
    const words = this.#preparer.affiliationWords;
    let [both, either, rarest] = [0, 0, 0];
    walkBoth(a, b, (word, isInA, isInB) => {
      const rare = Math.log((words.size + 1) / (words.countOf(word) + 1)) + 0.1;
      either += rare;
      if (!isInA || !isInB) return;
      both += rare;
      rarest = Math.max(rarest, rare);
    });
    put(both / either);
    put(rarest);
  }

  #writePapers(a: PreparedMention, b: PreparedMention, put: (value: number) => void): void {
    this.#writeAffiliations(a.paper.affiliationWords, b.paper.affiliationWords, put);
    put(sharedShare(a.paper.regions, b.paper.regions));
    put(a.paper.meaning && b.paper.meaning ? likeness(a.paper.meaning, b.paper.meaning) : Number.NaN);
  }

  #writeCompany(a: PreparedMention, b: PreparedMention, put: (value: number) => void): void {
    const [common, other] = a.commonness.papers >= b.commonness.papers ? [a, b] : [b, a];
    const bridges =
      common.name.full === other.name.full
        ? this.#background.islands.between(common.name.full, a.paper.place, b.paper.place)
        : undefined;
    put(bridges ? (bridges.isOneIsland ? 1 : 0) : Number.NaN);
    put(bridges ? bridges.count : Number.NaN);
    put(bridges ? bridges.strength : Number.NaN);
    let [dot, x, y] = [0, 0, 0];
    for (let k = 0; k < a.company.length; k++) {
      const p = a.company[k] as number;
      const q = b.company[k] as number;
      dot += p * q;
      x += p * p;
      y += q * q;
    }
    put(x > 1e-6 && y > 1e-6 ? dot / Math.sqrt(x * y) : Number.NaN);
    put(Math.log1p(Math.sqrt(Math.min(x, y))));
    for (const place of ["first", "last"] as const) {
      const isKnown = a.place !== undefined && b.place !== undefined;
      put(isKnown ? (a.place === place ? 1 : 0) + (b.place === place ? 1 : 0) : Number.NaN);
    }
  }
}

function cites(a: PreparedMention, b: PreparedMention): boolean {
  return a.paper.references.includes(b.paper.reference);
}

/** Visits every number of two sorted sets in order. */
function walkBoth(a: Int32Array, b: Int32Array, visit: (number: number, isInA: boolean, isInB: boolean) => void): void {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? (a[i] as number) : END;
    const y = j < b.length ? (b[j] as number) : END;
    visit(x < y ? x : y, x <= y, y <= x);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
}

function sharedShare(a: Int32Array, b: Int32Array): number {
  if (a.length === 0 || b.length === 0) return Number.NaN;
  let shared = 0;
  walkBoth(a, b, (_, isInA, isInB) => {
    if (isInA && isInB) shared += 1;
  });
  return shared / Math.min(a.length, b.length);
}

/** Cosine: all meanings have the same length. */
function likeness(a: Int8Array, b: Int8Array): number {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < a.length; i += 2) {
    even += (a[i] as number) * (b[i] as number);
    odd += (a[i + 1] as number) * (b[i + 1] as number);
  }
  return (even + odd) / MEANING_LENGTH ** 2;
}

function cosine({ words: p, weights: u }: WordVector, { words: q, weights: v }: WordVector): number {
  let i = 0;
  let j = 0;
  let sum = 0;
  while (i < p.length && j < q.length) {
    const x = p[i] as number;
    const y = q[j] as number;
    if (x === y) sum += (u[i] as number) * (v[j] as number);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return sum;
}
