// Numbers for the names of a catalogue, and how many papers carry them.

import { type PersonName, readPersonName } from "./person-name.ts";
import { Vocabulary, type VocabularyParts } from "./vocabulary.ts";

export interface NumberedName {
  name: PersonName;
  /** Of the folded full name. */
  full: number;
  /** Of the family name with the first letter of the given name. */
  short: number;
}

export interface NameTableParts {
  full: VocabularyParts;
  short: VocabularyParts;
}

export class NameTable {
  readonly full = new Vocabulary();
  readonly short = new Vocabulary();
  readonly #read = new Map<string, NumberedName>();

  number(printed: string): NumberedName {
    const known = this.#read.get(printed);
    if (known) return known;
    const name = readPersonName(printed);
    const numbered = {
      name,
      full: this.full.add(name.full),
      short: this.short.add(`${name.family} ${name.given[0]?.[0] ?? ""}`),
    };
    this.#read.set(printed, numbered);
    return numbered;
  }

  /** One paper carries these names. */
  countPaper(names: readonly NumberedName[]): void {
    for (const full of new Set(names.map(({ full }) => full))) this.full.count(full);
    for (const short of new Set(names.map(({ short }) => short))) this.short.count(short);
  }

  toParts(): NameTableParts {
    return { full: this.full.toParts(), short: this.short.toParts() };
  }

  static fromParts({ full, short }: NameTableParts): NameTable {
    const table = new NameTable();
    table.full.fill(full);
    table.short.fill(short);
    return table;
  }
}
