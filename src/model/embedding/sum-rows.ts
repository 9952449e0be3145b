// The weighted sum of the rows of a text: in WebAssembly, or plainly where the machine lacks it. Both give the same whole numbers.

import { DIMENSIONS } from "./format.ts";
import { sumBytes } from "./wasm/sum-bytes.ts";

/** Different rows of one text; more is no abstract. Even, because two are added at a time. */
export const MAX_ROWS = 2000;

export interface RowSum {
  rows: Int8Array;
  /** Numbers of rows, and what each is multiplied with: from -127 to 127. */
  bag: Int32Array;
  parts: Int32Array;
  /** The sum of the first `count`, good until the next call. */
  add(count: number): Int32Array;
}

const BAG = 0;
const PARTS = BAG + MAX_ROWS * 4;
const OUT = PARTS + MAX_ROWS * 4;
const ROWS = OUT + DIMENSIONS * 4;
const PAGE = 65_536;

interface Exports {
  sum(rows: number, bag: number, parts: number, count: number, out: number): void;
}

export const createRowSum = (rows: Int8Array): RowSum => createFastSum(rows) ?? createPlainSum(rows);

/** Keeps its own copy of the rows, so that the bytes they came in can go. */
function createFastSum(source: Int8Array): RowSum | undefined {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((ROWS + source.length) / PAGE) });
  const exports = instantiate(memory);
  if (!exports) return undefined;
  const { buffer } = memory;
  const rows = new Int8Array(buffer, ROWS, source.length);
  rows.set(source);
  const bag = new Int32Array(buffer, BAG, MAX_ROWS);
  const parts = new Int32Array(buffer, PARTS, MAX_ROWS);
  const out = new Int32Array(buffer, OUT, DIMENSIONS);
  return {
    rows,
    bag,
    parts,
    add(count) {
      if (count % 2 === 1) {
        bag[count] = 0;
        parts[count] = 0;
      }
      exports.sum(ROWS, BAG, PARTS, count + (count % 2), OUT);
      return out;
    },
  };
}

function instantiate(memory: WebAssembly.Memory): Exports | undefined {
  try {
    const module = new WebAssembly.Module(Uint8Array.from(atob(sumBytes), (sign) => sign.charCodeAt(0)));
    return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
  } catch {
    return undefined;
  }
}

export function createPlainSum(rows: Int8Array): RowSum {
  const sums = new Int32Array(DIMENSIONS);
  const bag = new Int32Array(MAX_ROWS);
  const parts = new Int32Array(MAX_ROWS);
  return {
    rows,
    bag,
    parts,
    add(count) {
      sums.fill(0);
      for (let at = 0; at < count; at++) {
        const from = (bag[at] as number) * DIMENSIONS;
        const part = parts[at] as number;
        for (let column = 0; column < DIMENSIONS; column++) {
          sums[column] = (sums[column] as number) + Math.imul(part, rows[from + column] as number);
        }
      }
      return sums;
    },
  };
}
