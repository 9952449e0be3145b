// Average-link clustering by nearest-neighbour chains, with pairs that must and must not come together.

export interface LinkInput {
  size: number;
  /** Pairs that may be one, with their likeness from 0 to 1; all others have likeness 0. */
  likeness: (a: number, b: number) => number;
  /** Clusters join while their mean likeness is at least this. */
  cut: number;
}

/** Cluster numbers, from 0 on in order of first appearance. */
export function averageLink({ size, likeness, cut }: LinkInput): Int32Array {
  const matrix = new Float32Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const value = likeness(a, b);
      matrix[a * size + b] = value;
      matrix[b * size + a] = value;
    }
  }
  const weight = new Int32Array(size).fill(1);
  const into = Int32Array.from({ length: size }, (_, i) => i);
  let alive = Int32Array.from({ length: size }, (_, i) => i);
  const chain: number[] = [];
  const done = new Uint8Array(size);
  for (;;) {
    if (chain.length === 0) {
      const start = alive.find((item) => done[item] === 0);
      if (start === undefined) break;
      chain.push(start);
    }
    const top = chain.at(-1) as number;
    const before = chain.length > 1 ? (chain.at(-2) as number) : -1;
    let best = before;
    let bestValue = before < 0 ? -1 : (matrix[top * size + before] as number);
    for (const item of alive) {
      const value = matrix[top * size + item] as number;
      if (item !== top && value > bestValue + 1e-9) {
        best = item;
        bestValue = value;
      }
    }
    if (bestValue < cut) {
      // Its best is too far away, and joining others never brings any nearer than the nearest was.
      done[top] = 1;
      alive = alive.filter((item) => item !== top);
      chain.length = 0;
      continue;
    }
    if (best !== before) {
      chain.push(best);
      continue;
    }
    chain.length -= 2;
    const [x, y] = [weight[top] as number, weight[best] as number];
    for (const item of alive) {
      if (item === top || item === best) continue;
      const joined = ((matrix[top * size + item] as number) * x + (matrix[best * size + item] as number) * y) / (x + y);
      matrix[top * size + item] = joined;
      matrix[item * size + top] = joined;
    }
    weight[top] = x + y;
    into[best] = top;
    alive = alive.filter((item) => item !== best);
  }
  return numberRoots(into);
}

function numberRoots(into: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return into.map((_, i) => {
    let root = i;
    while (into[root] !== root) root = into[root] as number;
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}
