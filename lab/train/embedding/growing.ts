// Lists of whole numbers too long for an array of objects.

/** A list of 32-bit numbers that doubles when it is full. */
export class GrowingInts {
  #values = new Int32Array(1 << 16);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  /** What is in it; a view. */
  values(): Int32Array {
    return this.#values.subarray(0, this.length);
  }
}
