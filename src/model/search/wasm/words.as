// AssemblyScript: a text is folded to plain letters and cut into words, sixteen bytes at a time, and each word is looked up.
// `npm run wasm` compiles it into wasm/words-bytes.ts. The caller lays out the memory and passes addresses; nothing is allocated here.

/** What becomes of a character, for `kinds`: see kindOf in fast-words.ts. */
@external("env", "kindOf")
declare function kindOf(code: i32): u32;
/** The term of a word that is new or longer than a slot. */
@external("env", "termOf")
declare function termOf(word: usize, size: i32): i32;

const UNKNOWN: u32 = 0;
const GAP: u32 = 4 << 24;
const NOTHING: u32 = 5 << 24;
const FOREIGN: u32 = 6 << 24;
/** Kinds are known of the characters below. */
const CODES = 0x20000;

const SLOT = 32;
const TERM = 24;
const HASH = 28;

/** Small letters and digits as they are, capital letters small, 0 for everything else. */
@inline function plain(v: v128): v128 {
  const isCapital = i8x16.le_u(i8x16.sub(v, i8x16.splat(65)), i8x16.splat(25));
  const small = v128.or(v, v128.and(isCapital, i8x16.splat(32)));
  const isLetter = i8x16.le_u(i8x16.sub(small, i8x16.splat(97)), i8x16.splat(25));
  const isDigit = i8x16.le_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(9));
  return v128.and(small, v128.or(isLetter, isDigit));
}

/**
 * Folds UTF-8 into letters with zeros between words, and at least 32 zeros behind the last; returns how many bytes that takes, or -1 when the
 * text has a character that cannot be folded by itself.
 */
export function fold(source: usize, length: i32, kinds: usize, folded: usize): i32 {
  const end = source + <usize>length;
  v128.store(end, i8x16.splat(0));
  let at = source;
  let out = folded;
  while (at < end) {
    const v = v128.load(at);
    const wide = i8x16.bitmask(v);
    v128.store(out, plain(v));
    if (wide == 0) {
      at += 16;
      out += 16;
      continue;
    }
    const run = <usize>ctz(wide);
    at += run;
    out += run;
    const lead = <i32>load<u8>(at);
    let code = 0;
    if (lead < 0xe0) {
      code = ((lead & 31) << 6) | (<i32>load<u8>(at, 1) & 63);
      at += 2;
    } else if (lead < 0xf0) {
      code = ((lead & 15) << 12) | ((<i32>load<u8>(at, 1) & 63) << 6) | (<i32>load<u8>(at, 2) & 63);
      at += 3;
    } else {
      code = ((lead & 7) << 18) | ((<i32>load<u8>(at, 1) & 63) << 12) | ((<i32>load<u8>(at, 2) & 63) << 6) | (<i32>load<u8>(at, 3) & 63);
      at += 4;
    }
    if (code >= CODES) return -1;
    const place = kinds + ((<usize>code) << 2);
    let kind = load<u32>(place);
    if (kind == UNKNOWN) {
      kind = kindOf(code);
      store<u32>(place, kind);
    }
    if (kind == FOREIGN) return -1;
    if (kind == NOTHING) continue;
    if (kind == GAP) {
      store<u8>(out++, 0);
      continue;
    }
    store<u32>(out, kind);
    out += kind >>> 24;
  }
  v128.store(out, i8x16.splat(0));
  v128.store(out, i8x16.splat(0), 16);
  return <i32>(out - folded);
}

@inline function lowest(value: u64, bytes: i32): u64 {
  return bytes < 8 ? value & ((<u64>1 << (bytes << 3)) - 1) : value;
}

/** The term of a word of at most 24 bytes; a slot holds these bytes, the term plus one, and the hash. */
@inline function find(word: usize, size: i32, slots: usize, mask: u32): i32 {
  const a = lowest(load<u64>(word), size);
  const b = size > 8 ? lowest(load<u64>(word, 8), size - 8) : 0;
  const c = size > 16 ? lowest(load<u64>(word, 16), size - 16) : 0;
  let mixed = (a ^ rotl(b * 0x9fb21c651e98df25, 29) ^ (c * 0xd6e8feb86659fd93)) * 0x9e3779b97f4a7c15;
  mixed ^= mixed >>> 32;
  const hash = <u32>(mixed ^ (mixed >>> 15));
  let place = hash & mask;
  while (true) {
    const slot = slots + <usize>place * SLOT;
    const term = load<i32>(slot, TERM);
    if (term == 0) {
      const made = termOf(word, size);
      store<u64>(slot, a);
      store<u64>(slot, b, 8);
      store<u64>(slot, c, 16);
      store<i32>(slot, made + 1, TERM);
      store<u32>(slot, hash, HASH);
      return made;
    }
    if (load<u64>(slot) == a && load<u64>(slot, 8) == b && load<u64>(slot, 16) == c) return term - 1;
    place = (place + 1) & mask;
  }
}

/** Writes the terms of the words of a folded text to `found`; returns how many. The slots must have room for all of them. */
export function cut(folded: usize, length: i32, slots: usize, mask: u32, found: usize): i32 {
  const last = folded + <usize>length;
  let out = found;
  let word: usize = 0;
  let before: u32 = 0;
  for (let at = folded; at <= last; at += 16) {
    const bits = <u32>(~i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0))) & 0xffff);
    let turns = (bits ^ ((bits << 1) | before)) & 0xffff;
    before = bits >>> 15;
    while (turns) {
      const place = at + <usize>ctz(turns);
      turns &= turns - 1;
      if (word == 0) {
        word = place;
        continue;
      }
      const size = <i32>(place - word);
      store<i32>(out, size > TERM ? termOf(word, size) : find(word, size, slots, mask));
      out += 4;
      word = 0;
    }
  }
  return <i32>((out - found) >> 2);
}
