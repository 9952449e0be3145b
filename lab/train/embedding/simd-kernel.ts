// Three loops over rows of numbers, four lanes at a time. Written as WebAssembly because plain loops take five times as long;
// its arithmetic is exactly defined, so the same input gives the same bytes on every machine.

/** All addresses are in bytes and multiples of 16; `width` is in bytes too, a multiple of 128. Rows of a table lie `stride` bytes apart. */
export interface Kernel {
  memory: WebAssembly.Memory;
  /** out = sum of weights[k] * table[ids[k]]. */
  gather(table: number, stride: number, ids: number, weights: number, count: number, out: number, width: number): void;
  /** out[j] = row . table[j], for `count` rows from the first. */
  dots(row: number, table: number, stride: number, count: number, out: number, width: number): void;
  /** out[k] = row . table[ids[k]]; then table[ids[k]] -= steps[k] * row. */
  scatter(
    table: number,
    stride: number,
    ids: number,
    steps: number,
    count: number,
    row: number,
    out: number,
    width: number,
  ): void;
}

const I32 = 0x7f;
const V128 = 0x7b;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...signed(value)];
const ADD = [0x6a];
const MULTIPLY = [0x6c];
const LESS = [0x49];
const load32 = [0x28, 2, 0];
const storeFloat = [0x38, 2, 0];
const addFloat = [0x92];
const loadLanes = (offset: number) => [0xfd, 0x00, 4, ...unsigned(offset)];
const storeLanes = (offset: number) => [0xfd, 0x0b, 4, ...unsigned(offset)];
const loadSplat = [0xfd, 0x09, 2, 0];
const addLanes = [0xfd, 0xe4, 0x01];
const subtractLanes = [0xfd, 0xe5, 0x01];
const multiplyLanes = [0xfd, 0xe6, 0x01];
const lane = (index: number) => [0xfd, 0x1f, index];
/** Registers that one pass of `gather` sums in. */
const LANES = [0, 1, 2, 3, 4, 5, 6, 7];
const zeroLanes = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

/** Runs `body` while local `counter` is below local `end`; does nothing when it is not below at first. */
const loop = (counter: number, end: number, body: number[]) => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...[...get(counter), ...get(end), ...LESS, 0x45, 0x0d, 1],
  ...body,
  ...[0x0c, 0, 0x0b, 0x0b],
];
const increase = (local: number, by: number) => [...get(local), ...constant(by), ...ADD, ...set(local)];
/** Sum of four lanes, left on the stack. */
const sumLanes = (local: number) => [
  ...[...get(local), ...lane(0), ...get(local), ...lane(1), ...addFloat],
  ...[...get(local), ...lane(2), ...addFloat, ...get(local), ...lane(3), ...addFloat],
];
/** local = table + stride * ids[k], where `cursor` points at ids[k]. */
const rowOf = (local: number, cursor: number) => [
  ...[...get(0), ...get(1), ...get(cursor), ...load32, ...MULTIPLY, ...ADD, ...set(local)],
];

/** Parameters 0 table, 1 stride, 2 ids, 3 weights, 4 count, 5 out, 6 width; eight registers of four lanes are summed at a time. */
function gatherBody(): number[] {
  const [column, id, end, weight, row] = [7, 8, 9, 10, 11];
  const [factor, sum] = [12, 13];
  const inner = [
    ...[
      ...rowOf(row, id),
      ...get(row),
      ...get(column),
      ...ADD,
      ...set(row),
      ...get(weight),
      ...loadSplat,
      ...set(factor),
    ],
    ...LANES.flatMap((at) => [
      ...[...get(sum + at), ...get(factor), ...get(row), ...loadLanes(16 * at), ...multiplyLanes, ...addLanes],
      ...set(sum + at),
    ]),
    ...[...increase(id, 4), ...increase(weight, 4)],
  ];
  return [
    ...[...constant(0), ...set(column)],
    ...loop(column, 6, [
      ...LANES.flatMap((at) => [...zeroLanes, ...set(sum + at)]),
      ...[
        ...get(2),
        ...tee(id),
        ...get(4),
        ...constant(4),
        ...MULTIPLY,
        ...ADD,
        ...set(end),
        ...get(3),
        ...set(weight),
      ],
      ...loop(id, end, inner),
      ...[...get(5), ...get(column), ...ADD, ...set(row)],
      ...LANES.flatMap((at) => [...get(row), ...get(sum + at), ...storeLanes(16 * at)]),
      ...increase(column, 128),
    ]),
  ];
}

