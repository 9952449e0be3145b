// Average-link clustering of sparse pairs, with pairs that must and must not come together.

/** Pairs that can be one at all, with their likeness from 0 to 1; all others have likeness 0. */
export interface LikenessPairs {
  a: Int32Array;
  b: Int32Array;
  likeness: Float32Array;
}

export interface Bonds {
  /** Say the last word: also about pairs that look apart. */
  mustJoin?: readonly (readonly [number, number])[];
  mustNotJoin?: readonly (readonly [number, number])[];
  /** Items with the same number stay apart. */
  apart?: ArrayLike<number>;
}

// Larger than any number of pairs between two clusters, so that one such pair outweighs the rest.
const CERTAIN = 1e9;

/** Clusters join while their mean likeness is at least `cut`. Numbers from 0 on, in order of first appearance. */
export function averageLink(size: number, pairs: LikenessPairs, cut: number, bonds: Bonds = {}): Int32Array {
  const cluster = Int32Array.from({ length: size }, (_, i) => i);
  for (const members of findParts(size, pairs, cut, bonds.mustJoin ?? [])) {
    const matrix = fillMatrix(members, pairs, bonds);
    const into = linkPart(matrix, members.length, cut);
    for (const [i, target] of into.entries()) cluster[members[i] as number] = members[target] as number;
  }
  return renumber(cluster);
}

/** Two clusters can only join when some pair between them reaches the cut: everything else falls into parts. */
function findParts(
  size: number,
  { a, b, likeness }: LikenessPairs,
  cut: number,
  mustJoin: readonly (readonly [number, number])[],
): number[][] {
  const parent = Int32Array.from({ length: size }, (_, i) => i);
  const rootOf = (item: number): number => {
    let root = item;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = item; parent[at] !== root; ) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (let i = 0; i < a.length; i++) {
    if ((likeness[i] as number) >= cut) parent[rootOf(a[i] as number)] = rootOf(b[i] as number);
  }
  for (const [x, y] of mustJoin) parent[rootOf(x)] = rootOf(y);
  const parts = new Map<number, number[]>();
  for (let item = 0; item < size; item++) {
    const root = rootOf(item);
    const part = parts.get(root);
    if (part) part.push(item);
    else parts.set(root, [item]);
  }
  return [...parts.values()].filter(({ length }) => length > 1);
}

function fillMatrix(members: readonly number[], pairs: LikenessPairs, bonds: Bonds): Float32Array {
  const size = members.length;
  const matrix = new Float32Array(size * size);
  const placeOf = new Map(members.map((member, place) => [member, place]));
  const set = (x: number, y: number, value: number) => {
    const [p, q] = [placeOf.get(x), placeOf.get(y)];
    if (p === undefined || q === undefined || p === q) return;
    matrix[p * size + q] = value;
    matrix[q * size + p] = value;
  };
  for (let i = 0; i < pairs.a.length; i++) set(pairs.a[i] as number, pairs.b[i] as number, pairs.likeness[i] as number);
  keepApart(matrix, members, bonds.apart);
  for (const [x, y] of bonds.mustNotJoin ?? []) set(x, y, -CERTAIN);
  for (const [x, y] of bonds.mustJoin ?? []) set(x, y, CERTAIN);
  return matrix;
}

function keepApart(matrix: Float32Array, members: readonly number[], apart: ArrayLike<number> | undefined): void {
  if (!apart) return;
  const size = members.length;
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) {
      if (p !== q && apart[members[p] as number] === apart[members[q] as number]) matrix[p * size + q] = -CERTAIN;
    }
  }
}

/** Nearest-neighbour chains (Murtagh 1983). Gives for every item the one it ended with. */
function linkPart(matrix: Float32Array, size: number, cut: number): Int32Array {
  const weight = new Int32Array(size).fill(1);
  const into = Int32Array.from({ length: size }, (_, i) => i);
  let alive = Int32Array.from({ length: size }, (_, i) => i);
  const chain: number[] = [];
  while (alive.length > 1) {
    if (chain.length === 0) chain.push(alive[0] as number);
    const top = chain.at(-1) as number;
    const before = chain.at(-2) ?? -1;
    const { best, value } = findNearest(matrix, size, alive, top, before);
    if (value < cut) {
      // Joining others never brings any of them nearer than the nearest was.
      alive = alive.filter((item) => item !== top);
      chain.length = 0;
    } else if (best !== before) {
      chain.push(best);
    } else {
      chain.length -= 2;
      join(matrix, size, alive, { top, best, weight });
      into[best] = top;
      alive = alive.filter((item) => item !== best);
    }
  }
  return into.map((_, item) => {
    let root = item;
    while (into[root] !== root) root = into[root] as number;
    return root;
  });
}

/** The one before in the chain wins among equals, so that chains end. */
function findNearest(matrix: Float32Array, size: number, alive: Int32Array, top: number, before: number) {
  let best = before;
  let value = before < 0 ? Number.NEGATIVE_INFINITY : (matrix[top * size + before] as number);
  for (const item of alive) {
    const other = matrix[top * size + item] as number;
    if (item !== top && other > value) {
      best = item;
      value = other;
    }
  }
  return { best, value };
}

function join(
  matrix: Float32Array,
  size: number,
  alive: Int32Array,
  { top, best, weight }: { top: number; best: number; weight: Int32Array },
): void {
  const [x, y] = [weight[top] as number, weight[best] as number];
  for (const item of alive) {
    if (item === top || item === best) continue;
    const mean = ((matrix[top * size + item] as number) * x + (matrix[best * size + item] as number) * y) / (x + y);
    matrix[top * size + item] = mean;
    matrix[item * size + top] = mean;
  }
  weight[top] = x + y;
}

function renumber(clusters: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return clusters.map((cluster) => {
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    return number;
  });
}
