// AssemblyScript: distances of codes to a query, sixteen papers at a time, in memory that all threads share.
// Each thread has its own piece of room for what it writes.

/** Makes every byte of a code a vector of sixteen. */
export function spread(code: usize, query: usize): void {
  for (let i: usize = 0; i < 32; i++) v128.store(query + (i << 4), i8x16.splat(load<i8>(code + i)));
}

/**
 * Codes of `planes` times sixteen papers. Those of `mask` (one bit each) within `reach` are written to `out` as their number above the
 * lower nine bits and their distance; `histogram` counts distances. The reach falls while more than `wanted` lie within it.
 * Returns how many were written; the reach is left at `state`, how many lie within it at `state` + 4.
 */
export function scan(
  codes: usize, planes: i32, query: usize, mask: usize, wanted: i32, histogram: usize, state: usize, tmp: usize, out: usize,
): i32 {
  let reach = load<i32>(state);
  let within = load<i32>(state, 4);
  const start = out;
  for (let plane = 0; plane < planes; plane++, codes += 512) {
    let left = <u32>load<u16>(mask + ((<usize>plane) << 1));
    if (left == 0) continue;
    // Bits are added up as full adders do it, eight rows at a time, so that only every eighth is counted one by one
    // (W. Muła, N. Kurz, D. Lemire, "Faster population counts using AVX2 instructions", 2018).
    let ones = i8x16.splat(0);
    let twos = i8x16.splat(0);
    let fours = i8x16.splat(0);
    let eights = i8x16.splat(0);
    for (let i: usize = 0; i < 512; i += 128) {
      const at = codes + i;
      const asked = query + i;
      let x = v128.xor(v128.load(at), v128.load(asked));
      let y = v128.xor(v128.load(at, 16), v128.load(asked, 16));
      let u = v128.xor(ones, x);
      const twoA = v128.or(v128.and(ones, x), v128.and(u, y));
      ones = v128.xor(u, y);
      x = v128.xor(v128.load(at, 32), v128.load(asked, 32));
      y = v128.xor(v128.load(at, 48), v128.load(asked, 48));
      u = v128.xor(ones, x);
      const twoB = v128.or(v128.and(ones, x), v128.and(u, y));
      ones = v128.xor(u, y);
      u = v128.xor(twos, twoA);
      const fourA = v128.or(v128.and(twos, twoA), v128.and(u, twoB));
      twos = v128.xor(u, twoB);
      x = v128.xor(v128.load(at, 64), v128.load(asked, 64));
      y = v128.xor(v128.load(at, 80), v128.load(asked, 80));
      u = v128.xor(ones, x);
      const twoC = v128.or(v128.and(ones, x), v128.and(u, y));
      ones = v128.xor(u, y);
      x = v128.xor(v128.load(at, 96), v128.load(asked, 96));
      y = v128.xor(v128.load(at, 112), v128.load(asked, 112));
      u = v128.xor(ones, x);
      const twoD = v128.or(v128.and(ones, x), v128.and(u, y));
      ones = v128.xor(u, y);
      u = v128.xor(twos, twoC);
      const fourB = v128.or(v128.and(twos, twoC), v128.and(u, twoD));
      twos = v128.xor(u, twoD);
      u = v128.xor(fours, fourA);
      eights = i8x16.add(eights, i8x16.popcnt(v128.or(v128.and(fours, fourA), v128.and(u, fourB))));
      fours = v128.xor(u, fourB);
    }
    const rest = i8x16.add(
      i8x16.popcnt(ones),
      i8x16.add(i8x16.shl(i8x16.popcnt(twos), 1), i8x16.shl(i8x16.popcnt(fours), 2)),
    );
    // Eight times the eights in two halves of at most 128. A distance of 256 counts as 255.
    const half = i8x16.shl(eights, 2);
    const distances = i8x16.add_sat_u(i8x16.add_sat_u(half, half), rest);
    left &= <u32>i8x16.bitmask(i8x16.le_u(distances, i8x16.splat(<i8>reach)));
    if (left == 0) continue;
    v128.store(tmp, distances);
    while (left) {
      const lane = ctz(left);
      left &= left - 1;
      const distance = <i32>load<u8>(tmp + lane);
      if (distance > reach) continue;
      store<u32>(out, (((plane << 4) + lane) << 9) | distance);
      out += 4;
      const place = histogram + ((<usize>distance) << 2);
      store<i32>(place, load<i32>(place) + 1);
      within++;
      while (reach > 0) {
        const outermost = load<i32>(histogram + ((<usize>reach) << 2));
        if (within - outermost < wanted) break;
        within -= outermost;
        reach--;
      }
    }
  }
  store<i32>(state, reach);
  store<i32>(state, within, 4);
  return <i32>((out - start) >> 2);
}

/**
 * Sums of the products of a query (256 numbers of 16 bits) with the 256 bytes of papers: `docs` holds their numbers and gets the sums.
 * With numbers of at most 32767 and bytes of at most 127 a sum stays below 2^31.
 */
export function dots(bytes: usize, query: usize, docs: usize, count: i32): u32 {
  let touched: u32 = 0;
  for (let i = 0; i < count; i++, docs += 4) {
    // Papers lie far apart: the memory is asked for those of eight at a time, because it takes as long to ask for one.
    if ((i & 7) == 0) {
      const ahead = docs + ((<usize>min(count - i, 8)) << 2);
      for (let next = docs; next < ahead; next += 4) {
        const at = bytes + ((<usize>load<u32>(next)) << 8);
        touched |= load<u8>(at) | load<u8>(at, 64) | load<u8>(at, 128) | load<u8>(at, 192);
      }
    }
    const at = bytes + ((<usize>load<u32>(docs)) << 8);
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    for (let k: usize = 0; k < 256; k += 16) {
      const v = v128.load(at + k);
      const q = query + (k << 1);
      a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(v), v128.load(q)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(v), v128.load(q, 16)));
    }
    a = i32x4.add(a, b);
    store<i32>(
      docs,
      i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3),
    );
  }
  return touched;
}
