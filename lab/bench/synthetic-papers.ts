// Synthetic papers as the search index takes them, all different. How often words come, how many different ones a paper has and how the
// vocabulary grows are fitted on 20,000 real papers: 186 words a paper, 105 of them different, 33,000 in all, growing with the power 0.59.

import type { IndexedPaper } from "../../src/ports/search-index.ts";
import { createRandom } from "./synthetic.ts";

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";
const TOPICS = 240;
const TOPIC_WORDS = 1000;
/** The share of papers that have the word of a rank. */
const SHARES: readonly (readonly [number, number])[] = [
  [1, 0.996],
  [5, 0.979],
  [10, 0.834],
  [20, 0.558],
  [50, 0.31],
  [100, 0.188],
  [200, 0.11],
  [500, 0.0454],
  [1000, 0.0169],
  [2000, 0.0044],
  [5000, 0.0005],
  [10_000, 0.0001],
  [30_000, 0.00002],
];
const HEAD_WORDS = 12_000;
const PAPER_WORDS = 186;
/** So many different words do n papers have: FACTOR times n to the POWER. Beyond the head they are new. */
const GROWTH = { factor: 96, power: 0.59 };
/** For each new word so many times one of those that came before. */
const REUSED = 0.7;
/** How often a word is one that the paper has already said, and one of its topic. */
const REPEATED = 0.3;
const OF_TOPIC = 0.2;
const INSTITUTIONS = 4000;
const ARCHIVES = ["cs", "math", "physics", "stat", "eess", "q-bio", "cond-mat", "astro-ph", "econ", "hep"];
const CATEGORIES = ARCHIVES.flatMap((archive) =>
  Array.from(
    { length: 15 },
    (_, at) => `${archive}.${String.fromCharCode(65 + at)}${String.fromCharCode(65 + ((at * 7) % 26))}`,
  ),
);
const VENUES = Array.from({ length: 300 }, (_, at) => `Conference on ${wordOf(300 + at)} ${wordOf(900 + at)}`);
const PEOPLE = 300_000;

/** Syllables that no stemmer takes for an ending. */
function wordOf(rank: number): string {
  let left = rank + 70;
  let word = "";
  while (left > 0) {
    word += `${CONSONANTS[left % 14]}${VOWELS[Math.floor(left / 14) % 5]}`;
    left = Math.floor(left / 70);
  }
  return `${word}k`;
}

/** Draws from weights in constant time (Walker's alias method). */
function createDraw(weights: Float64Array, random: () => number): () => number {
  const { length } = weights;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const share = weights.map((weight) => (weight * length) / sum);
  const other = new Uint32Array(length);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((value, at) => {
    (value < 1 ? small : large).push(at);
  });
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large.at(-1) as number;
    other[low] = high;
    share[high] = (share[high] as number) - 1 + (share[low] as number);
    if ((share[high] as number) < 1) small.push(large.pop() as number);
  }
  for (const at of [...small, ...large]) share[at] = 1;
  return () => {
    const at = Math.floor(random() * length);
    return random() < (share[at] as number) ? at : (other[at] as number);
  };
}

const falling = (length: number, start: number, power: number): Float64Array =>
  Float64Array.from({ length }, (_, at) => 1 / (at + start) ** power);

/** How often each word of the head comes, of all words. */
function headWeights(): Float64Array {
  const points = SHARES.map(
    ([rank, share]) => [Math.log(rank), Math.log(1 - (1 - share) ** (1 / PAPER_WORDS))] as const,
  );
  let at = 0;
  return Float64Array.from({ length: HEAD_WORDS }, (_, word) => {
    const rank = Math.log(word + 1);
    while (at + 2 < points.length && rank > (points[at + 1]?.[0] ?? 0)) at++;
    const [[x, y], [toX, toY]] = [points[at] as readonly [number, number], points[at + 1] as readonly [number, number]];
    return Math.exp(y + ((toY - y) * (rank - x)) / (toX - x));
  });
}

/** Words that come in with the papers: how many are new in paper n, and one of those before. */
function createTail(random: () => number): (paper: number) => string[] {
  let known = HEAD_WORDS;
  return (paper) => {
    const wanted = GROWTH.factor * paper ** GROWTH.power;
    const words: string[] = [];
    for (; known < wanted; known++) {
      words.push(wordOf(known));
      if (random() < REUSED) words.push(wordOf(HEAD_WORDS + Math.floor(random() * (known - HEAD_WORDS + 1))));
    }
    return words;
  };
}

