// AssemblyScript: the weighted sum of the rows of a text. `npm run wasm` compiles it into wasm/sum-bytes.ts.
// The caller lays out the memory and passes addresses; nothing is allocated here.

/**
 * Adds up rows of 256 bytes, two of them and thirty-two columns at a time. `bag` holds the numbers of the rows, `parts` what each is multiplied
 * with, from -127 to 127; both have an even number of entries. Writes 256 numbers of 32 bits to `out`.
 */
export function sum(rows: usize, bag: usize, parts: usize, count: i32, out: usize): void {
  for (let column: usize = 0; column < 256; column += 32) {
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    let e = i32x4.splat(0);
    let f = i32x4.splat(0);
    let g = i32x4.splat(0);
    let h = i32x4.splat(0);
    for (let at: usize = 0; at < <usize>count << 2; at += 8) {
      const one = rows + ((<usize>load<u32>(bag + at)) << 8) + column;
      const two = rows + ((<usize>load<u32>(bag + at, 4)) << 8) + column;
      // The parts of both rows side by side, as their columns will be.
      const part = i32x4.splat((load<i32>(parts + at) & 0xffff) | (load<i32>(parts + at, 4) << 16));
      const v = v128.load(one);
      const w = v128.load(two);
      const low = i8x16.shuffle(v, w, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const high = i8x16.shuffle(v, w, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(low), part));
      b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(low), part));
      c = i32x4.add(c, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(high), part));
      d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(high), part));
      const x = v128.load(one, 16);
      const y = v128.load(two, 16);
      const low2 = i8x16.shuffle(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const high2 = i8x16.shuffle(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      e = i32x4.add(e, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(low2), part));
      f = i32x4.add(f, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(low2), part));
      g = i32x4.add(g, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(high2), part));
      h = i32x4.add(h, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(high2), part));
    }
    const to = out + (column << 2);
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    v128.store(to, e, 64);
    v128.store(to, f, 80);
    v128.store(to, g, 96);
    v128.store(to, h, 112);
  }
}
