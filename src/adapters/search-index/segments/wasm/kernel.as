// AssemblyScript: the inner loops of kernel.ts, four numbers at a time. `npm run wasm` compiles it into wasm/kernel-bytes.ts.
// The caller lays out the memory and passes addresses; nothing is allocated here.

@inline function anyBits(mask: usize, from: i32, to: i32): bool {
  let word = from >> 5;
  const last = to >> 5;
  const head: u32 = 0xffffffff << (from & 31);
  const tail: u32 = 0xffffffff >>> (31 - (to & 31));
  if (word == last) return (load<u32>(mask + ((<usize>word) << 2)) & head & tail) != 0;
  if ((load<u32>(mask + ((<usize>word) << 2)) & head) != 0) return true;
  for (word++; word < last; word++) if (load<u32>(mask + ((<usize>word) << 2)) != 0) return true;
  return (load<u32>(mask + ((<usize>last) << 2)) & tail) != 0;
}

@inline function sums(gaps: v128, before: i32): v128 {
  let v = i32x4.add(gaps, i32x4.splat(1));
  v = i32x4.add(v, v128.shuffle<i32>(i32x4.splat(0), v, 0, 4, 5, 6));
  v = i32x4.add(v, v128.shuffle<i32>(i32x4.splat(0), v, 0, 1, 4, 5));
  return i32x4.add(v, i32x4.splat(before));
}

/** Papers of a block, counted from `before`. */
function decode(data: usize, bits: i32, before: i32, docs: usize): void {
  let previous = before;
  if (bits == 0) {
    for (let row: usize = 0; row < 512; row += 16) {
      v128.store(docs + row, sums(i32x4.splat(0), previous));
      previous += 4;
    }
    return;
  }
  const mask = i32x4.splat(<i32>(0xffffffff >>> (32 - bits)));
  let bit = 0;
  for (let row: usize = 0; row < 512; row += 16) {
    const at = data + ((<usize>(bit >> 5)) << 4);
    const shift = bit & 31;
    let v = i32x4.shr_u(v128.load(at), shift);
    if (shift + bits > 32) v = v128.or(v, i32x4.shl(v128.load(at, 16), 32 - shift));
    v = sums(v128.and(v, mask), previous);
    v128.store(docs + row, v);
    previous = i32x4.extract_lane(v, 3);
    bit += bits;
  }
}

/**
 * Blocks `0` to `blocks` of a list that was copied here: `skip` has three words for each, `data` begins at offset `dataStart` of the list.
 * `occurrences` may be 0 (every posting counts the same), as may be `mask` and `target`.
 */
export function add(
  blocks: i32, skip: usize, data: usize, dataStart: i32, before: i32, base: i32, size: i32,
  weight: f32, occurrences: usize, saturation: usize, lengths: usize, scores: usize, docs: usize, mask: usize, target: usize,
): void {
  let previous = before;
  const isScored = weight != 0;
  for (let block = 0; block < blocks; block++, skip += 12) {
    const last = load<i32>(skip);
    const word = load<u32>(skip, 4);
    const first = previous;
    previous = last;
    if (mask && !anyBits(mask, max(first + 1 - base, 0), min(last - base, size - 1))) continue;
    const bits = <i32>(word >>> 26);
    const at = data + <usize>(<i32>(word & 0x3ffffff) - dataStart);
    decode(at, bits, first, docs);
    const payloads = at + ((<usize>bits) << 4);
    if (!mask && first + 1 >= base && last < base + size) {
      if (occurrences && isScored) {
        for (let i: usize = 0; i < 128; i++) {
          const doc = <usize>(load<u32>(docs + (i << 2)) - base);
          const often = load<f32>(occurrences + ((<usize>load<u8>(payloads + i)) << 2));
          if (often == 0) continue;
          const below = often + load<f32>(saturation + ((<usize>load<u8>(lengths + doc)) << 2));
          const place = scores + (doc << 2);
          store<f32>(place, load<f32>(place) + (weight * often) / below);
          if (target) store<u8>(target + (doc >> 3), load<u8>(target + (doc >> 3)) | (1 << (<u8>(doc & 7))));
        }
        continue;
      }
      if (!occurrences && !isScored) {
        for (let i: usize = 0; i < 128; i++) {
          const doc = <usize>(load<u32>(docs + (i << 2)) - base);
          store<u8>(target + (doc >> 3), load<u8>(target + (doc >> 3)) | (1 << (<u8>(doc & 7))));
        }
        continue;
      }
    }
    for (let i: usize = 0; i < 128; i++) {
      const doc32 = load<u32>(docs + (i << 2)) - base;
      if (doc32 >= <u32>size) continue;
      const doc = <usize>doc32;
      if (mask && (load<u8>(mask + (doc >> 3)) & (1 << (<u8>(doc & 7)))) == 0) continue;
      let added = weight;
      if (occurrences) {
        const often = load<f32>(occurrences + ((<usize>load<u8>(payloads + i)) << 2));
        if (often == 0) continue;
        if (isScored) added = (weight * often) / (often + load<f32>(saturation + ((<usize>load<u8>(lengths + doc)) << 2)));
      }
      if (target) store<u8>(target + (doc >> 3), load<u8>(target + (doc >> 3)) | (1 << (<u8>(doc & 7))));
      if (isScored) store<f32>(scores + (doc << 2), load<f32>(scores + (doc << 2)) + added);
    }
  }
}

export function listBits(bits: usize, words: i32, out: usize): i32 {
  const start = out;
  for (let word = 0; word < words; word++) {
    let left = load<u32>(bits + ((<usize>word) << 2));
    while (left) {
      store<u32>(out, (word << 5) + ctz(left));
      out += 4;
      left &= left - 1;
    }
  }
  return <i32>((out - start) >> 2);
}

/** Of the words `from` to before `to`. */
export function listAbove(bits: usize, from: i32, to: i32, out: usize, scores: usize, score: f32): i32 {
  const start = out;
  for (let word = from; word < to; word++) {
    let left = load<u32>(bits + ((<usize>word) << 2));
    while (left) {
      const doc = (word << 5) + ctz(left);
      if (load<f32>(scores + ((<usize>doc) << 2)) >= score) {
        store<u32>(out, doc);
        out += 4;
      }
      left &= left - 1;
    }
  }
  return <i32>((out - start) >> 2);
}

/** Adds one for each listed paper to the count of its value. */
export function countWords(listed: usize, count: i32, values: usize, counts: usize): void {
  for (const end = listed + ((<usize>count) << 2); listed < end; listed += 4) {
    const place = counts + ((<usize>load<u32>(values + ((<usize>load<u32>(listed)) << 2))) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}

/** The same for values of 16 bits. */
export function countShorts(listed: usize, count: i32, values: usize, counts: usize): void {
  for (const end = listed + ((<usize>count) << 2); listed < end; listed += 4) {
    const place = counts + ((<usize>load<u16>(values + ((<usize>load<u32>(listed)) << 1))) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
}
