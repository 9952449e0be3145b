// Synthetic papers as the search index takes them: 150,000 words by Zipf's law, mixed with the words of 240 topics, 189 tokens a paper.

import type { IndexedPaper } from "../../src/ports/search-index.ts";
import { createRandom } from "./synthetic.ts";

const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";
const WORDS = 150_000;
const TOPICS = 240;
const TOPIC_WORDS = 2000;
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
export function wordOf(rank: number): string {
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

/** The same papers for the same seed; ids from 1. */
export function* syntheticPapers(papers: number, seed = 1): Generator<IndexedPaper> {
  const random = createRandom(seed);
  const words = Array.from({ length: WORDS }, (_, rank) => wordOf(rank));
  const anyWord = createDraw(falling(WORDS, 2.7, 1.05), random);
  const topicWord = createDraw(falling(TOPIC_WORDS, 4, 0.95), random);
  const anyTopic = createDraw(falling(TOPICS, 8, 0.7), random);
  const anyPlace = createDraw(falling(INSTITUTIONS, 10, 0.9), random);
  const anyPerson = createDraw(falling(PEOPLE, 50, 0.6), random);
  const topics = Array.from({ length: TOPICS }, () =>
    Uint32Array.from({ length: TOPIC_WORDS }, (_, at) => 60 + Math.floor(random() * (at < 400 ? 6000 : WORDS - 60))),
  );
  const bell = () => random() + random() + random() + random() - 2;
  const textOf = (count: number, topic: Uint32Array): string => {
    let text = "";
    for (let at = 0; at < count; at++) {
      const rank = random() < 0.32 ? (topic[topicWord()] as number) : anyWord();
      text += `${at === 0 ? "" : random() < 0.07 ? ". " : " "}${words[rank]}`;
    }
    return text;
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
      abstract: textOf(Math.max(40, Math.round(179 + bell() * 85)), own),
      names: Array.from({ length: names }, () => {
        const person = anyPerson();
        return `${words[200 + ((person * 7919) % 3000)]} ${words[200 + ((person * 104_729) % 60_000)]}`;
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
  const centres = Array.from({ length: TOPICS * 10 }, () => spread.map((scale) => bell() * scale));
  return (paperId) => {
    const centre = centres[(paperId * 7919) % centres.length] as Float64Array;
    const vector = Float32Array.from(
      centre,
      (value, at) => (value + bell() * (spread[at] as number) * 0.9) * (signs[at] as number),
    );
    rotate(vector);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
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
