// What speaks for and against two mentions being one person, as a row of numbers. NaN: not known.

import type { Knowledge } from "./knowledge.ts";
import { GIVEN, type NameRelation, relateGivenNames } from "./name-relation.ts";
import { type Commonness, createCommonness, type NameShares } from "./name-shares.ts";
import { Circle, OpenText } from "./one-against-many.ts";
import { isOneFamily, type PersonName } from "./person-name.ts";
import { MEANING_LENGTH, type PreparedMention, type WordVector } from "./prepare-mentions.ts";

/** In the order of the row. Models are fitted to this order: new ones go to the end, and need a new model. */
// biome-ignore format: rows by theme
export const PAIR_FEATURES = [
  "given", "middle", "family", "fullEqual", "givenLength", "givenWords",
  "namePapersMax", "namePapersMin", "familyShare", "givenShare", "rarerShare", "commonerShare", "islands",
  "islandShare", "largestIsland", "sharedAuthors", "sharedAuthorsRarity", "sharedAuthorRarest", "sharedShort",
  "sharedShortRarest", "sharedAuthorsShare", "authorsMin", "authorsMax", "acquainted", "acquaintedWeight",
  "acquaintedShare", "title", "titleRarest", "text", "bothAbstracts", "wordsMin",
  "sharedKeywords", "sharedKeywordsRarity", "sameVenue", "venueRarity", "yearGap", "yearMax",
  "yearMin", "affiliation", "affiliationRarest", "sharedInstitutions", "emailDomains", "sharedReferences",
  "cites", "oneIsland", "bridges", "bridgeStrength", "company", "companyLengths", "firsts", "lasts",
  "paperAffiliation", "paperAffiliationRarest", "sameRegion", "meaning",
] as const;

const MAX_ACQUAINTANCES = 30;
/** Laying a mention out costs as much as so many comparisons. */
const LAID_OUT_FROM = 8;
/** Behind all numbers of a set. */
const END = 0x7fffffff;
/** Features of the two names alone; the first of the row. */
export const NAME_FEATURES = 15;

