// Learns how common given and family names are among people of one origin, from nothing but printed names:
// a mixture of independent parts (latent classes), fitted by expectation and maximisation.

import { givenKey, type NameShares, type PartShares } from "../../../src/model/identity/name-shares.ts";
import { oneSpelling } from "../../../src/model/identity/one-spelling.ts";
import { readPersonName } from "../../../src/model/identity/person-name.ts";
import { FAMILY_NAMES } from "./family-names.ts";

const ROUNDS = 30;
/** A part is listed once it is seen with so many others. */
const MOST_LONELY = 1;
/** How much more likely somebody with a typical family name is of its origin, at the beginning. */
const TYPICAL = 60;
const NEVER = 1e-12;

/** Names seen, with the weight of each; parts by number. */
interface Seen {
  given: string[];
  family: string[];
  pairs: { given: Int32Array; family: Int32Array; weight: Float64Array };
  total: number;
}

/** Each printed name counts by the logarithm of its papers: whoever writes much is still one person. */
export function learnNameShares(authors: Iterable<readonly string[]>): NameShares {
  const seen = listParts(authors);
  const origins = [...Object.keys(FAMILY_NAMES), "other"];
  const start = startingWeights(seen.family, origins);
  let [weights, given, family] = [new Float64Array(origins.length).fill(1), new Float64Array(), start];
  for (let round = 0; round < ROUNDS; round++) {
    const next = maximise(seen, weights, given, round === 1 ? times(family, start) : family, origins.length);
    [weights, given, family] = [next.weights, next.given, next.family];
  }
  return {
    origins,
    weights: Float32Array.from(weights),
    given: toShares(seen.given, given),
    family: toShares(seen.family, family),
    unlisted: 1 / Math.max(1, seen.total),
  };
}

const times = (p: Float64Array, q: Float64Array): Float64Array<ArrayBuffer> =>
  p.map((value, i) => value * (q[i] as number));

function toShares(texts: string[], shares: Float64Array): PartShares {
  return { texts, shares: Float32Array.from(shares) };
}

function listParts(authors: Iterable<readonly string[]>): Seen {
  const papers = new Map<string, number>();
  for (const names of authors) for (const name of names) papers.set(name, (papers.get(name) ?? 0) + 1);
  const byName = new Map<string, { given: string; family: string; papers: number }>();
  for (const [printed, count] of papers) {
    const name = readPersonName(oneSpelling(printed));
    const given = givenKey(name);
    if (given === "") continue;
    const known = byName.get(`${given} ${name.family}`);
    if (known) known.papers += count;
    else byName.set(`${given} ${name.family}`, { given, family: name.family, papers: count });
  }
  const names = [...byName.values()];
  const [withGiven, withFamily] = [countBy(names, "given"), countBy(names, "family")];
  const listed = names.filter(
    ({ given, family }) => (withGiven.get(given) ?? 0) > MOST_LONELY && (withFamily.get(family) ?? 0) > MOST_LONELY,
  );
  const [given, family] = [createNumbers(), createNumbers()];
  const weight = Float64Array.from(listed, (name) => Math.log1p(name.papers));
  const pairs = {
    given: Int32Array.from(listed, (name) => given.numberOf(name.given)),
    family: Int32Array.from(listed, (name) => family.numberOf(name.family)),
    weight,
  };
  return { pairs, given: given.texts(), family: family.texts(), total: weight.reduce((sum, one) => sum + one, 0) };
}

function countBy<Key extends string>(items: readonly Record<Key, unknown>[], key: Key): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const item of items) counts.set(item[key], (counts.get(item[key]) ?? 0) + 1);
  return counts;
}

function createNumbers() {
  const numbers = new Map<string, number>();
  return {
    numberOf(text: string): number {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    texts: () => [...numbers.keys()],
  };
}

function startingWeights(families: readonly string[], origins: readonly string[]): Float64Array<ArrayBuffer> {
  const start = new Float64Array(families.length * origins.length).fill(1);
  const numberOf = new Map(families.map((family, i) => [family, i]));
  for (const [k, origin] of origins.entries()) {
    for (const family of FAMILY_NAMES[origin]?.split(" ") ?? []) {
      const i = numberOf.get(family);
      if (i !== undefined) start[i * origins.length + k] = TYPICAL;
    }
  }
  return start;
}

/** Divides every name among the origins by how likely each is, and counts anew. Without given names the family decides. */
function maximise(
  { pairs, ...parts }: Seen,
  weights: Float64Array,
  given: Float64Array,
  family: Float64Array,
  size: number,
) {
  const next = {
    weights: new Float64Array(size),
    given: new Float64Array(parts.given.length * size),
    family: new Float64Array(parts.family.length * size),
  };
  const likely = new Float64Array(size);
  for (let i = 0; i < pairs.weight.length; i++) {
    const [g, f] = [(pairs.given[i] as number) * size, (pairs.family[i] as number) * size];
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const ofGiven = given.length === 0 ? 1 : Math.max(given[g + k] as number, NEVER);
      likely[k] = (weights[k] as number) * ofGiven * Math.max(family[f + k] as number, NEVER);
      sum += likely[k] as number;
    }
    const weight = (pairs.weight[i] as number) / sum;
    for (let k = 0; k < size; k++) {
      const part = weight * (likely[k] as number);
      next.given[g + k] = (next.given[g + k] as number) + part;
      next.family[f + k] = (next.family[f + k] as number) + part;
      next.weights[k] = (next.weights[k] as number) + part;
    }
  }
  for (const counts of [next.given, next.family]) {
    for (let i = 0; i < counts.length; i++)
      counts[i] = (counts[i] as number) / ((next.weights[i % size] as number) + NEVER);
  }
  const total = next.weights.reduce((sum, weight) => sum + weight, 0);
  for (let k = 0; k < size; k++) next.weights[k] = (next.weights[k] as number) / (total + NEVER);
  return next;
}
