// Blocks as training material: their pairs, the answers, and the fold that their name falls into.

import { type BlockPairs, comparePairs } from "../../../src/model/identity/compare-pairs.ts";
import type { PreparedBlock } from "../../eval/authors/prepare-sets.ts";

export const FOLDS = 4;

export interface Case {
  block: PreparedBlock;
  /** The same for a name in all sets: nobody is learnt from one set and judged in another. */
  fold: number;
  pairs: BlockPairs;
  same: Uint8Array;
  /** Each mention of a set weighs the same, whatever the size of its block. */
  weight: number;
  /** Of models that have not seen the block. */
  firstChance: Float32Array;
  second: Float32Array;
}

export function toCases(blocks: readonly PreparedBlock[]): Case[] {
  return blocks.map((block) => {
    const pairs = comparePairs(block.mentions, block.features);
    const touched = new Set([...pairs.a, ...pairs.b]).size;
    return {
      ...{ block, pairs, fold: hashOf(block.key) % FOLDS },
      same: Uint8Array.from(pairs.a, (a, i) => (block.people[a] === block.people[pairs.b[i] as number] ? 1 : 0)),
      weight: touched / Math.max(1, pairs.a.length),
      firstChance: new Float32Array(),
      second: new Float32Array(),
    };
  });
}

/** FNV-1a, mixed. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash ^ (hash >>> 15)) >>> 0;
}
