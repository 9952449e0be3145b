// How sure an author's figures are: the same person with the same habits could have written other papers, or the same ones could have met other readers.

import { hIndex } from "./scores/h-index.ts";

/** Four of five times the truth lies within so many standard deviations. */
const WIDTH = 1.28;

export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * 80 % interval of an h-index. h solves N(h) = h, where N(x) counts the papers with x citations or more and varies as a Poisson
 * count; with f papers per citation of height around h, a change of N by d moves h by d / (1 + f). So its deviation is
 * sqrt(h) / (1 + f).
 */
export function hIndexInterval(counts: readonly number[]): Interval {
  const value = hIndex(counts);
  const reach = Math.max(1, Math.sqrt(value));
  const near = counts.filter((count) => Math.abs(count - value) <= reach).length;
  const deviation = Math.sqrt(Math.max(1, value)) / (1 + near / (2 * reach + 1));
  return around(value, deviation, counts.length);
}

/**
 * 80 % interval of a sum of citations, as if each paper might have come once, twice or not at all: deviation sqrt(sum of squares).
 * Told as a factor, since a few papers have most of the citations and no sum falls below zero.
 */
export function citationInterval(counts: readonly number[]): Interval {
  let [value, squares] = [0, 0];
  for (const count of counts) {
    value += count;
    squares += count * count;
  }
  if (value === 0) return { value, low: 0, high: 0 };
  const factor = Math.exp((WIDTH * Math.sqrt(squares)) / value);
  return { value, low: value / factor, high: value * factor };
}

const around = (value: number, deviation: number, most: number): Interval => ({
  value,
  low: Math.max(0, value - WIDTH * deviation),
  high: Math.min(most, value + WIDTH * deviation),
});
