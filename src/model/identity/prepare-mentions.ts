// Turns mentions into numbers that are quick to compare, once per mention and once per paper's text.

import { foldLetters } from "../../lib/tex/fold-letters.ts";
import { resolveInstitution } from "../institutions.ts";
import { analyse } from "../search/analyse.ts";
import { type Background, venueKey } from "./background.ts";
import type { CoAuthorGraph } from "./co-author-graph.ts";
import { COMMUNITY_SIZE } from "./communities.ts";
import { type Knowledge, placeRarity, rarity } from "./knowledge.ts";
import type { Mention } from "./mention.ts";
import type { NameIslands } from "./name-islands.ts";
import type { NumberedName } from "./name-table.ts";
import { toSortedSet, Vocabulary } from "./vocabulary.ts";

/** Unit length, by word number. */
export interface WordVector {
  words: Int32Array;
  weights: Float32Array;
}

/** What a paper's text says. */
export interface PaperTexts {
  title: WordVector;
  /** Title, keywords and abstract. */
  text: WordVector;
  hasAbstract: boolean;
  /** In whole numbers; undefined where no word is known. */
  meaning: Int8Array | undefined;
}

export interface PaperFacts extends PaperTexts {
  /** All names on the paper. */
  full: Int32Array;
  short: Int32Array;
  keywords: Int32Array;
  venue: number;
  year: number;
  references: Int32Array;
  /** Its own number among the references. */
  reference: number;
  key: string;
  /** In the catalogue; -1 where it is not part of it. */
  place: number;
  /** Of everybody on the paper. */
  affiliationWords: Int32Array;
  regions: Int32Array;
}

interface PrintedPaper extends PaperFacts {
  /** In printed order, the mention's own name first. */
  printed: Int32Array;
}

export interface PreparedMention {
  id: string;
  name: NumberedName;
  /** In the whole catalogue. */
  namePapers: number;
  place: Mention["place"];
  paper: PaperFacts;
  affiliationWords: Int32Array;
  institutions: Int32Array;
  emailDomains: Int32Array;
  sourceIds: readonly string[];
  /** The company on the paper, without the author. */
  company: Float32Array;
}

/** Of a longer list of authors the first ones count. */
export const MAX_COMPANY = 30;
/** A paper from more places than this comes from everywhere. */
export const MAX_PLACES = 20;
export const MEANING_SIZE = 256;
/** Of a meaning's vector: its parts fill a byte, and only giants are cut. */
export const MEANING_LENGTH = 400;

/** Vocabularies that grow with the mentions; those of the background stay as they are. */
export class Preparer implements Knowledge {
  readonly background: Background;
  readonly affiliationWords = new Vocabulary();
  readonly #keywords = new Vocabulary();
  #papersWithKeywords = 0;
  readonly #institutions = new Vocabulary();
  readonly #domains = new Vocabulary();
  readonly #references = new Vocabulary();
  readonly #regions = new Vocabulary();
  readonly #papers = new Map<string, PrintedPaper>();
  readonly #embed: ((text: string) => Float32Array) | undefined;

  constructor(background: Background, embed?: (text: string) => Float32Array) {
    this.background = background;
    this.#embed = embed;
  }

  /** Counts the words of its affiliations; to be done for all mentions before any two are compared. */
  note({ affiliations = [] }: Pick<Mention, "affiliations">): void {
    const words = new Set(affiliations.flatMap(wordsOf));
    for (const word of words) this.affiliationWords.count(this.affiliationWords.add(word));
  }