/** The same papers for the same seed; ids from 1. */
export function* syntheticPapers(papers: number, seed = 1): Generator<IndexedPaper> {
  const random = createRandom(seed);
  const words = Array.from({ length: HEAD_WORDS }, (_, rank) => wordOf(rank));
  const anyWord = createDraw(headWeights(), random);
  const topicWord = createDraw(falling(TOPIC_WORDS, 20, 0.8), random);
  const anyTopic = createDraw(falling(TOPICS, 8, 0.7), random);
  const anyPlace = createDraw(falling(INSTITUTIONS, 10, 0.9), random);
  const anyPerson = createDraw(falling(PEOPLE, 50, 0.6), random);
  const topics = Array.from({ length: TOPICS }, () =>
    Uint32Array.from({ length: TOPIC_WORDS }, () => 100 + Math.floor(random() ** 2 * 6000)),
  );
  const tailWords = createTail(random);
  const bell = () => random() + random() + random() + random() - 2;
  const textOf = (count: number, topic: Uint32Array, more: readonly string[] = []): string => {
    const said: string[] = [];
    for (let at = 0; at < count; at++) {
      const chance = random();
      if (at > 8 && chance < REPEATED) said.push(said[Math.floor(random() * at)] as string);
      else said.push(words[chance < REPEATED + OF_TOPIC ? (topic[topicWord()] as number) : anyWord()] as string);
    }
    return [...said, ...more].join(" ");
  };
  for (let id = 1; id <= papers; id++) {
    const topic = anyTopic();
    const own = topics[topic] as Uint32Array;
    const day = Math.floor(9131 + random() ** 0.45 * 11_500);
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const categories = [CATEGORIES[(topic * 7) % CATEGORIES.length] as string];
    while (random() < 0.45) categories.push(CATEGORIES[Math.floor(random() * CATEGORIES.length)] as string);
    const names = 1 + Math.min(30, Math.floor(-Math.log(random() || 1e-9) * 4));
    yield {
      paperId: id,
      title: textOf(Math.max(4, Math.round(10 + bell() * 5)), own),
      abstract: textOf(Math.max(40, Math.round(176 + bell() * 85)), own, tailWords(id)),
      names: Array.from({ length: names }, () => {
        const person = anyPerson();
        return `${words[200 + ((person * 7919) % 3000)]} ${words[200 + ((person * 104_729) % 11_500)]}`;
      }),
      institutions: Array.from({ length: 1 + (names >> 2) }, () => anyPlace())
        .filter((place, at, all) => all.indexOf(place) === at)
        .map((place) => ({ tag: `place-${place}`, name: `University of ${words[500 + place]}` })),
      categories: [...new Set(categories)],
      ...(random() < 0.6 && { venue: VENUES[Math.floor(random() ** 2 * VENUES.length)] as string }),
      year: Number(date.slice(0, 4)),
      date,
      hasCode: random() < 0.15,
    };
  }
}

/** Unit vectors around topics, as embeddings lie: a few directions carry most of the difference. */
export function createVectors(seed = 2): (paperId: number) => Float32Array {
  const random = createRandom(seed);
  const spread = falling(256, 1, 0.45);
  const signs = Float32Array.from({ length: 256 }, () => (random() < 0.5 ? -1 : 1));
  const bell = () => (random() + random() + random() - 1.5) * 2;
  const draw = () => {
    const vector = Float32Array.from(spread, (scale, at) => bell() * scale * (signs[at] as number));
    rotate(vector);
    return vector;
  };
  // Two of many noises make more different ones than there are papers.
  const [centres, noises] = [TOPICS * 10, 4000].map((count) => Array.from({ length: count }, draw));
  const choose = (from: Float32Array[] | undefined, number: number) => from?.[number % from.length] as Float32Array;
  return (paperId) => {
    const centre = choose(centres, paperId * 7919);
    const [one, two] = [choose(noises, paperId * 104_729), choose(noises, Math.floor(paperId / 7) * 31 + 5)];
    const vector = new Float32Array(256);
    let squares = 0;
    for (let at = 0; at < 256; at++) {
      const value = (centre[at] as number) + 0.64 * ((one[at] as number) + (two[at] as number));
      vector[at] = value;
      squares += value * value;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let at = 0; at < 256; at++) vector[at] = (vector[at] as number) * scale;
    return vector;
  };
}

/** A Hadamard transform: every dimension gets a share of every other. */
function rotate(values: Float32Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let start = 0; start < values.length; start += half * 2) {
      for (let at = start; at < start + half; at++) {
        const [a, b] = [values[at] as number, values[at + half] as number];
        values[at] = a + b;
        values[at + half] = a - b;
      }
    }
  }
}
