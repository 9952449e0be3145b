// Many short lists of whole numbers in two arrays that threads can share.

export interface Ragged {
  /** One more than there are lists. */
  starts: Int32Array;
  values: Int32Array;
}

export class RaggedBuilder {
  #starts = new Int32Array(1024);
  #values = new Int32Array(4096);
  #lists = 0;
  #size = 0;

  get lists(): number {
    return this.#lists;
  }

  add(list: ArrayLike<number>): void {
    const size = this.#size + list.length;
    if (size > this.#values.length) this.#values = grow(this.#values, size);
    for (let i = 0; i < list.length; i++) this.#values[this.#size + i] = list[i] as number;
    this.#size = size;
    if (this.#lists + 2 > this.#starts.length) this.#starts = grow(this.#starts, this.#lists + 2);
    this.#lists += 1;
    this.#starts[this.#lists] = size;
  }

  build(): Ragged {
    const built = { starts: share(this.#starts, this.#lists + 1), values: share(this.#values, this.#size) };
    this.#starts = new Int32Array();
    this.#values = new Int32Array();
    return built;
  }
}

export function toRagged(lists: Iterable<ArrayLike<number>>): Ragged {
  const builder = new RaggedBuilder();
  for (const list of lists) builder.add(list);
  return builder.build();
}

const NONE = new Int32Array();

export function listAt({ starts, values }: Ragged, list: number): Int32Array {
  const start = starts[list] as number;
  const length = (starts[list + 1] as number) - start;
  // Most lists are empty, and views are dear.
  return length === 0 ? NONE : new Int32Array(values.buffer, values.byteOffset + start * 4, length);
}

function grow(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(size, Math.ceil(array.length * 1.5)));
  grown.set(array);
  return grown;
}

/** A copy of the first `size` numbers in memory that threads can share. */
function share(array: Int32Array, size: number): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(size * 4));
  shared.set(array.subarray(0, size));
  return shared;
}