const UNKNOWN: Commonness = { name: Number.NaN, family: Number.NaN, given: Number.NaN };

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
  readonly #known: Knowledge;
  readonly #commonnessOf: (name: PersonName) => Commonness;
  readonly #onlyA = new Int32Array(MAX_ACQUAINTANCES);
  readonly #onlyB = new Int32Array(MAX_ACQUAINTANCES);
  readonly #both = new Int32Array(MAX_ACQUAINTANCES);

  readonly #circle = new Circle();
  readonly #openText = new OpenText();
  /** The mention that the others are held against, how many were so far, and whether it is laid out for more of them. */
  #one: PreparedMention | undefined;
  #others = 0;
  #isLaidOut = false;

  /** Without shares of names, how common they are is what the catalogue says. */
  constructor(known: Knowledge, names?: NameShares) {
    this.#known = known;
    this.#commonnessOf = names ? createCommonness(names) : () => UNKNOWN;
  }

  /** How few papers carry the name. */
  readonly rarityOfName = (full: number): number => this.#known.rarityOfName(full);

  /** Fills `row` from `offset` on. */
  write(a: PreparedMention, b: PreparedMention, relation: NameRelation, row: Float32Array, offset = 0): void {
    this.writeNames(a, b, relation, row, offset);
    this.writeRest(a, b, row, offset);
  }

  /** What the two names say: the same for all mentions of them. */
  writeNames(a: PreparedMention, b: PreparedMention, relation: NameRelation, row: Float32Array, offset = 0): void {
    const [x, y] = [a.name.name, b.name.name];
    const [common, other] = a.namePapers >= b.namePapers ? [a, b] : [b, a];
    const islands = this.#known.islands.of(common.name.full);
    const own = this.#commonnessOf(x);
    const others = x.full === y.full ? own : this.#commonnessOf(y);
    row[offset] = relation.given;
    row[offset + 1] = relation.middle;
    row[offset + 2] = x.family === y.family ? 1 : 0;
    row[offset + 3] = x.full === y.full ? 1 : 0;
    row[offset + 4] = Math.min(x.given[0]?.length ?? 0, y.given[0]?.length ?? 0);
    row[offset + 5] = Math.min(x.given.length, y.given.length);
    row[offset + 6] = Math.log1p(common.namePapers);
    row[offset + 7] = Math.log1p(other.namePapers);
    row[offset + 8] = Math.min(own.family, others.family);
    row[offset + 9] = Math.min(own.given, others.given);
    row[offset + 10] = Math.min(own.name, others.name);
    row[offset + 11] = Math.max(own.name, others.name);
    row[offset + 12] = Math.log1p(islands.islands);
    row[offset + 13] = islands.papers > 1 ? islands.islands / islands.papers : Number.NaN;
    row[offset + 14] = islands.papers > 1 ? islands.largest / islands.papers : Number.NaN;
  }

  /** Everything behind the features of the names. */
  writeRest(a: PreparedMention, b: PreparedMention, row: Float32Array, offset: number): void {
    this.#layOut(a);
    this.#writeCoAuthors(a, b, row, offset + 15);
    this.#writeTexts(a, b, row, offset + 26);
    this.#writePlaces(a, b, row, offset + 33);
    this.#writeCompany(a, b, row, offset + 44);
    this.#writePapers(a, b, row, offset + 51);
  }

  #layOut(one: PreparedMention): void {
    if (this.#one !== one) {
      this.#one = one;
      this.#others = 0;
      this.#isLaidOut = false;
    }
    this.#others += 1;
    if (this.#others !== LAID_OUT_FROM) return;
    this.#circle.fill(one.paper.full, one.name.full, this.#known.graph);
    this.#openText.fill(one.paper.text);
    this.#isLaidOut = true;
  }

  #writeCoAuthors(a: PreparedMention, b: PreparedMention, row: Float32Array, at: number): void {
    const known = this.#known;
    const [onlyA, onlyB, both] = [this.#onlyA, this.#onlyB, this.#both];
    const [ownA, ownB] = [a.name.full, b.name.full];
    const [p, q] = [a.paper.full, b.paper.full];
    let [shared, rarity, rarest, countA, countB] = [0, 0, 0, 0, 0];
    let [i, j] = [0, 0];
    while (i < p.length || j < q.length) {
      const x = i < p.length ? (p[i] as number) : END;
      const y = j < q.length ? (q[j] as number) : END;
      const full = x < y ? x : y;
      if (x <= y) i += 1;
      if (y <= x) j += 1;
      if (full === ownA || full === ownB) continue;
      if (x === y) {
        const rare = known.rarityOfName(full);
        if (shared < MAX_ACQUAINTANCES) both[shared] = full;
        shared += 1;
        rarity += rare;
        if (rare > rarest) rarest = rare;
      } else if (x < y) {
        if (countA < MAX_ACQUAINTANCES) onlyA[countA++] = full;
      } else if (countB < MAX_ACQUAINTANCES) onlyB[countB++] = full;
    }
    const few = Math.min(p.length, q.length) - 1;
    row[at] = shared;
    row[at + 1] = rarity;
    row[at + 2] = rarest;
    this.#writeShort(a, b, row, at + 3);
    row[at + 5] = few > 0 ? shared / few : Number.NaN;
    row[at + 6] = few;
    row[at + 7] = Math.max(p.length, q.length) - 1;
    // Longer lists are cut, which whoever stands in a circle does not know.
    const isLong = p.length > MAX_ACQUAINTANCES || q.length > MAX_ACQUAINTANCES;
    if (this.#isLaidOut && !isLong) this.#writeCircle(a, b, { shared, countB }, row, at + 8);
    else this.#writeAcquainted(countA, countB, row, at + 8);
    row[at + 10] = few > 0 ? (row[at + 8] as number) / few : Number.NaN;
  }

  /** Who of one paper has written with whom of the other. */
  #writeAcquainted(countA: number, countB: number, row: Float32Array, at: number): void {
    const { graph } = this.#known;
    let [acquainted, weight] = [0, 0];
    for (let i = 0; i < countA; i++) {
      const x = this.#onlyA[i] as number;
      for (let j = 0; j < countB; j++) {
        const y = this.#onlyB[j] as number;
        if (!graph.areNeighbours(x, y)) continue;
        acquainted += 1;
        weight += 1 / Math.sqrt(graph.degree(x) * graph.degree(y));
      }
    }
    row[at] = acquainted;
    row[at + 1] = weight;
  }

  /** The same by the circle around the first paper, less those who stand on both or are meant themselves. */
  #writeCircle(
    a: PreparedMention,
    b: PreparedMention,
    { shared, countB }: { shared: number; countB: number },
    row: Float32Array,
    at: number,
  ): void {
    const { graph } = this.#known;
    const isOther = b.name.full !== a.name.full && a.paper.full.includes(b.name.full);
    let [acquainted, weight] = [0, 0];
    for (let j = 0; j < countB; j++) {
      const y = this.#onlyB[j] as number;
      let count = this.#circle.count(y);
      if (count === 0) continue;
      let sum = this.#circle.weight(y);
      for (let i = isOther ? -1 : 0; i < shared && count > 0; i++) {
        const x = i < 0 ? b.name.full : (this.#both[i] as number);
        if (!graph.areNeighbours(x, y)) continue;
        count -= 1;
        sum -= 1 / Math.sqrt(graph.degree(x));
      }
      if (count === 0) continue;
      acquainted += count;
      weight += sum / Math.sqrt(graph.degree(y));
    }
    row[at] = acquainted;
    row[at + 1] = weight;
  }

  #writeShort(a: PreparedMention, b: PreparedMention, row: Float32Array, at: number): void {
    const [p, q] = [a.paper.short, b.paper.short];
    let [i, j, short, rarest] = [0, 0, 0, 0];
    while (i < p.length && j < q.length) {
      const x = p[i] as number;
      const y = q[j] as number;
      if (x === y && x !== a.name.short && x !== b.name.short) {
        short += 1;
        const rare = this.#known.rarityOfShortName(x);
        if (rare > rarest) rarest = rare;
      }
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    row[at] = short;
    row[at + 1] = rarest;
  }

  #writeTexts(a: PreparedMention, b: PreparedMention, row: Float32Array, at: number): void {
    const [s, t] = [a.paper.title, b.paper.title];
    let [i, j, title, rarest] = [0, 0, 0, 0];
    while (i < s.words.length && j < t.words.length) {
      const x = s.words[i] as number;
      const y = t.words[j] as number;
      if (x === y) {
        title += (s.weights[i] as number) * (t.weights[j] as number);
        const rare = this.#known.rarityOfWord(x);
        if (rare > rarest) rarest = rare;
      }
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    row[at] = title;
    row[at + 1] = rarest;
    row[at + 2] = this.#isLaidOut ? this.#openText.cosine(b.paper.text) : cosine(a.paper.text, b.paper.text);
    row[at + 3] = (a.paper.hasAbstract ? 1 : 0) + (b.paper.hasAbstract ? 1 : 0);
    row[at + 4] = Math.min(a.paper.text.words.length, b.paper.text.words.length);
    row[at + 5] = Number.NaN;
    row[at + 6] = Number.NaN;
    const [p, q] = [a.paper.keywords, b.paper.keywords];
    if (p.length === 0 || q.length === 0) return;
    let [shared, rarity] = [0, 0];
    for (i = 0, j = 0; i < p.length && j < q.length; ) {
      const x = p[i] as number;
      const y = q[j] as number;
      if (x === y) {
        shared += 1;
        rarity += this.#known.rarityOfKeyword(x);
      }
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    row[at + 5] = shared;
    row[at + 6] = rarity;
  }

  #writePlaces(a: PreparedMention, b: PreparedMention, row: Float32Array, at: number): void {
    const isSameVenue = a.paper.venue >= 0 && a.paper.venue === b.paper.venue;
    row[at] = a.paper.venue < 0 || b.paper.venue < 0 ? Number.NaN : isSameVenue ? 1 : 0;
    row[at + 1] = isSameVenue ? this.#known.rarityOfVenue(a.paper.venue) : Number.NaN;
    row[at + 2] = Math.abs(a.paper.year - b.paper.year);
    row[at + 3] = Math.max(a.paper.year, b.paper.year);
    row[at + 4] = Math.min(a.paper.year, b.paper.year);
    this.#writeAffiliations(a.affiliationWords, b.affiliationWords, row, at + 5);
    row[at + 7] = sharedShare(a.institutions, b.institutions);
    row[at + 8] = sharedShare(a.emailDomains, b.emailDomains);
    row[at + 9] = sharedShare(a.paper.references, b.paper.references);
    const isKnown = a.paper.references.length > 0 || b.paper.references.length > 0;
    row[at + 10] = isKnown ? (cites(a, b) || cites(b, a) ? 1 : 0) : Number.NaN;
  }

  #writeAffiliations(a: Int32Array, b: Int32Array, row: Float32Array, at: number): void {
    row[at] = Number.NaN;
    row[at + 1] = Number.NaN;
    if (a.length === 0 || b.length === 0) return;
    let [i, j, both, either, rarest] = [0, 0, 0, 0, 0];
    while (i < a.length || j < b.length) {
      const x = i < a.length ? (a[i] as number) : END;
      const y = j < b.length ? (b[j] as number) : END;
      const rare = this.#known.rarityOfPlace(x < y ? x : y);
      either += rare;
      if (x === y) {
        both += rare;
        if (rare > rarest) rarest = rare;
      }
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    row[at] = both / either;
    row[at + 1] = rarest;
  }

  #writeCompany(a: PreparedMention, b: PreparedMention, row: Float32Array, at: number): void {
    const name = a.name.full;
    const bridges = name === b.name.full ? this.#known.islands.between(name, a.paper.place, b.paper.place) : undefined;
    row[at] = bridges ? (bridges.isOneIsland ? 1 : 0) : Number.NaN;
    row[at + 1] = bridges ? bridges.count : Number.NaN;
    row[at + 2] = bridges ? bridges.strength : Number.NaN;
    const [p, q] = [a.company, b.company];
    let [dot, x, y] = [0, 0, 0];
    for (let k = 0; k < p.length; k++) {
      const u = p[k] as number;
      const v = q[k] as number;
      dot += u * v;
      x += u * u;
      y += v * v;
    }
    row[at + 3] = x > 1e-6 && y > 1e-6 ? dot / Math.sqrt(x * y) : Number.NaN;
    row[at + 4] = Math.log1p(Math.sqrt(Math.min(x, y)));
    const isKnown = a.place !== undefined && b.place !== undefined;
    row[at + 5] = isKnown ? (a.place === "first" ? 1 : 0) + (b.place === "first" ? 1 : 0) : Number.NaN;
    row[at + 6] = isKnown ? (a.place === "last" ? 1 : 0) + (b.place === "last" ? 1 : 0) : Number.NaN;
  }

  #writePapers(a: PreparedMention, b: PreparedMention, row: Float32Array, at: number): void {
    this.#writeAffiliations(a.paper.affiliationWords, b.paper.affiliationWords, row, at);
    row[at + 2] = sharedShare(a.paper.regions, b.paper.regions);
    row[at + 3] = a.paper.meaning && b.paper.meaning ? likeness(a.paper.meaning, b.paper.meaning) : Number.NaN;
  }
}

function cites(a: PreparedMention, b: PreparedMention): boolean {
  return a.paper.references.includes(b.paper.reference);
}

function sharedShare(a: Int32Array, b: Int32Array): number {
  if (a.length === 0 || b.length === 0) return Number.NaN;
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
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
