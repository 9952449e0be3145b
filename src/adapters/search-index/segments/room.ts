// The room in front of a segment's codes: each thread that scans takes a share of it, and runs the compiled loops there.

import { SCAN_DOCS, SCAN_HEAD, SCAN_SHARE, SCAN_SHARES } from "./vectors.ts";
import { scanBytes } from "./wasm/scan-bytes.ts";

export interface ScanExports {
  spread(code: number, query: number): void;
  scan(
    codes: number,
    planes: number,
    query: number,
    mask: number,
    wanted: number,
    histogram: number,
    state: number,
    tmp: number,
    out: number,
  ): number;
  dots(bytes: number, query: number, docs: number, count: number): void;
}

// A thread's share of the room: code, vectors of the query, state, one distance for each lane, histogram, the query in numbers of 16 bits;
// then mask and candidates.
export const QUERY = 64;
export const STATE = QUERY + 512;
export const LANES = STATE + 16;
export const HISTOGRAM = LANES + 16;
export const NUMBERS = 2048;
export const MASK = 4096;
export const OUT = MASK + SCAN_DOCS / 8;

let compiled: WebAssembly.Module | undefined | false;
const instances = new WeakMap<WebAssembly.Memory, ScanExports>();

function exportsOf(memory: WebAssembly.Memory): ScanExports | undefined {
  const known = instances.get(memory);
  if (known) return known;
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Buffer.from(scanBytes, "base64"));
    } catch {
      compiled = false;
    }
  }
  if (!compiled) return undefined;
  const exports = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as ScanExports;
  instances.set(memory, exports);
  return exports;
}

/** Runs `work` with a share of the room, or `plainly` where the machine lacks the instructions or all shares are taken. */
export function inRoom<T>(
  memory: WebAssembly.Memory,
  work: (exports: ScanExports, share: number) => T,
  plainly: () => T,
): T {
  const exports = exportsOf(memory);
  const taken = exports ? takeShare(memory) : -1;
  if (!exports || taken < 0) return plainly();
  try {
    return work(exports, SCAN_HEAD + taken * SCAN_SHARE);
  } finally {
    Atomics.store(new Int32Array(memory.buffer, 0, SCAN_SHARES), taken, 0);
  }
}

/** A piece of the room that no other thread uses now, or -1. */
function takeShare({ buffer }: WebAssembly.Memory): number {
  const flags = new Int32Array(buffer, 0, SCAN_SHARES);
  for (let share = 0; share < SCAN_SHARES; share++) {
    if (Atomics.compareExchange(flags, share, 0, 1) === 0) return share;
  }
  return -1;
}
