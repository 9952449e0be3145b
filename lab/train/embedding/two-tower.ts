// Vectors and weights of words, and one step of learning from pairs of texts that belong together: each text should be nearer to its
// partner than to the partners of the others in the batch (in-batch softmax; van den Oord et al. 2018, "Representation Learning with CPC").

import type { Random } from "./random.ts";
import { createKernel, type Kernel } from "./simd-kernel.ts";

export const DIMENSIONS = 256;
const STRIDE = DIMENSIONS * 4;
const MIN_WEIGHT = 0.02;
/** Rows of a text beyond this are left out. */
const MAX_ROWS = 600;

export interface Settings {
  batch: number;
  temperature: number;
  vectorRate: number;
  weightRate: number;
}

const LEAST_FACTOR = 3e-3;

/** A text as different rows with their counts. */
export interface Bag {
  rows: number[];
  counts: number[];
}

/** Where everything lies in the kernel's memory, in bytes. */
interface Layout {
  table: number;
  sides: [number, number];
  gradients: [number, number];
  bagRows: number;
  bagFactors: number;
  dots: number;
  similarities: number;
  listRows: number;
  listFactors: number;
  row: number;
  bytes: number;
}

function layOut(rows: number, batch: number): Layout {
  let bytes = 0;
  const take = (size: number) => {
    const at = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return at;
  };
  const side = () => take(batch * STRIDE);
  return {
    table: take(rows * STRIDE),
    sides: [side(), side()],
    gradients: [side(), side()],
    bagRows: take(2 * batch * MAX_ROWS * 4),
    bagFactors: take(2 * batch * MAX_ROWS * 4),
    dots: take(MAX_ROWS * 4),
    similarities: take(batch * batch * 4),
    listRows: take(batch * 4),
    listFactors: take(batch * 4),
    row: take(STRIDE),
    bytes,
  };
}

export class TwoTower {
  readonly weights: Float32Array;
  readonly #kernel: Kernel;
  readonly #layout: Layout;
  readonly #settings: Settings;
  readonly #floats: Float32Array;
  readonly #ints: Int32Array;
  readonly #vectorSquares: Float32Array;
  readonly #weightSquares: Float32Array;
  readonly #counts: Float32Array;
  readonly #sizes: Int32Array;
  readonly #norms: Float64Array;
  readonly #transposed: Float32Array;

  constructor(weights: Float32Array, wordCount: number, settings: Settings, random: Random) {
    const { batch } = settings;
    this.weights = weights;
    this.#settings = settings;
    this.#layout = layOut(weights.length, batch);
    this.#kernel = createKernel(this.#layout.bytes);
    this.#floats = new Float32Array(this.#kernel.memory.buffer);
    this.#ints = new Int32Array(this.#kernel.memory.buffer);
    this.#vectorSquares = new Float32Array(weights.length).fill(1e-6);
    this.#weightSquares = new Float32Array(weights.length).fill(1e-2);
    this.#counts = new Float32Array(2 * batch * MAX_ROWS);
    this.#sizes = new Int32Array(2 * batch);
    this.#norms = new Float64Array(2 * batch);
    this.#transposed = new Float32Array(batch * batch);
    // Pairs start at nothing: they learn what their words leave to say.
    for (let at = 0; at < wordCount * DIMENSIONS; at++) {
      const radius = Math.sqrt(-2 * Math.log(random.next() + 1e-12));
      this.#floats[at] = (radius * Math.cos(2 * Math.PI * random.next())) / Math.sqrt(DIMENSIONS);
    }
  }

  /** The vectors, row after row; a view that changes with every step. */
  get vectors(): Float32Array {
    return this.#floats.subarray(0, this.weights.length * DIMENSIONS);
  }

