// Takes in the names of every paper, and what is known of them, for a packed catalogue.

import { foldLetters } from "../../lib/tex/fold-letters.ts";
import { resolveInstitution } from "../institutions.ts";
import { findCompany, venueKey } from "./background.ts";
import { blockKey } from "./blocks.ts";
import { type Keepable, packBackground } from "./keep-background.ts";
import { placeRarity, rarity } from "./knowledge.ts";
import { NameTable } from "./name-table.ts";
import { oneSpelling } from "./one-spelling.ts";
import type { PackedTexts } from "./pack-texts.ts";
import type { PackedCatalogue } from "./packed-catalogue.ts";
import { domainsOf, MAX_PLACES, regionOf, wordsOf } from "./prepare-mentions.ts";
import { type Ragged, RaggedBuilder } from "./ragged.ts";
import { toSortedSet, Vocabulary } from "./vocabulary.ts";

export interface PrintedMention {
  name: string;
  affiliations?: readonly string[];
  emailDomains?: readonly string[];
  sourceIds?: readonly string[];
}

export interface PaperPeople {
  id: string;
  keywords?: readonly string[];
  venue?: string;
  year?: number;
  references?: readonly string[];
  /** The source cut the list of authors. */
  isCut?: boolean;
  authors: readonly PrintedMention[];
}

/** What one printed affiliation says, in numbers. */
interface Place {
  words: number[];
  institutions: number[];
  domains: number[];
  regions: number[];
}

const CACHED_PLACES = 50_000;
const NONE: readonly number[] = [];

