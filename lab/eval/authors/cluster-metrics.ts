// B-cubed and pairwise agreement of clusters with the people behind them, and how sure the figures are.

/** One mention: where it was put, and where it belongs. Only mentions of one block are compared. */
export interface Placed {
  block: string;
  cluster: string;
  person: string;
}

export interface ClusterFigures {
  b3p: number;
  b3r: number;
  b3f1: number;
  pairF1: number;
  b3f1Error: number;
}

interface Sums {
  mentions: number;
  precision: number;
  recall: number;
  pairsBoth: number;
  pairsFound: number;
  pairsTrue: number;
}

/** Bagga and Baldwin 1998. The error is that of a jackknife over blocks, whose mentions stand and fall together. */
export function compareClusters(mentions: readonly Placed[]): ClusterFigures {
  const byBlock = new Map<string, Placed[]>();
  for (const mention of mentions) {
    const block = byBlock.get(mention.block);
    if (block) block.push(mention);
    else byBlock.set(mention.block, [mention]);
  }
  const perBlock = [...byBlock.values()].map(sumBlock);
  const whole = perBlock.reduce((sum, block) => add(sum, block), EMPTY);
  return { ...toFigures(whole), b3f1Error: jackknife(perBlock, whole) };
}

const EMPTY: Sums = { mentions: 0, precision: 0, recall: 0, pairsBoth: 0, pairsFound: 0, pairsTrue: 0 };

function sumBlock(mentions: readonly Placed[]): Sums {
  const clusters = countBy(mentions, ({ cluster }) => cluster);
  const people = countBy(mentions, ({ person }) => person);
  const cells = countBy(mentions, ({ cluster, person }) => JSON.stringify([cluster, person]));
  const sums = { ...EMPTY, mentions: mentions.length };
  for (const [cell, count] of cells) {
    const [cluster, person] = JSON.parse(cell) as [string, string];
    sums.precision += (count * count) / (clusters.get(cluster) ?? 1);
    sums.recall += (count * count) / (people.get(person) ?? 1);
    sums.pairsBoth += pairs(count);
  }
  for (const count of clusters.values()) sums.pairsFound += pairs(count);
  for (const count of people.values()) sums.pairsTrue += pairs(count);
  return sums;
}

const pairs = (count: number): number => (count * (count - 1)) / 2;

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

function add(a: Sums, b: Sums, sign = 1): Sums {
  return {
    mentions: a.mentions + sign * b.mentions,
    precision: a.precision + sign * b.precision,
    recall: a.recall + sign * b.recall,
    pairsBoth: a.pairsBoth + sign * b.pairsBoth,
    pairsFound: a.pairsFound + sign * b.pairsFound,
    pairsTrue: a.pairsTrue + sign * b.pairsTrue,
  };
}

function toFigures(sums: Sums): Omit<ClusterFigures, "b3f1Error"> {
  const b3p = ratio(sums.precision, sums.mentions);
  const b3r = ratio(sums.recall, sums.mentions);
  return {
    b3p,
    b3r,
    b3f1: ratio(2 * b3p * b3r, b3p + b3r),
    pairF1: ratio(2 * sums.pairsBoth, sums.pairsFound + sums.pairsTrue),
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function jackknife(perBlock: readonly Sums[], whole: Sums): number {
  const count = perBlock.length;
  if (count < 2) return 0;
  const without = perBlock.map((block) => toFigures(add(whole, block, -1)).b3f1);
  const mean = without.reduce((sum, value) => sum + value, 0) / count;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares * (count - 1)) / count);
}

/** Expected calibration error: how far stated chances are from what happened, in ten equally wide steps. */
export function calibrationError(
  chances: ArrayLike<number>,
  happened: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const steps = Array.from({ length: 10 }, () => ({ weight: 0, chance: 0, happened: 0 }));
  let whole = 0;
  for (let i = 0; i < chances.length; i++) {
    const chance = chances[i] ?? 0;
    const weight = weights?.[i] ?? 1;
    const step = steps[Math.min(9, Math.floor(chance * 10))];
    if (!step) continue;
    step.weight += weight;
    step.chance += weight * chance;
    step.happened += weight * (happened[i] ?? 0);
    whole += weight;
  }
  return ratio(
    steps.reduce((sum, step) => sum + Math.abs(step.chance - step.happened), 0),
    whole,
  );
}

export function pairFigures(said: readonly boolean[], same: readonly boolean[]) {
  let [both, found, truly] = [0, 0, 0];
  for (const [i, is] of same.entries()) {
    if (said[i] && is) both += 1;
    if (said[i]) found += 1;
    if (is) truly += 1;
  }
  return { precision: ratio(both, found), recall: ratio(both, truly), f1: ratio(2 * both, found + truly) };
}
