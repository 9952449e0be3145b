// Corrections as author identity heeds them: names that must, and that must not, be one person.

import type { Correction, CorrectionStore, MentionKey } from "../../ports/corrections.ts";
import type { Decisions } from "../../ports/identity.ts";
import { movedBy, textOf } from "./replay.ts";

interface Decided {
  key: MentionKey;
  author: number;
}

type Pair = [MentionKey, MentionKey];

/** Pairs of keys. A later correction overrides what an earlier one said of the same names. */
export function toPairs(active: readonly Correction[]): { join: Pair[]; part: Pair[] } {
  const decided = new Map<string, Decided>();
  const isFirm = new Set<string>();
  for (const correction of active) {
    const { data, to, author } = correction;
    for (const key of data.apart) {
      if (!decided.has(textOf(key))) decided.set(textOf(key), { key, author });
    }
    for (const key of [...movedBy(correction), ...data.beside]) {
      decided.set(textOf(key), { key, author: to });
      isFirm.add(textOf(key));
    }
  }
  const join: Pair[] = [];
  const firstOf = new Map<number, MentionKey>();
  for (const [text, { key, author }] of decided) {
    if (!isFirm.has(text)) continue;
    const first = firstOf.get(author);
    if (first) join.push([first, key]);
    else firstOf.set(author, key);
  }
  const part: Pair[] = [];
  for (const { data } of active) {
    const [moved] = data.moved;
    const own = moved && decided.get(textOf(moved));
    if (!own) continue;
    for (const key of data.apart) {
      if (decided.get(textOf(key))?.author !== own.author) part.push([own.key, key]);
    }
  }
  return { join, part };
}

/** For the catalogue as it is; names that it does not print are left out. */
export function readDecisions(store: Pick<CorrectionStore, "list" | "findMentions">): Decisions {
  const { join, part } = toPairs(store.list({ isActive: true }));
  const keys = [...new Map([...join, ...part].flat().map((key) => [textOf(key), key])).values()];
  const ids = new Map<string, string>();
  for (const [i, mention] of store.findMentions(keys).entries()) {
    const key = keys[i];
    if (mention && key) ids.set(textOf(key), mention.id);
  }
  const toIds = (pairs: Pair[]) =>
    pairs.flatMap(([x, y]): [string, string][] => {
      const [p, q] = [ids.get(textOf(x)), ids.get(textOf(y))];
      return p === undefined || q === undefined || p === q ? [] : [[p, q]];
    });
  return { mustJoin: toIds(join), mustNotJoin: toIds(part) };
}
