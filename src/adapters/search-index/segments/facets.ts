// Counts of values over the matches, each paper looked at once.

import type { IndexAnswer, IndexQuery, ValueColumn } from "../../../ports/search-index.ts";
import { VALUE_COLUMNS, type ValueSets, YEARS } from "./columns.ts";
import { VALUE_SPACE } from "./layout.ts";
import type { Segment } from "./segment.ts";
import type { View, ViewSegment } from "./view.ts";

/** With many more papers than different sets it is cheaper to count sets than their members. */
const PAPERS_PER_SET = 0.5;

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
  const years = wanted.year === undefined ? undefined : new Uint32Array(YEARS);
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
      for (const column of columns) {
        const { texts } = tableOf(view, column);
        facets[column] = mostFrequent(sumUp(column), wanted[column] ?? 0).map(({ value, count }) => ({
          value: texts[value] as string,
          count,
        }));
      }
      if (years) facets.year = newestYears(years, wanted.year ?? 0);
      return facets;
    },
  };

  /** By number of the value in the order of all texts. */
  function sumUp(column: ValueColumn): Uint32Array {
    const { texts, numbers } = tableOf(view, column);
    const sums = new Uint32Array(texts.length);
    counted.forEach((of, index) => {
      const counts = of.get(column);
      if (!counts) return;
      const number = numbers[index] as Uint32Array;
      const { byValue } = spread(counts);
      for (let value = 0; value < byValue.length; value++) {
        const sum = number[value] as number;
        sums[sum] = (sums[sum] as number) + (byValue[value] as number);
      }
    });
    return sums;
  }
}

function newCounts({ columns, terms }: Segment, column: ValueColumn): Counted {
  const sets = columns.sets[column];
  const [from, to] = terms.range(Uint8Array.of(VALUE_SPACE[column].charCodeAt(0)));
  return { sets, bySet: undefined, byValue: new Uint32Array(to - from) };
}

function countYears(years: Uint32Array, of: Uint16Array, docs: Uint32Array, count: number, base: number): void {
  for (let at = 0; at < count; at++) {
    const year = of[base + (docs[at] as number)] as number;
    years[year] = (years[year] as number) + 1;
  }
}

function countValues(counts: Counted, docs: Uint32Array, count: number, base: number): void {
  const { sets, byValue } = counts;
  const { ofDoc, ends, members } = sets;
  if (count > ends.length * PAPERS_PER_SET) {
    counts.bySet ??= new Uint32Array(ends.length);
    const { bySet } = counts;
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

/** All values of a column in the order of their text, and for each segment the number of each of its values among them. */
interface ValueTable {
  texts: readonly string[];
  numbers: readonly Uint32Array[];
}

const tables = new WeakMap<View, Map<ValueColumn, ValueTable>>();
const textsOf = new WeakMap<Segment, Map<ValueColumn, string[]>>();

function tableOf(view: View, column: ValueColumn): ValueTable {
  const known = tables.get(view) ?? new Map<ValueColumn, ValueTable>();
  tables.set(view, known);
  let table = known.get(column);
  if (!table) {
    const bySegment = view.segments.map(({ live }) => valueTexts(live.segment, column));
    const texts = [...new Set(bySegment.flat())].sort();
    const numberOf = new Map(texts.map((text, number) => [text, number]));
    table = { texts, numbers: bySegment.map((own) => Uint32Array.from(own, (text) => numberOf.get(text) ?? 0)) };
    known.set(column, table);
  }
  return table;
}

/** Decoded once per segment. */
function valueTexts(segment: Segment, column: ValueColumn): string[] {
  const known = textsOf.get(segment) ?? new Map<ValueColumn, string[]>();
  textsOf.set(segment, known);
  let texts = known.get(column);
  if (!texts) {
    const [from, to] = segment.terms.range(Uint8Array.of(VALUE_SPACE[column].charCodeAt(0)));
    texts = Array.from({ length: to - from }, (_, at) => segment.terms.textOf(from + at));
    known.set(column, texts);
  }
  return texts;
}

/** The few greatest, found in one pass; equal ones stay in the order of their numbers. */
function mostFrequent(counts: Uint32Array, limit: number): { value: number; count: number }[] {
  const best: { value: number; count: number }[] = [];
  let least = 0;
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value] as number;
    if (count <= least) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] as { count: number }).count < count) at--;
    best.splice(at, 0, { value, count });
    if (best.length > limit) best.pop();
    if (best.length === limit) least = best[limit - 1]?.count ?? 0;
  }
  return limit > 0 ? best : [];
}

function newestYears(years: Uint32Array, limit: number): { value: string; count: number }[] {
  const found: { value: string; count: number }[] = [];
  for (let year = years.length - 1; year > 0 && found.length < limit; year--) {
    const count = years[year] as number;
    if (count > 0) found.push({ value: String(year), count });
  }
  return found;
}
