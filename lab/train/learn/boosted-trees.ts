// Fits boosted decision trees: Friedman 2001, with the histograms and second-order steps that are usual today.

import { LEAF, type Trees } from "../../../src/lib/boosted-trees.ts";
import { type Bins, toBins } from "./bins.ts";
import { type GrownTree, type Growth, growTree } from "./grow-tree.ts";
import { seededRandom } from "./random.ts";

export interface BoostOptions {
  /** `logistic` for targets between no (0) and yes (1), `squared` for values. */
  loss: "logistic" | "squared";
  trees?: number;
  /** How much of each tree's answer counts. */
  rate?: number;
  leaves?: number;
  depth?: number;
  /** Smallest sum of second derivatives (for squared loss: of weights) in a leaf. */
  minLeaf?: number;
  ridge?: number;
  bins?: number;
  /** Shares of rows and columns that each tree sees. */
  rowShare?: number;
  columnShare?: number;
  seed?: number;
}

const DEFAULTS = {
  ...{ trees: 200, rate: 0.1, leaves: 31, depth: 8, minLeaf: 10, ridge: 1, bins: 64 },
  ...{ rowShare: 0.7, columnShare: 0.8, seed: 1 },
};
const MAX_BINS = 250;

/** `features` holds the rows one after another; NaN stands for a value that is not known. */
export function train(
  features: Float32Array,
  columns: number,
  targets: Float32Array,
  weights: Float32Array | undefined,
  options: BoostOptions,
): Trees {
  const settings = { ...DEFAULTS, ...options };
  const rows = targets.length;
  if (rows === 0 || features.length !== rows * columns) throw new Error("Features and targets do not fit together.");
  if (weights && weights.length !== rows) throw new Error("Weights and targets do not fit together.");
  const random = seededRandom(settings.seed);
  const bins = toBins(features, columns, Math.min(MAX_BINS, settings.bins));
  const base = startingScore(targets, weights, settings.loss);
  const scores = new Float64Array(rows).fill(base);
  const gradients = new Float64Array(rows);
  const curvatures = new Float64Array(rows);
  const grown: GrownTree[] = [];
  for (let round = 0; round < settings.trees; round++) {
    differentiate(settings.loss, { scores, targets, weights, gradients, curvatures });
    const tree = growTree({
      ...{ bins, columns, gradients, curvatures, growth: settings satisfies Growth },
      asked: draw(columns, settings.columnShare, random),
      rows: draw(rows, settings.rowShare, random),
    });
    for (let node = 0; node < tree.answer.length; node++)
      tree.answer[node] = Math.fround((tree.answer[node] as number) * settings.rate);
    addAnswers(tree, bins, columns, scores);
    grown.push(tree);
  }
  return pack(grown, bins, { columns, base, isProbability: settings.loss === "logistic" });
}

/** Numbers below `count` in order, each with the given chance; at least one. */
function draw(count: number, share: number, random: () => number): Int32Array {
  if (share >= 1) return Int32Array.from({ length: count }, (_, i) => i);
  const drawn = new Int32Array(count);
  let size = 0;
  for (let i = 0; i < count; i++) if (random() < share) drawn[size++] = i;
  if (size === 0) drawn[size++] = Math.floor(random() * count);
  return drawn.slice(0, size);
}

function startingScore(targets: Float32Array, weights: Float32Array | undefined, loss: BoostOptions["loss"]): number {
  let [sum, whole] = [0, 0];
  for (let row = 0; row < targets.length; row++) {
    const weight = weights ? (weights[row] as number) : 1;
    sum += weight * (targets[row] as number);
    whole += weight;
  }
  const mean = sum / whole;
  if (loss === "squared") return mean;
  const bounded = Math.min(1 - 1e-6, Math.max(1e-6, mean));
  return Math.log(bounded / (1 - bounded));
}

interface Step {
  scores: Float64Array;
  targets: Float32Array;
  weights: Float32Array | undefined;
  gradients: Float64Array;
  curvatures: Float64Array;
}

function differentiate(loss: BoostOptions["loss"], { scores, targets, weights, gradients, curvatures }: Step): void {
  for (let row = 0; row < targets.length; row++) {
    const weight = weights ? (weights[row] as number) : 1;
    const score = scores[row] as number;
    const guess = loss === "logistic" ? 1 / (1 + Math.exp(-score)) : score;
    gradients[row] = weight * (guess - (targets[row] as number));
    curvatures[row] = loss === "logistic" ? weight * Math.max(guess * (1 - guess), 1e-6) : weight;
  }
}

function addAnswers(tree: GrownTree, { codes }: Bins, columns: number, scores: Float64Array): void {
  for (let row = 0; row < scores.length; row++) {
    let node = 0;
    for (let asked = tree.column[0] as number; asked >= 0; asked = tree.column[node] as number) {
      const code = codes[row * columns + asked] as number;
      const isRight = code === 0 ? tree.missingRight[node] === 1 : code > (tree.bin[node] as number);
      node = (tree.left[node] as number) + (isRight ? 1 : 0);
    }
    scores[row] = (scores[row] as number) + (tree.answer[node] as number);
  }
}

function pack(grown: GrownTree[], { edges }: Bins, facts: Pick<Trees, "columns" | "base" | "isProbability">): Trees {
  const nodes = grown.reduce((sum, tree) => sum + tree.column.length, 0);
  const trees: Trees = {
    ...facts,
    roots: new Uint32Array(grown.length),
    column: new Uint16Array(nodes),
    value: new Float32Array(nodes),
    left: new Uint32Array(nodes),
    missingRight: new Uint8Array(nodes),
  };
  let root = 0;
  for (const [number, tree] of grown.entries()) {
    trees.roots[number] = root;
    for (let node = 0; node < tree.column.length; node++) {
      const asked = tree.column[node] as number;
      const isLeaf = asked < 0;
      trees.column[root + node] = isLeaf ? LEAF : asked;
      // Beyond the last bin only missing values are left to divide.
      const edge = isLeaf ? 0 : (edges[asked]?.[(tree.bin[node] as number) - 1] ?? Number.POSITIVE_INFINITY);
      trees.value[root + node] = isLeaf ? (tree.answer[node] as number) : edge;
      trees.left[root + node] = isLeaf ? 0 : root + (tree.left[node] as number);
      trees.missingRight[root + node] = tree.missingRight[node] as number;
    }
    root += tree.column.length;
  }
  return trees;
}