  prepare(mention: Mention): PreparedMention {
    const name = this.background.names.number(mention.name);
    const places = mention.affiliations ?? [];
    const paper = this.#papers.get(mention.paper) ?? this.addPaper(mention);
    const company = new Float32Array(COMMUNITY_SIZE);
    for (const full of paper.printed.subarray(0, MAX_COMPANY)) this.#addCommunity(company, full, 1);
    this.#addCommunity(company, name.full, -1);
    return {
      id: mention.id,
      name,
      paper,
      company,
      place: mention.place,
      namePapers: this.background.names.full.countOf(name.full),
      affiliationWords: this.#affiliationWordsOf(places),
      institutions: toSortedSet(places.flatMap(resolveInstitution).map(({ tag }) => this.#institutions.add(tag))),
      sourceIds: mention.sourceIds ?? [],
      emailDomains: toSortedSet(
        [...(mention.emailDomains ?? []), ...places.flatMap(domainsOf)].map((domain) => this.#domains.add(domain)),
      ),
    };
  }

  #affiliationWordsOf(places: readonly string[]): Int32Array {
    return toSortedSet(places.flatMap((place) => wordsOf(place).map((word) => this.affiliationWords.add(word))));
  }

  #meaningOf({ title, abstract }: Omit<Mention, "id">): Int8Array | undefined {
    const vector = this.#embed?.(abstract ? `${title}\n${abstract}` : title);
    if (!vector) return undefined;
    const meaning = new Int8Array(vector.length);
    return writeMeaning(vector, meaning) ? meaning : undefined;
  }

  /** Works a paper's facts out, its text's unless they are known; its mentions need only name it from then on. */
  addPaper(mention: Omit<Mention, "id">, texts: PaperTexts = this.#readTexts(mention)): PrintedPaper {
    const { background } = this;
    const names = [mention.name, ...mention.coauthors].map((printed) => background.names.number(printed));
    const keywords = (mention.keywords ?? []).map((keyword) => this.#keywords.add(foldLetters(keyword).trim()));
    const places = [...new Set(mention.paperAffiliations)].slice(0, MAX_PLACES);
    const facts: PrintedPaper = {
      printed: Int32Array.from(names, ({ full }) => full),
      affiliationWords: this.#affiliationWordsOf(places),
      regions: toSortedSet(places.flatMap(regionOf).map((region) => this.#regions.add(region))),
      ...texts,
      full: toSortedSet(names.map(({ full }) => full)),
      short: toSortedSet(names.map(({ short }) => short)),
      keywords: toSortedSet(keywords),
      venue: mention.venue ? background.venues.add(venueKey(mention.venue)) : -1,
      year: mention.year ?? Number.NaN,
      references: toSortedSet((mention.references ?? []).map((key) => this.#references.add(key))),
      reference: this.#references.add(mention.paper),
      key: mention.paper,
      place: background.placeOf.get(mention.paper) ?? -1,
    };
    for (const keyword of facts.keywords) this.#keywords.count(keyword);
    if (facts.keywords.length > 0) this.#papersWithKeywords += 1;
    this.#papers.set(mention.paper, facts);
    return facts;
  }

  #readTexts(mention: Omit<Mention, "id">): PaperTexts {
    return {
      title: this.#vectorOf([mention.title]),
      text: this.#vectorOf([mention.title, ...(mention.keywords ?? []), mention.abstract ?? ""]),
      hasAbstract: mention.abstract !== undefined && mention.abstract !== "",
      meaning: this.#meaningOf(mention),
    };
  }

  #addCommunity(sum: Float32Array, name: number, sign: number): void {
    addCommunity(sum, this.background.communities, name, sign * this.rarityOfName(name));
  }

  #vectorOf(texts: readonly string[]): WordVector {
    const counts = new Map<number, number>();
    for (const text of texts) {
      for (const word of analyse(text)) {
        const number = this.background.words.add(word);
        counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    }
    const words = Int32Array.from(counts.keys()).sort();
    const weights = Float32Array.from(words, (word) => (1 + Math.log(counts.get(word) ?? 1)) * this.rarityOfWord(word));
    const length = Math.hypot(...weights) || 1;
    return { words, weights: weights.map((weight) => weight / length) };
  }

  get graph(): CoAuthorGraph {
    return this.background.graph;
  }

  get islands(): NameIslands {
    return this.background.islands;
  }

  rarityOfName(full: number): number {
    return rarity(this.background.papers, this.background.names.full.countOf(full));
  }

  rarityOfShortName(short: number): number {
    return rarity(this.background.papers, this.background.names.short.countOf(short));
  }

  rarityOfVenue(venue: number): number {
    return rarity(this.background.papers, this.background.venues.countOf(venue));
  }

  rarityOfPlace(word: number): number {
    return placeRarity(this.affiliationWords.size, this.affiliationWords.countOf(word));
  }

  rarityOfKeyword(keyword: number): number {
    return rarity(this.#papersWithKeywords, this.#keywords.countOf(keyword));
  }

  rarityOfWord(word: number): number {
    return rarity(this.background.papers, this.background.words.countOf(word));
  }
}

export function addCommunity(sum: Float32Array, communities: Float32Array, name: number, weight: number): void {
  const at = name * COMMUNITY_SIZE;
  if (at >= communities.length) return;
  for (let k = 0; k < COMMUNITY_SIZE; k++) sum[k] = (sum[k] as number) + weight * (communities[at + k] as number);
}

/** In whole numbers, from `offset` on. Returns whether any word was known. */
export function writeMeaning(vector: Float32Array, meaning: Int8Array, offset = 0): boolean {
  let isKnown = false;
  for (let i = 0; i < vector.length; i++) {
    const value = Math.round((vector[i] as number) * MEANING_LENGTH);
    meaning[offset + i] = value > 127 ? 127 : value < -127 ? -127 : value;
    isKnown ||= value !== 0;
  }
  return isKnown;
}

const ADDRESS = /[\p{L}\p{N}._+-]+@([\p{L}\p{N}.-]+\.\p{L}{2,})/gu;
const MAX_REGION = 40;

export function domainsOf(affiliation: string): string[] {
  if (!affiliation.includes("@")) return [];
  return Array.from(affiliation.matchAll(ADDRESS), ([, domain]) => (domain as string).toLowerCase());
}

/** What stands behind the last comma, often the country. */
export function regionOf(affiliation: string): string[] {
  const parts = (affiliation.includes("@") ? affiliation.replace(ADDRESS, "") : affiliation).split(",");
  const region = foldLetters(parts.at(-1) ?? "")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  return parts.length > 1 && region.length > 0 && region.length < MAX_REGION ? [region] : [];
}

export function wordsOf(text: string): string[] {
  return foldLetters(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
}
