// Where in the web of co-authors a name lives, as a short vector: names that share company have vectors alike.
// Random signs are spread along the edges a few times (Chen et al. 2019, "Fast and Accurate Network Embeddings").

import type { CoAuthorGraph } from "./co-author-graph.ts";

export const COMMUNITY_SIZE = 48;
/** What one, two and three steps away says. */
const STEP_WEIGHTS = [0.6, 1, 0.7];

/**
 * One vector of unit length after another; all zeros for names that write alone. The signs hang on the names'
 * letters, so the order in which papers came makes no difference.
 */
export function findCommunities(graph: CoAuthorGraph, fullNames: Iterable<string>): Float32Array {
  const seeds = Uint32Array.from(fullNames, hashOf);
  const names = seeds.length;
  const size = names * COMMUNITY_SIZE;
  let [current, next] = [new Float32Array(size), new Float32Array(size)];
  for (let name = 0; name < names; name++) {
    // Hubs belong everywhere and say little.
    const weight = 1 / Math.sqrt(graph.degree(name) + 1);
    for (let k = 0; k < COMMUNITY_SIZE; k++)
      current[name * COMMUNITY_SIZE + k] = weight * signOf(seeds[name] as number, k);
  }
  const sum = new Float32Array(new SharedArrayBuffer(size * 4));
  const { starts, neighbours } = graph.toParts();
  for (const weight of STEP_WEIGHTS) {
    next.fill(0);
    for (let name = 0; name < names; name++) {
      const at = name * COMMUNITY_SIZE;
      for (let i = starts[name] as number; i < (starts[name + 1] as number); i++) {
        const from = (neighbours[i] as number) * COMMUNITY_SIZE;
        for (let k = 0; k < COMMUNITY_SIZE; k++)
          next[at + k] = (next[at + k] as number) + (current[from + k] as number);
      }
      normalise(next, at);
      for (let k = 0; k < COMMUNITY_SIZE; k++)
        sum[at + k] = (sum[at + k] as number) + weight * (next[at + k] as number);
      const hub = 1 / Math.sqrt(graph.degree(name) + 1);
      for (let k = 0; k < COMMUNITY_SIZE; k++) next[at + k] = hub * (next[at + k] as number);
    }
    [current, next] = [next, current];
  }
  for (let name = 0; name < names; name++) normalise(sum, name * COMMUNITY_SIZE);
  return sum;
}

function normalise(vectors: Float32Array, at: number): void {
  let square = 0;
  for (let k = 0; k < COMMUNITY_SIZE; k++) square += (vectors[at + k] as number) ** 2;
  if (square === 0) return;
  const length = Math.sqrt(square);
  for (let k = 0; k < COMMUNITY_SIZE; k++) vectors[at + k] = (vectors[at + k] as number) / length;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}

/** A coin that falls the same way every time. */
function signOf(seed: number, place: number): number {
  let mixed = Math.imul(seed ^ (place + 1), 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & 1 ? 1 : -1;
}
