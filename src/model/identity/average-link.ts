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
  const { partOf, parts } = findParts(size, pairs, cut, bonds.mustJoin ?? []);
  const pairsOf = sortPairs(pairs, partOf, parts.length);
  for (const [number, members] of parts.entries()) {
    if (members.length === 1) continue;
    const matrix = fillMatrix(members, pairs, pairsOf[number] as Int32Array, bonds);
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
): { partOf: Int32Array; parts: number[][] } {
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
  const partOf = new Int32Array(size);
  const parts: number[][] = [];
  const numbers = new Int32Array(size).fill(-1);
  for (let item = 0; item < size; item++) {
    const root = rootOf(item);
    if (numbers[root] === -1) numbers[root] = parts.push([]) - 1;
    partOf[item] = numbers[root] as number;
    parts[numbers[root] as number]?.push(item);
  }
  return { partOf, parts };
}

/** Per part the numbers of the pairs within it. */
function sortPairs({ a, b }: LikenessPairs, partOf: Int32Array, parts: number): Int32Array[] {
  const starts = new Int32Array(parts + 1);
  const isWithin = (i: number): boolean => partOf[a[i] as number] === partOf[b[i] as number];
  for (let i = 0; i < a.length; i++) {
    const next = (partOf[a[i] as number] as number) + 1;
    if (isWithin(i)) starts[next] = (starts[next] as number) + 1;
  }
  for (let part = 0; part < parts; part++) starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number);
  const filled = starts.slice();
  const sorted = new Int32Array(starts[parts] as number);
  for (let i = 0; i < a.length; i++) {
    if (!isWithin(i)) continue;
    const part = partOf[a[i] as number] as number;
    sorted[filled[part] as number] = i;
    filled[part] = (filled[part] as number) + 1;
  }
  return Array.from({ length: parts }, (_, part) => sorted.subarray(starts[part], starts[part + 1]));
}

function fillMatrix(members: readonly number[], pairs: LikenessPairs, own: Int32Array, bonds: Bonds): Float32Array {
  const size = members.length;
  const matrix = new Float32Array(size * size);
  // Members ascend, so the place of one is found in a table from the first to the last.
  const from = members[0] as number;
  const places = new Int32Array((members.at(-1) as number) - from + 1);
  for (const [place, member] of members.entries()) places[member - from] = place;
  for (const i of own) {
    const p = places[(pairs.a[i] as number) - from] as number;
    const q = places[(pairs.b[i] as number) - from] as number;
    if (p === q) continue;
    matrix[p * size + q] = pairs.likeness[i] as number;
    matrix[q * size + p] = pairs.likeness[i] as number;
  }
  const isBound = (bonds.mustNotJoin?.length ?? 0) + (bonds.mustJoin?.length ?? 0) > 0;
  const placeOf = new Map(isBound ? members.map((member, place) => [member, place]) : []);
  const set = (x: number, y: number, value: number) => {
    const [p, q] = [placeOf.get(x), placeOf.get(y)];
    if (p === undefined || q === undefined || p === q) return;
    matrix[p * size + q] = value;
    matrix[q * size + p] = value;
  };
  keepApart(matrix, members, bonds.apart);
  for (const [x, y] of bonds.mustNotJoin ?? []) set(x, y, -CERTAIN);
  for (const [x, y] of bonds.mustJoin ?? []) set(x, y, CERTAIN);
  return matrix;
}

function keepApart(matrix: Float32Array, members: readonly number[], apart: ArrayLike<number> | undefined): void {
  if (!apart) return;
  const size = members.length;
  const groups = new Map<number, number[]>();
  for (const [place, member] of members.entries()) {
    const number = apart[member] as number;
    const group = groups.get(number);
    if (!group) groups.set(number, [place]);
    else {
      for (const other of group) {
        matrix[place * size + other] = -CERTAIN;
        matrix[other * size + place] = -CERTAIN;
      }
      group.push(place);
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
