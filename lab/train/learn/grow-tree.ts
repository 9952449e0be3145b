// Grows one tree on gradients: always the leaf whose best split gains most, by histograms of binned values.

import type { Bins } from "./bins.ts";

export interface Growth {
  leaves: number;
  depth: number;
  /** Smallest sum of second derivatives (for squared loss: of weights) in a leaf. */
  minLeaf: number;
  /** Holds the answers of small leaves back. */
  ridge: number;
}

export interface GrownTree {
  column: number[];
  /** Last bin that goes left. */
  bin: number[];
  answer: number[];
  left: number[];
  missingRight: number[];
}

interface Split {
  gain: number;
  column: number;
  bin: number;
  missingRight: boolean;
}

interface Open {
  node: number;
  from: number;
  to: number;
  depth: number;
  sums: Float64Array;
  split: Split | undefined;
}

interface Ground {
  bins: Bins;
  columns: number;
  asked: Int32Array;
  rows: Int32Array;
  gradients: Float64Array;
  curvatures: Float64Array;
  growth: Growth;
}

/** `rows` are the ones to learn from, and are put in another order. */
export function growTree(ground: Ground): GrownTree {
  const tree: GrownTree = { column: [], bin: [], answer: [], left: [], missingRight: [] };
  const root = toOpen(ground, addNode(tree), { from: 0, to: ground.rows.length, depth: 0 }, undefined);
  setAnswer(tree, root, ground);
  const open = [root];
  for (let leaves = 1; leaves < ground.growth.leaves; leaves++) {
    const best = takeBest(open);
    if (best?.split === undefined) break;
    open.push(...splitLeaf(ground, tree, best, best.split));
  }
  return tree;
}

function addNode(tree: GrownTree): number {
  tree.column.push(-1);
  tree.bin.push(0);
  tree.answer.push(0);
  tree.left.push(0);
  tree.missingRight.push(0);
  return tree.column.length - 1;
}

/** The first among equals, so that runs repeat. */
function takeBest(open: Open[]): Open | undefined {
  let best = -1;
  for (let i = 0; i < open.length; i++) {
    const gain = open[i]?.split?.gain ?? 0;
    if (gain > (best < 0 ? 0 : (open[best]?.split?.gain ?? 0))) best = i;
  }
  return best < 0 ? undefined : open.splice(best, 1)[0];
}

function splitLeaf(ground: Ground, tree: GrownTree, leaf: Open, split: Split): Open[] {
  const middle = partition(ground, leaf, split);
  const left = addNode(tree);
  const right = addNode(tree);
  tree.column[leaf.node] = split.column;
  tree.bin[leaf.node] = split.bin;
  tree.left[leaf.node] = left;
  tree.missingRight[leaf.node] = split.missingRight ? 1 : 0;
  const depth = leaf.depth + 1;
  const spans = [
    { node: left, from: leaf.from, to: middle, depth },
    { node: right, from: middle, to: leaf.to, depth },
  ] as const;
  // The sums of the larger child are what the smaller one leaves of their parent's.
  const [small, large] = middle - leaf.from <= leaf.to - middle ? spans : ([spans[1], spans[0]] as const);
  const first = toOpen(ground, small.node, small, undefined);
  const rest = leaf.sums;
  for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - (first.sums[i] as number);
  const second = toOpen(ground, large.node, large, rest);
  for (const child of [first, second]) setAnswer(tree, child, ground);
  return first.node === left ? [first, second] : [second, first];
}

/** Rows that go left come first; the order within each side is kept. */
function partition({ bins, columns, rows }: Ground, { from, to }: Open, split: Split): number {
  const right = new Int32Array(to - from);
  let [lefts, rights] = [from, 0];
  for (let i = from; i < to; i++) {
    const row = rows[i] as number;
    const code = bins.codes[row * columns + split.column] as number;
    if (code === 0 ? split.missingRight : code > split.bin) right[rights++] = row;
    else rows[lefts++] = row;
  }
  rows.set(right.subarray(0, rights), lefts);
  return lefts;
}

function toOpen(
  ground: Ground,
  node: number,
  span: { from: number; to: number; depth: number },
  known: Float64Array | undefined,
): Open {
  const sums = known ?? addUp(ground, span.from, span.to);
  const { from, to, depth } = span;
  const split = depth < ground.growth.depth && to - from > 1 ? findSplit(ground, sums) : undefined;
  return { node, from, to, depth, sums, split };
}

/** Sums of gradient and curvature per asked column and bin. */
function addUp({ bins, columns, asked, rows, gradients, curvatures }: Ground, from: number, to: number): Float64Array {
  const { codes, width } = bins;
  const count = asked.length;
  const sums = new Float64Array(count * width * 2);
  const stride = width * 2;
  for (let i = from; i < to; i++) {
    const row = rows[i] as number;
    const gradient = gradients[row] as number;
    const curvature = curvatures[row] as number;
    const base = row * columns;
    let place = 0;
    for (let k = 0; k < count; k++) {
      const at = place + ((codes[base + (asked[k] as number)] as number) << 1);
      sums[at] = (sums[at] as number) + gradient;
      sums[at + 1] = (sums[at + 1] as number) + curvature;
      place += stride;
    }
  }
  return sums;
}

/** Sums over the whole leaf: every column holds all of it. */
function totals(sums: Float64Array, width: number): [gradient: number, curvature: number] {
  let [gradient, curvature] = [0, 0];
  for (let i = 0; i < width * 2; i += 2) {
    gradient += sums[i] as number;
    curvature += sums[i + 1] as number;
  }
  return [gradient, curvature];
}

function setAnswer(tree: GrownTree, { node, sums }: Open, { bins, growth }: Ground): void {
  const [gradient, curvature] = totals(sums, bins.width);
  tree.answer[node] = -gradient / (curvature + growth.ridge);
}

function findSplit({ bins, asked, growth }: Ground, sums: Float64Array): Split | undefined {
  const [gradient, curvature] = totals(sums, bins.width);
  const whole = (gradient * gradient) / (curvature + growth.ridge);
  const best: Split = { gain: 1e-7, column: -1, bin: 0, missingRight: false };
  const consider = (column: number, bin: number, missingRight: boolean, left: number, leftCurvature: number) => {
    const [right, rightCurvature] = [gradient - left, curvature - leftCurvature];
    if (leftCurvature < growth.minLeaf || rightCurvature < growth.minLeaf) return;
    const halves = (left * left) / (leftCurvature + growth.ridge) + (right * right) / (rightCurvature + growth.ridge);
    if (halves - whole <= best.gain) return;
    Object.assign(best, { gain: halves - whole, column, bin, missingRight });
  };
  for (let k = 0; k < asked.length; k++) {
    const column = asked[k] as number;
    const from = k * bins.width * 2;
    const [missing, missingCurvature] = [sums[from] as number, sums[from + 1] as number];
    let [left, leftCurvature] = [0, 0];
    const lastBin = (bins.edges[column] as Float32Array).length;
    for (let bin = 1; bin <= lastBin; bin++) {
      left += sums[from + bin * 2] as number;
      leftCurvature += sums[from + bin * 2 + 1] as number;
      consider(column, bin, true, left, leftCurvature);
      if (missingCurvature > 0) consider(column, bin, false, left + missing, leftCurvature + missingCurvature);
    }
    // Known against unknown.
    if (missingCurvature > 0) consider(column, lastBin + 1, true, gradient - missing, curvature - missingCurvature);
  }
  return best.column < 0 ? undefined : best;
}