export class PeoplePacker {
  readonly ids: string[] = [];
  readonly #names = new NameTable();
  /** By full name: as it was first printed, its short form, its block. */
  readonly #printed: string[] = [];
  readonly #short: number[] = [];
  readonly #blocks: number[] = [];
  readonly #blockKeys = new Vocabulary();
  readonly #vocabularies = {
    place: new Vocabulary(),
    institution: new Vocabulary(),
    domain: new Vocabulary(),
    region: new Vocabulary(),
    keyword: new Vocabulary(),
    venue: new Vocabulary(),
    reference: new Vocabulary(),
    sourceId: new Vocabulary(),
  };
  readonly #places = new Map<string, Place>();
  readonly #lists = {
    names: new RaggedBuilder(),
    full: new RaggedBuilder(),
    short: new RaggedBuilder(),
    keywords: new RaggedBuilder(),
    references: new RaggedBuilder(),
    paperWords: new RaggedBuilder(),
    regions: new RaggedBuilder(),
    words: new RaggedBuilder(),
    institutions: new RaggedBuilder(),
    domains: new RaggedBuilder(),
    sourceIds: new RaggedBuilder(),
  };
  readonly #venue: number[] = [];
  readonly #reference: number[] = [];
  readonly #year: number[] = [];
  readonly #isCut: number[] = [];
  #papersWithKeywords = 0;

  add({ id, keywords = [], venue, year, references = [], isCut, authors }: PaperPeople): void {
    const [words, lists] = [this.#vocabularies, this.#lists];
    this.ids.push(id);
    const names = authors.map(({ name }) => this.#names.number(oneSpelling(name)));
    for (const [i, { full, short, name }] of names.entries()) {
      if (full < this.#printed.length) continue;
      this.#printed.push(oneSpelling(authors[i]?.name ?? ""));
      this.#short.push(short);
      this.#blocks.push(this.#blockKeys.add(blockKey(name)));
    }
    this.#names.countPaper(names);
    lists.names.add(names.map(({ full }) => full));
    lists.full.add(toSortedSet(names.map(({ full }) => full)));
    lists.short.add(toSortedSet(names.map(({ short }) => short)));
    const own = toSortedSet(keywords.map((keyword) => words.keyword.add(foldLetters(keyword).trim())));
    for (const keyword of own) words.keyword.count(keyword);
    if (own.length > 0) this.#papersWithKeywords += 1;
    lists.keywords.add(own);
    const venueNumber = venue ? words.venue.add(venueKey(venue)) : -1;
    if (venue) words.venue.count(venueNumber);
    this.#venue.push(venueNumber);
    this.#year.push(year ?? Number.NaN);
    this.#isCut.push(isCut ? 1 : 0);
    lists.references.add(toSortedSet(references.map((key) => words.reference.add(key))));
    this.#reference.push(words.reference.add(id));
    for (const author of authors) this.#addMention(author);
    const all = [...new Set(authors.flatMap(({ affiliations = [] }) => affiliations))].slice(0, MAX_PLACES);
    const read = all.map((place) => this.#place(place));
    lists.paperWords.add(toSortedSet(read.flatMap((place) => place.words)));
    lists.regions.add(toSortedSet(read.flatMap((place) => place.regions)));
  }

  #addMention({ affiliations = [], emailDomains = [], sourceIds = [] }: PrintedMention): void {
    const [words, lists] = [this.#vocabularies, this.#lists];
    // Most names come with nothing.
    if (affiliations.length + emailDomains.length + sourceIds.length === 0) {
      for (const list of [lists.words, lists.institutions, lists.domains, lists.sourceIds]) list.add(NONE);
      return;
    }
    const read = affiliations.map((place) => this.#place(place));
    const own = toSortedSet(read.flatMap((place) => place.words));
    for (const word of own) words.place.count(word);
    lists.words.add(own);
    lists.institutions.add(toSortedSet(read.flatMap(({ institutions }) => institutions)));
    const domains = [
      ...emailDomains.map((domain) => words.domain.add(domain)),
      ...read.flatMap((place) => place.domains),
    ];
    lists.domains.add(toSortedSet(domains));
    lists.sourceIds.add(sourceIds.map((id) => words.sourceId.add(id)));
  }

  #place(affiliation: string): Place {
    const known = this.#places.get(affiliation);
    if (known) return known;
    const { place, institution, domain, region } = this.#vocabularies;
    if (this.#places.size >= CACHED_PLACES) this.#places.clear();
    const found = {
      words: [...new Set(wordsOf(affiliation))].map((word) => place.add(word)),
      institutions: resolveInstitution(affiliation).map(({ tag }) => institution.add(tag)),
      domains: domainsOf(affiliation).map((one) => domain.add(one)),
      regions: regionOf(affiliation).map((one) => region.add(one)),
    };
    this.#places.set(affiliation, found);
    return found;
  }

  /**
   * Of each block its mentions, paper by paper in the order of the papers' ids, so that the order of arrival decides nothing.
   * Blocks between which somebody saw one person are one.
   */
  blocks(names: Ragged, joined: readonly (readonly [number, number])[]): number[][] {
    const order = [...this.ids.keys()].sort((a, b) => ((this.ids[a] as string) < (this.ids[b] as string) ? -1 : 1));
    const into = this.#joinBlocks(names, joined);
    const blocks: number[][] = [];
    for (const paper of order) {
      for (let i = names.starts[paper] as number; i < (names.starts[paper + 1] as number); i++) {
        const block = into[this.#blocks[names.values[i] as number] as number] as number;
        const mentions = blocks[block];
        if (mentions) mentions.push(i);
        else blocks[block] = [i];
      }
    }
    return blocks.filter((block) => block !== undefined);
  }

  #joinBlocks(names: Ragged, joined: readonly (readonly [number, number])[]): Int32Array {
    const into = Int32Array.from({ length: this.#blockKeys.size }, (_, block) => block);
    for (const pair of joined) {
      const [x, y] = pair.map((mention) => into[this.#blocks[names.values[mention] as number] as number]);
      for (const [block, target] of into.entries()) if (target === y) into[block] = x as number;
    }
    return into;
  }

  build(texts: PackedTexts): { packed: PackedCatalogue; keep(): Uint8Array } {
    const { place, keyword, venue } = this.#vocabularies;
    const [papers, table, lists] = [this.ids.length, this.#names, this.#lists];
    const names = lists.names.build();
    const company = findCompany(table, lists.full.build());
    const packed: PackedCatalogue = {
      ...{ texts, names, textOf: matchTexts(this.ids, texts.ids), paperOf: ownersOf(names) },
      mentions: {
        affiliationWords: lists.words.build(),
        institutions: lists.institutions.build(),
        emailDomains: lists.domains.build(),
        sourceIds: lists.sourceIds.build(),
      },
      sourceIds: [...this.#vocabularies.sourceId.words()],
      papers: {
        short: lists.short.build(),
        keywords: lists.keywords.build(),
        references: lists.references.build(),
        affiliationWords: lists.paperWords.build(),
        regions: lists.regions.build(),
        venue: shareInts(this.#venue),
        reference: shareInts(this.#reference),
        year: shareDoubles(this.#year),
        isCut: shareInts(this.#isCut),
      },
      byName: this.#describeNames(),
      rarities: {
        name: raritiesOf(table.full, (count) => rarity(papers, count)),
        short: raritiesOf(table.short, (count) => rarity(papers, count)),
        keyword: raritiesOf(keyword, (count) => rarity(this.#papersWithKeywords, count)),
        venue: raritiesOf(venue, (count) => rarity(papers, count)),
        place: raritiesOf(place, (count) => placeRarity(place.size, count)),
      },
      graph: company.graph.toParts(),
      islands: company.islands.toParts(),
      communities: company.communities,
    };
    const kept: Keepable = {
      ...company,
      ...{ names: table, papers: this.ids, words: texts.titleWords },
      ...{ venues: venue.toParts(), affiliationWords: place.toParts() },
    };
    return { packed, keep: () => packBackground(kept) };
  }

  #describeNames(): PackedCatalogue["byName"] {
    return {
      printed: this.#printed,
      short: shareInts(this.#short),
      papers: shareInts(this.#printed.map((_, full) => this.#names.full.countOf(full))),
    };
  }
}

/** Places of the rows with these papers' texts. */
function matchTexts(ids: readonly string[], rows: readonly string[]): Int32Array {
  let found: Map<string, number> | undefined;
  return shareInts(
    ids.map((id, place) => {
      // Both are read in the same order; a difference comes from what was written in between.
      if (rows[place] === id) return place;
      found ??= new Map(rows.map((row, i) => [row, i]));
      return found.get(id) ?? -1;
    }),
  );
}

function ownersOf({ starts, values }: Ragged): Int32Array {
  const owners = shareInts(values);
  for (let list = 0; list + 1 < starts.length; list++) owners.fill(list, starts[list], starts[list + 1]);
  return owners;
}

function raritiesOf(vocabulary: Vocabulary, toRarity: (count: number) => number): Float64Array {
  return shareDoubles(Array.from({ length: vocabulary.size }, (_, number) => toRarity(vocabulary.countOf(number))));
}

const shareInts = (numbers: ArrayLike<number>): Int32Array => {
  const shared = new Int32Array(new SharedArrayBuffer(numbers.length * 4));
  shared.set(numbers);
  return shared;
};

const shareDoubles = (numbers: ArrayLike<number>): Float64Array => {
  const shared = new Float64Array(new SharedArrayBuffer(numbers.length * 8));
  shared.set(numbers);
  return shared;
};
