// A whole catalogue as author identity compares its mentions: in arrays that threads share, from which single mentions are taken.

import { CoAuthorGraph, type GraphParts } from "./co-author-graph.ts";
import { COMMUNITY_SIZE } from "./communities.ts";
import type { Knowledge } from "./knowledge.ts";
import { placeAmong } from "./mention.ts";
import { type IslandParts, NameIslands } from "./name-islands.ts";
import type { NumberedName } from "./name-table.ts";
import { type PackedTexts, readMeaning, readVector } from "./pack-texts.ts";
import { type PersonName, readPersonName } from "./person-name.ts";
import { addCommunity, MAX_COMPANY, type PaperFacts, type PreparedMention } from "./prepare-mentions.ts";
import { listAt, type Ragged } from "./ragged.ts";

/** Mentions are numbered paper by paper, in printed order. */
export interface PackedCatalogue {
  texts: PackedTexts;
  /** Of each paper the row of its texts; -1 where there is none. */
  textOf: Int32Array;
  /** Of each paper its names in printed order, a mention each. */
  names: Ragged;
  paperOf: Int32Array;
  mentions: { affiliationWords: Ragged; institutions: Ragged; emailDomains: Ragged; sourceIds: Ragged };
  sourceIds: string[];
  papers: {
    short: Ragged;
    keywords: Ragged;
    references: Ragged;
    affiliationWords: Ragged;
    regions: Ragged;
    venue: Int32Array;
    reference: Int32Array;
    year: Float64Array;
    /** Whether the list of authors was cut. */
    isCut: Int32Array;
  };
  /** By the numbers of full names. */
  byName: {
    printed: string[];
    short: Int32Array;
    papers: Int32Array;
  };
  rarities: {
    name: Float64Array;
    short: Float64Array;
    keyword: Float64Array;
    venue: Float64Array;
    place: Float64Array;
  };
  graph: GraphParts;
  islands: IslandParts;
  communities: Float32Array;
}

interface KnownName {
  name: NumberedName;
  papers: number;
}

const REMEMBERED = 10_000;
const NO_IDS: readonly string[] = [];
const NO_VECTOR = { words: new Int32Array(), weights: new Float32Array() };

export class Catalogue implements Knowledge {
  readonly graph: CoAuthorGraph;
  readonly islands: NameIslands;
  readonly #packed: PackedCatalogue;
  readonly #names = new Map<number, KnownName>();

  constructor(packed: PackedCatalogue) {
    this.#packed = packed;
    this.graph = new CoAuthorGraph(packed.graph);
    this.islands = new NameIslands(packed.islands);
  }

  nameOf(mention: number): number {
    return this.#packed.names.values[mention] as number;
  }

  paperOf(mention: number): number {
    return this.#packed.paperOf[mention] as number;
  }

  personName(full: number): PersonName {
    return this.#name(full).name.name;
  }

  /** The mentions of a block share few names. */
  #name(full: number): KnownName {
    const known = this.#names.get(full);
    if (known) return known;
    const { byName } = this.#packed;
    if (this.#names.size >= REMEMBERED) this.#names.clear();
    const found: KnownName = {
      name: {
        name: readPersonName(byName.printed[full] as string),
        full,
        short: byName.short[full] as number,
      },
      papers: byName.papers[full] as number,
    };
    this.#names.set(full, found);
    return found;
  }

  mention(number: number): PreparedMention {
    const { names, mentions, papers, sourceIds, communities, rarities } = this.#packed;
    const [full, place] = [this.nameOf(number), this.paperOf(number)];
    const printed = listAt(names, place);
    const own = number - (names.starts[place] as number);
    const { name, papers: namePapers } = this.#name(full);
    const ids = listAt(mentions.sourceIds, number);
    const company = new Float32Array(COMMUNITY_SIZE);
    for (let i = 0; i < printed.length && i < MAX_COMPANY; i++) {
      const other = printed[i] as number;
      addCommunity(company, communities, other, rarities.name[other] as number);
    }
    addCommunity(company, communities, full, -(rarities.name[full] as number));
    return {
      id: "",
      name,
      namePapers,
      company,
      paper: this.#paper(place),
      place: placeAmong(own, printed.length, papers.isCut[place] === 1).place,
      affiliationWords: listAt(mentions.affiliationWords, number),
      institutions: listAt(mentions.institutions, number),
      emailDomains: listAt(mentions.emailDomains, number),
      sourceIds: ids.length === 0 ? NO_IDS : Array.from(ids, (id) => sourceIds[id] as string),
    };
  }

  #paper(place: number): PaperFacts {
    const { papers, islands, texts, textOf } = this.#packed;
    const row = textOf[place] as number;
    const meaning = row < 0 ? undefined : readMeaning(texts, row);
    return {
      key: String(place),
      place,
      meaning,
      full: listAt(islands.papers, place),
      short: listAt(papers.short, place),
      title: row < 0 ? NO_VECTOR : readVector(texts.titles, row, texts.rarities),
      text: row < 0 ? NO_VECTOR : readVector(texts.texts, row, texts.rarities),
      hasAbstract: texts.hasAbstract[row] === 1,
      keywords: listAt(papers.keywords, place),
      venue: papers.venue[place] as number,
      year: papers.year[place] as number,
      references: listAt(papers.references, place),
      reference: papers.reference[place] as number,
      affiliationWords: listAt(papers.affiliationWords, place),
      regions: listAt(papers.regions, place),
    };
  }

  rarityOfName(full: number): number {
    return this.#packed.rarities.name[full] as number;
  }

  rarityOfShortName(short: number): number {
    return this.#packed.rarities.short[short] as number;
  }

  rarityOfWord(word: number): number {
    return this.#packed.texts.rarities[word] as number;
  }

  rarityOfKeyword(keyword: number): number {
    return this.#packed.rarities.keyword[keyword] as number;
  }

  rarityOfVenue(venue: number): number {
    return this.#packed.rarities.venue[venue] as number;
  }

  rarityOfPlace(word: number): number {
    return this.#packed.rarities.place[word] as number;
  }
}
