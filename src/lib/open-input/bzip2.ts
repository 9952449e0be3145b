// Decompresses bzip2, which Node does not. Written after the format's description in "bzip2 Format Specification" (J. Tsai).

import { AppError } from "../errors.ts";

const BLOCK_MAGIC_HIGH = 0x314159;
const BLOCK_MAGIC_LOW = 0x265359;
const END_MAGIC_HIGH = 0x177245;
const END_MAGIC_LOW = 0x385090;
/** No compressed block is longer: 900,000 symbols of at most 20 bits, and its tables. */
const LONGEST_BLOCK = 2_400_000;
const OUTPUT_PIECE = 256 * 1024;

const corrupt = (): AppError => new AppError("invalid", "the bzip2 data is damaged or cut off");

/** Bits, highest first, out of whole bytes. */
class BitReader {
  bytes: Uint8Array = new Uint8Array(0);
  position = 0;
  #bits = 0;
  #count = 0;

  /** Up to 24 bits without using them up; past the end they are zeros. */
  peek(count: number): number {
    while (this.#count < count) {
      this.#bits = (this.#bits << 8) | (this.bytes[this.position] ?? 0);
      this.position += 1;
      this.#count += 8;
    }
    return (this.#bits >>> (this.#count - count)) & ((1 << count) - 1);
  }

  /** Uses up bits that have been peeked at. */
  skip(count: number): void {
    this.#count -= count;
    if (this.position - (this.#count >> 3) > this.bytes.length) throw corrupt();
    // Only the bits not yet used may stay: the next byte is shifted in beside them.
    this.#bits &= (1 << this.#count) - 1;
  }

  read(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  alignToByte(): void {
    this.position -= this.#count >> 3;
    this.#count = 0;
    this.#bits = 0;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  append(chunk: Uint8Array): void {
    const whole = this.#count >> 3;
    this.position -= whole;
    this.#count -= whole * 8;
    this.#bits >>>= whole * 8;
    this.bytes = Buffer.concat([this.bytes.subarray(this.position), chunk]);
    this.position = 0;
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc >>> 0;
});

/** Code lengths to what canonical decoding needs: per length the largest code, and where its symbols begin. */
function huffmanTable(lengths: Uint8Array) {
  const symbols: number[] = [];
  const limit = new Int32Array(21);
  const offset = new Int32Array(21);
  let code = 0;
  for (let length = 1; length <= 20; length += 1) {
    offset[length] = symbols.length - code;
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== length) continue;
      symbols.push(symbol);
      code += 1;
    }
    limit[length] = code;
    code <<= 1;
  }
  return { symbols, limit, offset };
}
type HuffmanTable = ReturnType<typeof huffmanTable>;

function readSymbol(bits: BitReader, table: HuffmanTable): number {
  const ahead = bits.peek(20);
  for (let length = 1; length <= 20; length += 1) {
    const code = ahead >>> (20 - length);
    if (code >= (table.limit[length] ?? 0)) continue;
    bits.skip(length);
    return table.symbols[code + (table.offset[length] ?? 0)] ?? 0;
  }
  throw corrupt();
}

function readAlphabet(bits: BitReader): Uint8Array {
  const alphabet: number[] = [];
  const groups = bits.read(16);
  for (let group = 0; group < 16; group += 1) {
    if (!(groups & (0x8000 >> group))) continue;
    const used = bits.read(16);
    for (let index = 0; index < 16; index += 1) if (used & (0x8000 >> index)) alphabet.push(group * 16 + index);
  }
  return Uint8Array.from(alphabet);
}

function moveToFront(list: Uint8Array, index: number): number {
  const value = list[index];
  if (value === undefined) throw corrupt();
  list.copyWithin(1, 0, index);
  list[0] = value;
  return value;
}

function readSelectors(bits: BitReader, tableCount: number): number[] {
  const count = bits.read(15);
  const order = Uint8Array.from({ length: tableCount }, (_, index) => index);
  const selectors: number[] = [];
  for (let i = 0; i < count; i += 1) {
    let index = 0;
    while (bits.read(1)) index += 1;
    selectors.push(moveToFront(order, index));
  }
  return selectors;
}

function readTable(bits: BitReader, symbolCount: number): HuffmanTable {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbolCount; symbol += 1) {
    while (bits.read(1)) length += bits.read(1) ? -1 : 1;
    if (length < 1 || length > 20) throw corrupt();
    lengths[symbol] = length;
  }
  return huffmanTable(lengths);
}

/** Huffman codes and runs to the block's symbols; returns how many there are. */
function readSymbols(bits: BitReader, block: Uint32Array, limit: number): number {
  const alphabet = readAlphabet(bits);
  const tableCount = bits.read(3);
  const selectors = readSelectors(bits, tableCount);
  const tables = Array.from({ length: tableCount }, () => readTable(bits, alphabet.length + 2));
  const end = alphabet.length + 1;
  let size = 0;
  let run = 0;
  let runUnit = 1;
  for (let read = 0; ; read += 1) {
    const table = tables[selectors[Math.floor(read / 50)] ?? -1];
    if (!table) throw corrupt();
    const symbol = readSymbol(bits, table);
    if (symbol <= 1) {
      // Runs of the front symbol are numbers in bijective base 2.
      run += runUnit << symbol;
      runUnit <<= 1;
      if (run > limit) throw corrupt();
      continue;
    }
    if (size + run > limit) throw corrupt();
    if (run > 0) block.fill(alphabet[0] ?? 0, size, size + run);
    size += run;
    run = 0;
    runUnit = 1;
    if (symbol === end) return size;
    if (size >= limit) throw corrupt();
    block[size] = moveToFront(alphabet, symbol - 1);
    size += 1;
  }
}

/** Turns the Burrows-Wheeler transform round: afterwards each entry holds its byte and, above it, its successor. */
function linkSuccessors(block: Uint32Array, size: number): void {
  const starts = new Uint32Array(257);
  for (let i = 0; i < size; i += 1) {
    const next = ((block[i] ?? 0) & 0xff) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let i = 1; i <= 256; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  for (let i = 0; i < size; i += 1) {
    const byte = (block[i] ?? 0) & 0xff;
    const at = starts[byte] ?? 0;
    starts[byte] = at + 1;
    block[at] = ((block[at] ?? 0) | (i << 8)) >>> 0;
  }
}

function* decodeBlock(bits: BitReader, block: Uint32Array, limit: number): Generator<Uint8Array> {
  const expected = ((bits.read(16) << 16) | bits.read(16)) >>> 0;
  if (bits.read(1)) throw new AppError("invalid", "bzip2 files of before 1997 (randomised blocks) are not supported");
  const origin = bits.read(24);
  const size = readSymbols(bits, block, limit);
  if (origin >= size) throw corrupt();
  linkSuccessors(block, size);
  let piece = new Uint8Array(OUTPUT_PIECE);
  let length = 0;
  let crc = 0xffffffff;
  let link = (block[origin] ?? 0) >>> 8;
  let previous = -1;
  let repeats = 0;
  for (let i = 0; i < size; i += 1) {
    const entry = block[link] ?? 0;
    const byte = entry & 0xff;
    link = entry >>> 8;
    // After four equal bytes comes a count of further ones.
    const copies = repeats === 4 ? byte : 1;
    const value = repeats === 4 ? previous : byte;
    repeats = repeats === 4 ? 0 : byte === previous ? repeats + 1 : 1;
    previous = repeats === 0 ? -1 : byte;
    for (let copy = 0; copy < copies; copy += 1) {
      crc = ((crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ value) & 0xff] ?? 0)) >>> 0;
      piece[length] = value;
      length += 1;
      if (length < OUTPUT_PIECE) continue;
      yield piece;
      piece = new Uint8Array(OUTPUT_PIECE);
      length = 0;
    }
  }
  if (~crc >>> 0 !== expected) throw corrupt();
  if (length > 0) yield piece.subarray(0, length);
}

