// Where names belong after all corrections that stand, in their order: the last one that speaks of a name decides.
// Undoing any of them is leaving it out.

import type { Correction, MentionKey, Placement } from "../../ports/corrections.ts";

export const textOf = (key: MentionKey): string => JSON.stringify(key);

/** The names of which a correction says whose they are. */
export const movedBy = ({ data }: Pick<Correction, "data">): readonly MentionKey[] => [
  ...data.moved,
  ...(data.hidden ?? []),
];

/** Of these names, by the corrections that stand. */
export function placeByCorrections(keys: readonly MentionKey[], active: readonly Correction[]): Placement[] {
  const wanted = new Map(keys.map((key) => [textOf(key), key]));
  const authors = new Map<string, number>();
  const shown = new Map<string, string>();
  for (const correction of active) {
    const { data, to } = correction;
    for (const key of movedBy(correction)) if (wanted.has(textOf(key))) authors.set(textOf(key), to);
    for (const key of data.hidden ?? []) if (data.name !== undefined) shown.set(textOf(key), data.name);
  }
  return [...wanted].map(([text, key]) => {
    const name = shown.get(text);
    return { key, author: authors.get(text) ?? "base", ...(name !== undefined && { shown: name }) };
  });
}

/** The name that a page carries: of the last rename of the author that stands. */
export function chosenName(author: number, active: readonly Correction[]): string | undefined {
  return active.findLast((correction) => correction.kind === "rename" && correction.author === author)?.data.name;
}