  /** Learns from one batch with the first `width` dimensions alone; gives the mean loss. */
  step(left: readonly Bag[], right: readonly Bag[], width: number, rate: number): number {
    for (const [at, bag] of left.entries()) this.#embed(0, at, bag, width);
    for (const [at, bag] of right.entries()) this.#embed(1, at, bag, width);
    const loss = this.#compare(width);
    for (let side = 0; side < 2; side++) {
      for (let at = 0; at < this.#settings.batch; at++) this.#learn(side, at, width, rate);
    }
    return loss;
  }

  #embed(side: number, at: number, bag: Bag, width: number): void {
    const text = side * this.#settings.batch + at;
    const first = text * MAX_ROWS;
    const size = Math.min(bag.rows.length, MAX_ROWS);
    const rowsAt = this.#layout.bagRows / 4 + first;
    const factorsAt = this.#layout.bagFactors / 4 + first;
    for (let k = 0; k < size; k++) {
      const row = bag.rows[k] as number;
      const count = 1 + Math.log(bag.counts[k] as number);
      this.#ints[rowsAt + k] = row;
      this.#counts[first + k] = count;
      this.#floats[factorsAt + k] = count * (this.weights[row] as number);
    }
    this.#sizes[text] = size;
    const out = (this.#layout.sides[side] as number) + at * STRIDE;
    this.#kernel.gather(this.#layout.table, STRIDE, rowsAt * 4, factorsAt * 4, size, out, width * 4);
    let squares = 0;
    for (let k = out / 4; k < out / 4 + width; k++) squares += (this.#floats[k] as number) ** 2;
    const norm = Math.sqrt(squares) || 1;
    this.#norms[text] = norm;
    for (let k = out / 4; k < out / 4 + width; k++) (this.#floats[k] as number) /= norm;
  }

  /** Fills the gradients of all texts. */
  #compare(width: number): number {
    const { batch, temperature } = this.#settings;
    const { similarities, sides, listRows, listFactors, gradients } = this.#layout;
    const base = similarities / 4;
    const rowSums = new Float64Array(batch);
    const columnSums = new Float64Array(batch);
    let loss = 0;
    for (let i = 0; i < batch; i++) {
      this.#kernel.dots(sides[0] + i * STRIDE, sides[1], STRIDE, batch, similarities + i * batch * 4, width * 4);
      for (let j = 0; j < batch; j++) {
        // Cosines are at most 1, so nothing overflows.
        const value = Math.exp(((this.#floats[base + i * batch + j] as number) - 1) / temperature);
        this.#floats[base + i * batch + j] = value;
        (rowSums[i] as number) += value;
        (columnSums[j] as number) += value;
      }
    }
    for (let i = 0; i < batch; i++) {
      loss -= Math.log((this.#floats[base + i * batch + i] as number) / (rowSums[i] as number) + 1e-12);
      for (let j = 0; j < batch; j++) {
        const value = this.#floats[base + i * batch + j] as number;
        const share = value / (rowSums[i] as number) + value / (columnSums[j] as number) - (i === j ? 2 : 0);
        this.#floats[base + i * batch + j] = share / (2 * temperature);
        this.#transposed[j * batch + i] = share / (2 * temperature);
      }
    }
    const pull = (side: 0 | 1, i: number, factors: Float32Array, from: number) => {
      let size = 0;
      for (let j = 0; j < batch; j++) {
        const factor = factors[from + j] as number;
        // What hardly counts is most of the work.
        if (factor < LEAST_FACTOR && factor > -LEAST_FACTOR) continue;
        this.#ints[listRows / 4 + size] = j;
        this.#floats[listFactors / 4 + size++] = factor;
      }
      const out = gradients[side] + i * STRIDE;
      this.#kernel.gather(sides[side === 0 ? 1 : 0], STRIDE, listRows, listFactors, size, out, width * 4);
    };
    for (let i = 0; i < batch; i++) {
      pull(0, i, this.#floats, base + i * batch);
      pull(1, i, this.#transposed, i * batch);
    }
    return loss / batch;
  }

  /** Moves the rows of one text against its gradient (AdaGrad, one rate per row). */
  #learn(side: number, at: number, width: number, rate: number): void {
    const { layout, floats } = { layout: this.#layout, floats: this.#floats };
    const text = side * this.#settings.batch + at;
    const vector = ((layout.sides[side] as number) + at * STRIDE) / 4;
    const gradient = ((layout.gradients[side] as number) + at * STRIDE) / 4;
    let along = 0;
    for (let k = 0; k < width; k++) along += (floats[gradient + k] as number) * (floats[vector + k] as number);
    let squares = 0;
    const row = layout.row / 4;
    const norm = this.#norms[text] as number;
    for (let k = 0; k < width; k++) {
      const value = ((floats[gradient + k] as number) - along * (floats[vector + k] as number)) / norm;
      floats[row + k] = value;
      squares += value * value;
    }
    const first = text * MAX_ROWS;
    const size = this.#sizes[text] as number;
    const rowsAt = layout.bagRows / 4 + first;
    const factorsAt = layout.bagFactors / 4 + first;
    for (let k = 0; k < size; k++) {
      const id = this.#ints[rowsAt + k] as number;
      const factor = floats[factorsAt + k] as number;
      const sum = (this.#vectorSquares[id] as number) + (squares * factor * factor) / width;
      this.#vectorSquares[id] = sum;
      floats[factorsAt + k] = (rate * this.#settings.vectorRate * factor) / Math.sqrt(sum);
    }
    this.#kernel.scatter(layout.table, STRIDE, rowsAt * 4, factorsAt * 4, size, layout.row, layout.dots, width * 4);
    for (let k = 0; k < size; k++) {
      const id = this.#ints[rowsAt + k] as number;
      const slope = (this.#counts[first + k] as number) * (floats[layout.dots / 4 + k] as number);
      const sum = (this.#weightSquares[id] as number) + slope * slope;
      this.#weightSquares[id] = sum;
      const weight = (this.weights[id] as number) - (rate * this.#settings.weightRate * slope) / Math.sqrt(sum);
      this.weights[id] = Math.max(MIN_WEIGHT, weight);
    }
  }
}