/** Everything that the bytes at hand are sure to hold. `isLast` when no more will come. */
class Bzip2Decoder {
  readonly bits = new BitReader();
  #block = new Uint32Array(0);
  #blockSize = 0;
  #streams = 0;

  *decode(isLast: boolean): Generator<Uint8Array> {
    // A block is decoded in one go, so there must be enough for the longest.
    while (this.bits.left > LONGEST_BLOCK || (isLast && (this.#blockSize > 0 || this.bits.left > 0))) {
      if (this.#blockSize === 0 && !this.#startStream()) return;
      const [high, low] = [this.bits.read(24), this.bits.read(24)];
      if (high === BLOCK_MAGIC_HIGH && low === BLOCK_MAGIC_LOW) {
        yield* decodeBlock(this.bits, this.#block, this.#blockSize);
      } else if (high === END_MAGIC_HIGH && low === END_MAGIC_LOW) {
        this.bits.read(16);
        this.bits.read(16);
        this.bits.alignToByte();
        this.#blockSize = 0;
      } else throw corrupt();
    }
  }

  /** False when what follows is no further stream: padding after the last one is let pass. */
  #startStream(): boolean {
    const head =
      this.bits.left >= 4 ? [this.bits.read(8), this.bits.read(8), this.bits.read(8), this.bits.read(8)] : [];
    const level = (head[3] ?? 0) - 0x30;
    const isStream = head[0] === 0x42 && head[1] === 0x5a && head[2] === 0x68 && level >= 1 && level <= 9;
    if (!isStream && this.#streams > 0) {
      this.bits.position = this.bits.bytes.length;
      return false;
    }
    if (!isStream) throw corrupt();
    this.#streams += 1;
    this.#blockSize = level * 100_000;
    if (this.#block.length < this.#blockSize) this.#block = new Uint32Array(this.#blockSize);
    return true;
  }
}

export async function* decompressBzip2(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new Bzip2Decoder();
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const flush = () => {
    decoder.bits.append(Buffer.concat(pending));
    pending = [];
    pendingBytes = 0;
  };
  for await (const chunk of input) {
    pending.push(chunk);
    pendingBytes += chunk.length;
    // Joined in large steps: joining each chunk would copy the buffer over and over.
    if (pendingBytes < LONGEST_BLOCK) continue;
    flush();
    yield* decoder.decode(false);
  }
  flush();
  yield* decoder.decode(true);
}