/** Parameters 0 row, 1 table, 2 stride, 3 count, 4 out, 5 width. */
function dotsBody(): number[] {
  const [other, end, column, mine, theirs] = [6, 7, 8, 9, 10];
  const sum = 11;
  return [
    ...[...get(1), ...set(other), ...get(4), ...get(3), ...constant(4), ...MULTIPLY, ...ADD, ...set(end)],
    ...loop(4, end, [
      ...[0, 1, 2, 3].flatMap((at) => [...zeroLanes, ...set(sum + at)]),
      ...[...constant(0), ...set(column)],
      ...loop(column, 5, [
        ...[...get(0), ...get(column), ...ADD, ...set(mine), ...get(other), ...get(column), ...ADD, ...set(theirs)],
        ...[0, 1, 2, 3].flatMap((at) => [
          ...[...get(mine), ...loadLanes(16 * at), ...get(theirs), ...loadLanes(16 * at), ...multiplyLanes],
          ...[...get(sum + at), ...addLanes, ...set(sum + at)],
        ]),
        ...increase(column, 64),
      ]),
      ...[...get(sum), ...get(sum + 1), ...addLanes, ...get(sum + 2), ...addLanes, ...get(sum + 3), ...addLanes],
      ...[...set(sum), ...get(4), ...sumLanes(sum), ...storeFloat],
      ...[...get(other), ...get(2), ...ADD, ...set(other), ...increase(4, 4)],
    ]),
  ];
}

/** Parameters 0 table, 1 stride, 2 ids, 3 steps, 4 count, 5 row, 6 out, 7 width. */
function scatterBody(): number[] {
  const [end, column, mine, theirs] = [8, 9, 10, 11];
  const [sum, step, old, base] = [12, 13, 14, 15];
  return [
    ...[...get(2), ...get(4), ...constant(4), ...MULTIPLY, ...ADD, ...set(end)],
    ...loop(2, end, [
      ...[...rowOf(theirs, 2), ...get(3), ...loadSplat, ...set(step), ...zeroLanes, ...set(sum)],
      ...[...constant(0), ...set(column)],
      ...loop(column, 7, [
        ...[...get(5), ...get(column), ...ADD, ...set(mine)],
        ...[0, 1, 2, 3].flatMap((at) => [
          ...[...get(theirs), ...loadLanes(16 * at), ...set(old), ...get(mine), ...loadLanes(16 * at), ...set(base)],
          ...[...get(sum), ...get(old), ...get(base), ...multiplyLanes, ...addLanes, ...set(sum)],
          ...[...get(theirs), ...get(old), ...get(step), ...get(base), ...multiplyLanes, ...subtractLanes],
          ...storeLanes(16 * at),
        ]),
        ...[...increase(theirs, 64), ...increase(column, 64)],
      ]),
      ...[...get(6), ...sumLanes(sum), ...storeFloat],
      ...[...increase(2, 4), ...increase(3, 4), ...increase(6, 4)],
    ]),
  ];
}

interface FunctionShape {
  name: string;
  parameters: number;
  integers: number;
  lanes: number;
  body: number[];
}

const section = (id: number, content: number[]) => [id, ...unsigned(content.length), ...content];
const vector = (items: number[][]) => [...unsigned(items.length), ...items.flat()];
const text = (word: string) => [...unsigned(word.length), ...Buffer.from(word)];

function moduleBytes(functions: FunctionShape[]): Uint8Array<ArrayBuffer> {
  const types = functions.map((f) => [0x60, ...vector(new Array<number[]>(f.parameters).fill([I32])), 0]);
  const bodies = functions.map((f) => {
    const code = [
      ...vector([
        [f.integers, I32],
        [f.lanes, V128],
      ]),
      ...f.body,
      0x0b,
    ];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([[...text("env"), ...text("memory"), 2, 0, 1]])),
    ...section(3, vector(functions.map((_f, at) => [at]))),
    ...section(7, vector(functions.map((f, at) => [...text(f.name), 0, at]))),
    ...section(10, vector(bodies)),
  ]);
}

/** A kernel with room for so many bytes. */
export function createKernel(bytes: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) + 1 });
  const code = moduleBytes([
    { name: "gather", parameters: 7, integers: 5, lanes: 9, body: gatherBody() },
    { name: "dots", parameters: 6, integers: 5, lanes: 4, body: dotsBody() },
    { name: "scatter", parameters: 8, integers: 4, lanes: 4, body: scatterBody() },
  ]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  return { memory, ...(exports as unknown as Omit<Kernel, "memory">) };
}
