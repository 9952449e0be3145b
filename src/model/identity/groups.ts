// What the first clusters of a block have in common: company, authors, texts, places and years.

import { COMMUNITY_SIZE } from "./communities.ts";
import { MEANING_SIZE, type PreparedMention, type WordVector } from "./prepare-mentions.ts";
import { lookUp, shared } from "./sorted-sets.ts";
import { toSortedSet } from "./vocabulary.ts";

export interface Group {
  company: Float32Array;
  authors: Int32Array;
  text: WordVector;
  meaning: Float32Array;
  places: Int32Array;
  from: number;
  to: number;
}

const FEATURES = 7;
/** Of a group with itself. */
export const NO_GROUPS = new Float32Array(FEATURES).fill(Number.NaN);

/** Worked out when first asked for: most clusters are never compared. */
export function gatherGroups(
  mentions: readonly PreparedMention[],
  clusters: Int32Array,
  count: number,
): (cluster: number) => Group {
  const members = Array.from({ length: count }, (): PreparedMention[] => []);
  for (const [i, mention] of mentions.entries()) (members[clusters[i] as number] as PreparedMention[]).push(mention);
  const known: Group[] = [];
  return (cluster) => {
    known[cluster] ??= toGroup(members[cluster] as PreparedMention[]);
    return known[cluster];
  };
}

/** Company, text, number and rarity of shared authors, years between, meaning, share of common places. */
export function compareGroups(a: Group, b: Group, rarityOf: (name: number) => number): Float32Array {
  const found = NO_GROUPS.slice();
  const authors = shared(a.authors, b.authors);
  found[0] = cosine(a.company, b.company);
  found[1] = textCosine(a.text, b.text);
  found[2] = authors.length;
  found[3] = authors.reduce((sum, author) => sum + rarityOf(author), 0);
  found[4] = Math.max(a.from - b.to, b.from - a.to);
  found[5] = cosine(a.meaning, b.meaning);
  const places = Math.min(a.places.length, b.places.length);
  if (places > 0) found[6] = shared(a.places, b.places).length / places;
  return found;
}

function toGroup(members: readonly PreparedMention[]): Group {
  const [company, meaning] = [new Float32Array(COMMUNITY_SIZE), new Float32Array(MEANING_SIZE)];
  for (const one of members) {
    addTo(company, one.company);
    if (one.paper.meaning) addTo(meaning, one.paper.meaning);
  }
  const years = members.map(({ paper }) => paper.year).filter((year) => !Number.isNaN(year));
  return {
    company,
    meaning,
    authors: toSortedSet(members.flatMap(({ name, paper }) => Array.from(paper.full).filter((a) => a !== name.full))),
    text: addTexts(members.map(({ paper }) => paper.text)),
    places: toSortedSet(members.flatMap(({ affiliationWords }) => Array.from(affiliationWords))),
    from: Math.min(...years),
    to: Math.max(...years),
  };
}

function addTo(sum: Float32Array, values: Float32Array | Int8Array): void {
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (values[k] as number);
}

/** Of length one again. */
function addTexts(texts: readonly WordVector[]): WordVector {
  if (texts.length === 1) return texts[0] as WordVector;
  const sums = new Map<number, number>();
  for (const { words, weights } of texts) {
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      sums.set(word, (sums.get(word) ?? 0) + (weights[i] as number));
    }
  }
  const words = Int32Array.from(sums.keys()).sort();
  const weights = Float32Array.from(words, (word) => sums.get(word) ?? 0);
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const length = Math.sqrt(square) || 1;
  return { words, weights: weights.map((weight) => weight / length) };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let p = 0;
  let q = 0;
  for (let k = 0; k < a.length; k++) {
    const x = a[k] as number;
    const y = b[k] as number;
    dot += x * y;
    p += x * x;
    q += y * y;
  }
  return p > 1e-6 && q > 1e-6 ? dot / Math.sqrt(p * q) : Number.NaN;
}

/** The words of the shorter text are looked up in the longer one: groups grow long. */
function textCosine(a: WordVector, b: WordVector): number {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
  let sum = 0;
  lookUp(few.words, many.words, (i, j) => {
    sum += (few.weights[i] as number) * (many.weights[j] as number);
  });
  return sum;
}
