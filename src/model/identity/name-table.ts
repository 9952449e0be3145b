// Numbers for the names of a catalogue, and how common they and their parts are.

import { type PersonName, readPersonName } from "./person-name.ts";
import { Vocabulary, type VocabularyParts } from "./vocabulary.ts";

export interface NumberedName {
  name: PersonName;
  /** Of the folded full name. */
  full: number;
  /** Of the family name with the first letter of the given name. */
  short: number;
}

export interface NameCommonness {
  /** Papers that carry this very name. */
  papers: number;
  /** Different given names seen with the family name. */
  givenPerFamily: number;
  /** Different family names seen with the given name. */
  familiesPerGiven: number;
  /** Share of all author places that carry the family name, and of those with a written-out given name, the given one. */
  familyShare: number;
  givenShare: number;
}

export interface NameTableParts {
  vocabularies: VocabularyParts[];
  places: number;
}

export class NameTable {
  readonly full = new Vocabulary();
  readonly short = new Vocabulary();
  readonly #read = new Map<string, NumberedName>();
  readonly #families = new Vocabulary();
  readonly #givens = new Vocabulary();
  readonly #givensOf = new Vocabulary();
  readonly #familiesOf = new Vocabulary();
  #places = 0;

  number(printed: string): NumberedName {
    const known = this.#read.get(printed);
    if (known) return known;
    const name = readPersonName(printed);
    const numbered = {
      name,
      full: this.full.add(name.full),
      short: this.short.add(`${name.family} ${name.given[0]?.[0] ?? ""}`),
    };
    if (numbered.full === this.full.size - 1 && this.full.countOf(numbered.full) === 0) this.#countParts(name);
    this.#read.set(printed, numbered);
    return numbered;
  }

  /** One paper carries these names. */
  countPaper(names: readonly NumberedName[]): void {
    for (const full of new Set(names.map(({ full }) => full))) this.full.count(full);
    for (const short of new Set(names.map(({ short }) => short))) this.short.count(short);
    for (const { name } of names) {
      this.#places += 1;
      this.#families.count(this.#families.add(name.family));
      this.#givens.count(this.#givens.add(name.given[0] ?? ""));
    }
  }

  commonness({ name, full }: NumberedName): NameCommonness {
    const given = name.given[0] ?? "";
    const places = Math.max(1, this.#places);
    return {
      papers: this.full.countOf(full),
      givenPerFamily: this.#givensOf.countOf(this.#givensOf.find(name.family) ?? -1),
      familiesPerGiven: this.#familiesOf.countOf(this.#familiesOf.find(given) ?? -1),
      familyShare: this.#families.countOf(this.#families.find(name.family) ?? -1) / places,
      givenShare: this.#givens.countOf(this.#givens.find(given) ?? -1) / places,
    };
  }

  toParts(): NameTableParts {
    return { vocabularies: this.#all().map((vocabulary) => vocabulary.toParts()), places: this.#places };
  }

  static fromParts({ vocabularies, places }: NameTableParts): NameTable {
    const table = new NameTable();
    for (const [i, vocabulary] of table.#all().entries()) {
      const parts = vocabularies[i];
      if (parts) vocabulary.fill(parts);
    }
    table.#places = places;
    return table;
  }

  #all(): Vocabulary[] {
    return [this.full, this.short, this.#families, this.#givens, this.#givensOf, this.#familiesOf];
  }

  /** Called once for every different full name. */
  #countParts({ given, family }: PersonName): void {
    this.#givensOf.count(this.#givensOf.add(family));
    this.#familiesOf.count(this.#familiesOf.add(given[0] ?? ""));
  }
}
