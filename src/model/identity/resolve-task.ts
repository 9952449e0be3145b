// The blocks of a catalogue as work that threads share: each takes the next block, and writes what it finds where all see it.

import type { IdentityModel } from "./identity-model.ts";
import type { Catalogue, PackedCatalogue } from "./packed-catalogue.ts";
import { PairFeatures, relateNames } from "./pair-features.ts";
import { type Ragged, toRagged } from "./ragged.ts";
import type { ResolvedBlock } from "./resolve-block.ts";
import { resolveLarge } from "./resolve-large.ts";

/** Pairs of mentions, one after the other. */
interface TaskBonds {
  mustJoin: Int32Array;
  mustNotJoin: Int32Array;
}

export interface BlockTask {
  packed: PackedCatalogue;
  /** The largest first, so that nobody waits long for the last. */
  blocks: Ragged;
  bonds: TaskBonds;
  /** The next block, and how many mentions are done. */
  state: Int32Array;
  /** Of each mention. */
  found: {
    /** A mention of its cluster, the same for all of them. */
    cluster: Int32Array;
    confidence: Float32Array;
    /** The paper that speaks most for it; -1 where there is none. */
    nearest: Int32Array;
  };
}

const [NEXT, DONE] = [0, 1];
/** Between two rests. */
const MENTIONS_AT_ONCE = 2000;

type Pairs = readonly (readonly [number, number])[];

export function toTask(
  packed: PackedCatalogue,
  blocks: readonly (readonly number[])[],
  bonds: { mustJoin: Pairs; mustNotJoin: Pairs },
): BlockTask {
  const mentions = packed.paperOf.length;
  const ints = (size: number) => new Int32Array(new SharedArrayBuffer(size * 4));
  const found = {
    cluster: ints(mentions),
    confidence: new Float32Array(new SharedArrayBuffer(mentions * 4)).fill(1),
    nearest: ints(mentions).fill(-1),
  };
  for (let mention = 0; mention < mentions; mention++) found.cluster[mention] = mention;
  const several = blocks.filter((block) => block.length > 1).sort((x, y) => y.length - x.length);
  const state = ints(2);
  state[DONE] = mentions - several.reduce((sum, { length }) => sum + length, 0);
  return {
    ...{ packed, state, blocks: toRagged(several), found },
    bonds: {
      mustJoin: Int32Array.from(bonds.mustJoin.flat()),
      mustNotJoin: Int32Array.from(bonds.mustNotJoin.flat()),
    },
  };
}

/** Takes blocks until there are no more; rests in between, and says how many mentions are done by all. */
export function* resolveTask(
  task: BlockTask,
  catalogue: Catalogue,
  model: IdentityModel,
): Generator<{ done: number; total: number }> {
  const { blocks, state, found } = task;
  const features = new PairFeatures(catalogue, model.names);
  const bondsOf = createBonds(task.bonds);
  const total = found.cluster.length;
  let since = 0;
  for (;;) {
    const number = Atomics.add(state, NEXT, 1);
    if (number >= blocks.starts.length - 1) return;
    const block = blocks.values.subarray(blocks.starts[number] as number, blocks.starts[number + 1] as number);
    if (hasPairs(block, catalogue) || bondsOf.touches(block)) {
      const mentions = Array.from(block, (mention) => catalogue.mention(mention));
      write(task, block, resolveLarge(mentions, features, model, bondsOf.within(block)));
    }
    const done = Atomics.add(state, DONE, block.length) + block.length;
    since += block.length;
    if (since < MENTIONS_AT_ONCE) continue;
    since = 0;
    yield { done, total };
  }
}

/** Whether any two names of different papers could be one person's. */
function hasPairs(block: Int32Array, catalogue: Catalogue): boolean {
  const names = [...new Set(Array.from(block, (mention) => catalogue.nameOf(mention)))];
  if (names.length < block.length) return true;
  const people = names.map((name) => catalogue.personName(name));
  return people.some((one, i) => people.slice(0, i).some((other) => relateNames(one, other) !== undefined));
}

function createBonds({ mustJoin, mustNotJoin }: TaskBonds) {
  const bound = new Set([...mustJoin, ...mustNotJoin]);
  const within = (pairs: Int32Array, placeOf: ReadonlyMap<number, number>): [number, number][] => {
    const found: [number, number][] = [];
    for (let i = 0; i < pairs.length; i += 2) {
      const [p, q] = [placeOf.get(pairs[i] as number), placeOf.get(pairs[i + 1] as number)];
      if (p !== undefined && q !== undefined) found.push([p, q]);
    }
    return found;
  };
  const touches = (block: Int32Array): boolean => bound.size > 0 && block.some((mention) => bound.has(mention));
  return {
    touches,
    within(block: Int32Array) {
      if (!touches(block)) return {};
      const placeOf = new Map(Array.from(block, (mention, place) => [mention, place]));
      return { mustJoin: within(mustJoin, placeOf), mustNotJoin: within(mustNotJoin, placeOf) };
    },
  };
}

/** Who belongs together, how sure each mention is of the others, and which of them speaks most for it. */
function write({ packed, found }: BlockTask, block: Int32Array, { clusters, pairs }: ResolvedBlock): void {
  const sums = new Float64Array(block.length);
  const counts = new Int32Array(block.length);
  const best = new Float32Array(block.length).fill(-1);
  const nearest = new Int32Array(block.length);
  const note = (one: number, other: number, chance: number) => {
    sums[one] = (sums[one] as number) + chance;
    counts[one] = (counts[one] as number) + 1;
    if (chance <= (best[one] as number)) return;
    best[one] = chance;
    nearest[one] = other;
  };
  for (let i = 0; i < pairs.a.length; i++) {
    const [a, b] = [pairs.a[i] as number, pairs.b[i] as number];
    if (clusters[a] !== clusters[b]) continue;
    note(a, b, pairs.chance[i] as number);
    note(b, a, pairs.chance[i] as number);
  }
  const first = new Map<number, number>();
  for (const [i, mention] of block.entries()) {
    const cluster = clusters[i] as number;
    if (!first.has(cluster)) first.set(cluster, mention);
    found.cluster[mention] = first.get(cluster) as number;
    if (counts[i] === 0) continue;
    found.confidence[mention] = (sums[i] as number) / (counts[i] as number);
    found.nearest[mention] = packed.paperOf[block[nearest[i] as number] as number] as number;
  }
}
