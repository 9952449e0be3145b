// Counts of values over the matches, each paper looked at once.

import type { IndexAnswer, IndexQuery, ValueColumn } from "../../../ports/search-index.ts";
import { VALUE_COLUMNS, type ValueSets } from "./columns.ts";
import { VALUE_SPACE } from "./layout.ts";
import type { Segment } from "./segment.ts";
import type { View, ViewSegment } from "./view.ts";

/** With few different sets it is cheaper to count sets than their members. */
const MAX_COUNTED_SETS = 32_768;

export interface FacetCounter {
  add(segment: number, docs: Uint32Array, count: number, base: number): void;
  end(): IndexAnswer["facets"];
}

interface Counted {
  sets: ValueSets;
  bySet: Uint32Array | undefined;
  byValue: Uint32Array;
}

export function createFacetCounter(view: View, wanted: NonNullable<IndexQuery["facets"]>): FacetCounter {
  const columns = VALUE_COLUMNS.filter((column) => wanted[column] !== undefined);
  const years = wanted.year === undefined ? undefined : new Uint32Array(65_536);
  const counted = view.segments.map(() => new Map<ValueColumn, Counted>());

  return {
    add(index, docs, count, base) {
      const { segment } = (view.segments[index] as ViewSegment).live;
      if (years) countYears(years, segment.columns.years, docs, count, base);
      for (const column of columns) {
        const of = counted[index] as Map<ValueColumn, Counted>;
        let counts = of.get(column);
        if (!counts) {
          counts = newCounts(segment, column);
          of.set(column, counts);
        }
        countValues(counts, docs, count, base);
      }
    },
    end() {
      const facets: IndexAnswer["facets"] = {};
      for (const column of columns) facets[column] = mostFrequent(sumUp(column), wanted[column] ?? 0);
      if (years) facets.year = newestYears(years, wanted.year ?? 0);
      return facets;
    },
  };

  function sumUp(column: ValueColumn): Map<string, number> {
    const sums = new Map<string, number>();
    counted.forEach((of, index) => {
      const counts = of.get(column);
      if (!counts) return;
      const { segment } = (view.segments[index] as ViewSegment).live;
      const values = valueTexts(segment, column);
      const { byValue } = spread(counts);
      for (let value = 0; value < byValue.length; value++) {
        const count = byValue[value] as number;
        if (count === 0) continue;
        const text = values(value);
        sums.set(text, (sums.get(text) ?? 0) + count);
      }
    });
    return sums;
  }
}

function newCounts({ columns, terms }: Segment, column: ValueColumn): Counted {
  const sets = columns.sets[column];
  const [from, to] = terms.range(Uint8Array.of(VALUE_SPACE[column].charCodeAt(0)));
  const isBySet = sets.ends.length <= MAX_COUNTED_SETS;
  return { sets, bySet: isBySet ? new Uint32Array(sets.ends.length) : undefined, byValue: new Uint32Array(to - from) };
}

function countYears(years: Uint32Array, of: Uint16Array, docs: Uint32Array, count: number, base: number): void {
  for (let at = 0; at < count; at++) {
    const year = of[base + (docs[at] as number)] as number;
    years[year] = (years[year] as number) + 1;
  }
}

function countValues({ sets, bySet, byValue }: Counted, docs: Uint32Array, count: number, base: number): void {
  const { ofDoc, ends, members } = sets;
  if (bySet) {
    for (let at = 0; at < count; at++) {
      const set = ofDoc[base + (docs[at] as number)] as number;
      bySet[set] = (bySet[set] as number) + 1;
    }
    return;
  }
  for (let at = 0; at < count; at++) {
    const set = ofDoc[base + (docs[at] as number)] as number;
    if (set === 0) continue;
    for (let member = ends[set - 1] as number; member < (ends[set] as number); member++) {
      const value = members[member] as number;
      byValue[value] = (byValue[value] as number) + 1;
    }
  }
}

function spread(counts: Counted): Counted {
  const { sets, bySet, byValue } = counts;
  if (!bySet) return counts;
  for (let set = 1; set < bySet.length; set++) {
    const count = bySet[set] as number;
    if (count === 0) continue;
    for (let member = sets.ends[set - 1] as number; member < (sets.ends[set] as number); member++) {
      const value = sets.members[member] as number;
      byValue[value] = (byValue[value] as number) + count;
    }
  }
  return counts;
}

const textsOf = new WeakMap<Segment, Map<ValueColumn, string[]>>();

/** Decoded once per segment and value. */
function valueTexts(segment: Segment, column: ValueColumn): (value: number) => string {
  let known = textsOf.get(segment);
  if (!known) {
    known = new Map();
    textsOf.set(segment, known);
  }
  const texts = known.get(column) ?? [];
  known.set(column, texts);
  const [first] = segment.terms.range(Uint8Array.of(VALUE_SPACE[column].charCodeAt(0)));
  return (value) => {
    texts[value] ??= segment.terms.textOf(first + value);
    return texts[value];
  };
}

function mostFrequent(counts: Map<string, number>, limit: number): { value: string; count: number }[] {
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([value, count]) => ({ value, count }));
}

function newestYears(years: Uint32Array, limit: number): { value: string; count: number }[] {
  const found: { value: string; count: number }[] = [];
  for (let year = years.length - 1; year > 0 && found.length < limit; year--) {
    const count = years[year] as number;
    if (count > 0) found.push({ value: String(year), count });
  }
  return found;
}
