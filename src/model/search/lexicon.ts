// Words of a text as numbers, without making a string of each: the same terms as `analyse` gives, in the same order.

import { splitWords, stemWord } from "./analyse.ts";
import { createWordReader, type ReadWords } from "./fast-words.ts";

/** Beyond this many terms it is better to begin anew. */
const MAX_TERMS = 600_000;

/** Words and their terms, numbered as they come. */
export class Lexicon {
  private readonly ids = new Map<string, number>();
  /** The text of each term. */
  readonly texts: string[] = [];
  private readonly toTerm: (word: string) => string;
  private readonly readFast: ReadWords | undefined;

  /** `toTerm` makes a term of a folded word. */
  constructor(toTerm = stemWord, isPlain = false) {
    this.toTerm = toTerm;
    this.readFast = isPlain ? undefined : createWordReader((word) => this.termOf(word));
  }

  get isFull(): boolean {
    return this.texts.length > MAX_TERMS;
  }

  /** The terms of a text; good until the next call. */
  read(text: string): Uint32Array {
    return this.readFast?.(text) ?? this.readPlainly(text);
  }

  /** Also for texts with signs that do not stand for themselves, as Chinese ones. */
  private readPlainly(text: string): Uint32Array {
    return Uint32Array.from(splitWords(text), (word) => this.termOf(word));
  }

  private termOf(word: string): number {
    const text = this.toTerm(word);
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.ids.set(text, id);
      this.texts.push(text);
    }
    return id;
  }
}
