// Vectors in one block of memory, compared with all of them.

import { createKernel, type Kernel } from "../../train/embedding/simd-kernel.ts";

const WIDTH = 256;
const STRIDE = WIDTH * 4;

export class VectorIndex {
  readonly #kernel: Kernel;
  readonly #floats: Float32Array;
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.#kernel = createKernel((size + 1) * STRIDE + size * 4);
    this.#floats = new Float32Array(this.#kernel.memory.buffer);
  }

  set(at: number, vector: Float32Array): void {
    this.#floats.set(vector, at * WIDTH);
  }

  get(at: number): Float32Array {
    return this.#floats.slice(at * WIDTH, (at + 1) * WIDTH);
  }

  /** Cosines to all; a view until the next call. */
  compare(vector: Float32Array): Float32Array {
    const row = this.#size * STRIDE;
    const out = row + STRIDE;
    this.#floats.set(vector, row / 4);
    this.#kernel.dots(row, 0, STRIDE, this.#size, out, STRIDE);
    return this.#floats.subarray(out / 4, out / 4 + this.#size);
  }
}
