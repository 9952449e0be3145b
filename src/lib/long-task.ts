// Settings of V8 for a long task that runs through a lot of code and memory: less is optimised twice, less garbage is kept.

import { setFlagsFromString } from "node:v8";

interface Limits {
  /** Bytes of bytecode that one function may swallow of those it calls. */
  inlined: number;
  /** By how much the heap may grow between two collections of all its garbage, in percent; 0 leaves it to V8. */
  growth: number;
}

export const USUAL: Limits = { inlined: 920, growth: 0 };
/**
 * Functions that do a whole batch are else compiled with all that they call, again for every surprise in it: a fifth of the time
 * of the first batches. On a machine with room to spare V8 would keep two to three times what is in use.
 */
export const SPARING: Limits = { inlined: 300, growth: 60 };

export const toFlags = ({ inlined, growth }: Limits): string[] => [
  `--max-inlined-bytecode-size-cumulative=${inlined}`,
  `--heap-growing-percent=${growth}`,
];

/** Holds for all threads of the process; what is optimised already stays so. */
export async function asLongTask<T>(work: () => Promise<T>, setFlag = setFlagsFromString): Promise<T> {
  toFlags(SPARING).forEach(setFlag);
  try {
    return await work();
  } finally {
    toFlags(USUAL).forEach(setFlag);
  }
}
