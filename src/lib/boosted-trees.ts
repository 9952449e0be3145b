// Predicts with boosted decision trees, and keeps them in a small file.

export interface Trees {
  /** How many values a row has. */
  columns: number;
  /** Whether `predict` gives a probability, or a plain value. */
  isProbability: boolean;
  /** The score before any tree has spoken. */
  base: number;
  /** First node of each tree. */
  roots: Uint32Array;
  /** The column a node asks about; `LEAF` where it answers. */
  column: Uint16Array;
  /** Rows below it go to the left child; in a leaf: what it adds to the score. */
  value: Float32Array;
  /** The left child; the right one follows it. */
  left: Uint32Array;
  /** 1 where rows without a value (NaN) go right. */
  missingRight: Uint8Array;
}

export const LEAF = 0xffff;
const MAGIC = 0x31_54_42_53;
const HEADER_BYTES = 32;

/** The sum of what the leaves say. `rows` holds one row, or many of which the one at `offset` is meant. */
export function predictScore(trees: Trees, rows: Float32Array, offset = 0): number {
  const { roots, column, value, left, missingRight } = trees;
  let score = trees.base;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] as number;
    for (let asked = column[node] as number; asked !== LEAF; asked = column[node] as number) {
      const given = rows[offset + asked] as number;
      // NaN is neither below nor above.
      const isRight = missingRight[node] === 1 ? !(given < (value[node] as number)) : given >= (value[node] as number);
      node = (left[node] as number) + (isRight ? 1 : 0);
    }
    score += value[node] as number;
  }
  return score;
}

/** The same for the first `count` rows. Tree by tree, so that each stays in the processor's cache while all rows pass it. */
export function predictScores(trees: Trees, rows: Float32Array, width: number, count: number): Float64Array {
  const { roots, column, value, left, missingRight } = trees;
  const scores = new Float64Array(count).fill(trees.base);
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree] as number;
    for (let i = 0, offset = 0; i < count; i++, offset += width) {
      let node = root;
      for (let asked = column[node] as number; asked !== LEAF; asked = column[node] as number) {
        const given = rows[offset + asked] as number;
        // NaN is neither below nor above.
        const isRight =
          missingRight[node] === 1 ? !(given < (value[node] as number)) : given >= (value[node] as number);
        node = (left[node] as number) + (isRight ? 1 : 0);
      }
      scores[i] = (scores[i] as number) + (value[node] as number);
    }
  }
  return scores;
}

/** A probability for trees that were fitted to yes and no, else a value. NaN stands for a value that is not known. */
export function predict(trees: Trees, rows: Float32Array, offset = 0): number {
  const score = predictScore(trees, rows, offset);
  return trees.isProbability ? 1 / (1 + Math.exp(-score)) : score;
}

const ROWS_AT_ONCE = 256;

/** `predict` for every row: as many at a time as the processor's cache holds beside a tree. */
export function predictAll(trees: Trees, rows: Float32Array, count: number): Float32Array {
  const { columns, isProbability } = trees;
  const answers = new Float32Array(count);
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const size = Math.min(ROWS_AT_ONCE, count - from);
    const scores = predictScores(trees, rows.subarray(from * columns, (from + size) * columns), columns, size);
    for (let i = 0; i < size; i++) {
      const score = scores[i] as number;
      answers[from + i] = isProbability ? 1 / (1 + Math.exp(-score)) : score;
    }
  }
  return answers;
}

/** Little-endian: header, roots, left, value, column, missingRight. */
export function encodeTrees(trees: Trees): Uint8Array {
  const nodes = trees.column.length;
  const view = new DataView(new ArrayBuffer(placesOf(trees.roots.length, nodes).end));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, trees.columns, true);
  view.setUint32(8, trees.roots.length, true);
  view.setUint32(12, nodes, true);
  view.setFloat64(16, trees.base, true);
  view.setUint8(24, trees.isProbability ? 1 : 0);
  const at = placesOf(trees.roots.length, nodes);
  for (const [i, root] of trees.roots.entries()) view.setUint32(at.roots + i * 4, root, true);
  for (let node = 0; node < nodes; node++) {
    view.setUint32(at.left + node * 4, trees.left[node] as number, true);
    view.setFloat32(at.value + node * 4, trees.value[node] as number, true);
    view.setUint16(at.column + node * 2, trees.column[node] as number, true);
    view.setUint8(at.missingRight + node, trees.missingRight[node] as number);
  }
  return new Uint8Array(view.buffer);
}

/** Throws on bytes that are no trees, so that a damaged model file is never a silent wrong answer. */
export function decodeTrees(bytes: Uint8Array): Trees {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error("These are no trees.");
  const [columns, trees, nodes] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
  if (bytes.byteLength !== placesOf(trees, nodes).end) throw new Error("The file of trees is cut or padded.");
  const at = placesOf(trees, nodes);
  const roots = Uint32Array.from({ length: trees }, (_, i) => view.getUint32(at.roots + i * 4, true));
  const left = Uint32Array.from({ length: nodes }, (_, i) => view.getUint32(at.left + i * 4, true));
  const value = Float32Array.from({ length: nodes }, (_, i) => view.getFloat32(at.value + i * 4, true));
  const column = Uint16Array.from({ length: nodes }, (_, i) => view.getUint16(at.column + i * 2, true));
  const missingRight = Uint8Array.from({ length: nodes }, (_, i) => view.getUint8(at.missingRight + i));
  const decoded = {
    ...{ columns, isProbability: view.getUint8(24) === 1, base: view.getFloat64(16, true) },
    ...{ roots, column, value, left, missingRight },
  };
  if (!isSound(decoded)) throw new Error("The file of trees points outside itself.");
  return decoded;
}

/** Children come after their parent, so every walk ends. */
function isSound({ columns, roots, column, left }: Trees): boolean {
  const nodes = column.length;
  if (roots.some((root) => root >= nodes)) return false;
  return column.every((asked, node) => {
    const child = left[node] as number;
    return asked === LEAF || (asked < columns && child > node && child + 1 < nodes);
  });
}

/** Where each array begins in the file. */
function placesOf(trees: number, nodes: number) {
  const left = HEADER_BYTES + trees * 4;
  const value = left + nodes * 4;
  const column = value + nodes * 4;
  const missingRight = column + nodes * 2;
  return { roots: HEADER_BYTES, left, value, column, missingRight, end: missingRight + nodes };
}
