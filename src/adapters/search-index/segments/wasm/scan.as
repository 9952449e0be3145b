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
    let a = i8x16.splat(0);
    let b = i8x16.splat(0);
    for (let i: usize = 0; i < 512; i += 32) {
      a = i8x16.add(a, i8x16.popcnt(v128.xor(v128.load(codes + i), v128.load(query + i))));
      b = i8x16.add(b, i8x16.popcnt(v128.xor(v128.load(codes + i, 16), v128.load(query + i, 16))));
    }
    // Each half is at most 128. A distance of 256 counts as 255.
    const distances = i8x16.add_sat_u(a, b);
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
export function dots(bytes: usize, query: usize, docs: usize, count: i32): void {
  for (let i = 0; i < count; i++, docs += 4) {
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
}
