// Divides mentions into blocks; only mentions of one block are compared.

import { familyKey, type PersonName } from "./person-name.ts";

/** Family name and first initial; the whole name for groups and for people with one name. */
export function blockKey({ given, family }: PersonName): string {
  return `${familyKey(family)} ${given[0]?.[0] ?? ""}`;
}

/** Places of the mentions, by block in order of first appearance. */
export function toBlocks(names: readonly PersonName[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    const key = blockKey(name);
    const block = blocks.get(key);
    if (block) block.push(place);
    else blocks.set(key, [place]);
  }
  return blocks;
}
