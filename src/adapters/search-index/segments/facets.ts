// Counts of values over the matches, each paper looked at once.

import type { IndexAnswer, IndexQuery, ValueColumn } from "../../../ports/search-index.ts";
import { VALUE_COLUMNS, type ValueSets, YEARS } from "./columns.ts";
import type { Kernel } from "./kernel.ts";
import { VALUE_SPACE } from "./layout.ts";
import type { Segment } from "./segment.ts";
import type { View, ViewSegment } from "./view.ts";

/** With many more papers than different sets it is cheaper to count sets than their members. */
const PAPERS_PER_SET = 0.5;
/** With more papers at a time it is cheaper to look for the values that were counted afterwards. */
const MANY_PAPERS = 2048;

export interface FacetCounter {
  /** The papers that the kernel has listed. */
  add(segment: number, kernel: Kernel, count: number, base: number): void;
  end(): IndexAnswer["facets"];
}

interface Counted {
  sets: ValueSets;
  bySet: Uint32Array | undefined;
  byValue: Uint32Array;
  /** Values that have been counted at all: often few of many. Undefined where so many papers were counted that nobody took note. */
  seen: number[] | undefined;
}

export function createFacetCounter(view: View, wanted: NonNullable<IndexQuery["facets"]>): FacetCounter {
  const columns = VALUE_COLUMNS.filter((column) => wanted[column] !== undefined);
  const years = wanted.year === undefined ? undefined : new Uint32Array(YEARS);
  const counted = view.segments.map(() => new Map<ValueColumn, Counted>());

  return {
    add(index, kernel, count, base) {
      const { segment } = (view.segments[index] as ViewSegment).live;
      if (years) kernel.count(count, segment.columns.years, years);
      for (const column of columns) {
        const of = counted[index] as Map<ValueColumn, Counted>;
        let counts = of.get(column);
        if (!counts) {
          counts = newCounts(segment, column);
          of.set(column, counts);
        }
        countValues(counts, kernel, count, base);
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

  /** By number of the value in the order of all texts, and those that are not 0. */
  function sumUp(column: ValueColumn): { sums: Uint32Array; seen: number[] } {
    const { texts, numbers } = tableOf(view, column);
    const sums = new Uint32Array(texts.length);
    const seen: number[] = [];
    counted.forEach((of, index) => {
      const counts = of.get(column);
      if (!counts) return;
      const number = numbers[index] as Uint32Array;
      spread(counts);
      for (const value of counts.seen ?? valuesIn(counts.byValue))
        addTo(sums, seen, number[value] as number, counts.byValue[value] as number);
    });
    return { sums, seen };
  }
}

function addTo(sums: Uint32Array, seen: number[], value: number, count: number): void {
  const before = sums[value] as number;
  if (before === 0) seen.push(value);
  sums[value] = before + count;
}

function newCounts({ columns, terms }: Segment, column: ValueColumn): Counted {
  const sets = columns.sets[column];
  const [from, to] = terms.range(Uint8Array.of(VALUE_SPACE[column].charCodeAt(0)));
  return { sets, bySet: undefined, byValue: new Uint32Array(to - from), seen: [] };
}

function countValues(counts: Counted, kernel: Kernel, count: number, base: number): void {
  const { sets, byValue } = counts;
  const docs = kernel.listed;
  const { ofDoc, ends, members } = sets;
  if (count > ends.length * PAPERS_PER_SET) {
    counts.bySet ??= new Uint32Array(ends.length);
    kernel.count(count, ofDoc, counts.bySet);
    return;
  }
  if (count > MANY_PAPERS) counts.seen = undefined;
  const { seen } = counts;
  for (let at = 0; at < count; at++) {
    const set = ofDoc[base + (docs[at] as number)] as number;
    if (set === 0) continue;
    const end = ends[set] as number;
    for (let member = ends[set - 1] as number; member < end; member++) {
      const value = members[member] as number;
      if (seen) addTo(byValue, seen, value, 1);
      else byValue[value] = (byValue[value] as number) + 1;
    }
  }
}

function valuesIn(byValue: Uint32Array): number[] {
  const found: number[] = [];
  for (let value = 0; value < byValue.length; value++) if (byValue[value] !== 0) found.push(value);
  return found;
}

/** What was counted by set goes to the values of the sets. */
function spread({ sets, bySet, byValue, seen }: Counted): void {
  if (!bySet) return;
  for (let set = 1; set < bySet.length; set++) {
    const count = bySet[set] as number;
    if (count === 0) continue;
    for (let member = sets.ends[set - 1] as number; member < (sets.ends[set] as number); member++) {
      const value = sets.members[member] as number;
      if (seen) addTo(byValue, seen, value, count);
      else byValue[value] = (byValue[value] as number) + count;
    }
  }
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

/** The few greatest, found in one pass; equal ones in the order of their numbers. */
function mostFrequent(
  { sums, seen }: { sums: Uint32Array; seen: readonly number[] },
  limit: number,
): { value: number; count: number }[] {
  const best: { value: number; count: number }[] = [];
  let least = 1;
  for (const value of seen) {
    const count = sums[value] as number;
    if (count < least) continue;
    let at = best.length;
    while (at > 0 && isBehind(best[at - 1] as { value: number; count: number }, value, count)) at--;
    best.splice(at, 0, { value, count });
    if (best.length > limit) best.pop();
    if (best.length === limit) least = best[limit - 1]?.count ?? 1;
  }
  return limit > 0 ? best : [];
}

const isBehind = (one: { value: number; count: number }, value: number, count: number): boolean =>
  one.count < count || (one.count === count && one.value > value);

function newestYears(years: Uint32Array, limit: number): { value: string; count: number }[] {
  const found: { value: string; count: number }[] = [];
  for (let year = years.length - 1; year > 0 && found.length < limit; year--) {
    const count = years[year] as number;
    if (count > 0) found.push({ value: String(year), count });
  }
  return found;
}
