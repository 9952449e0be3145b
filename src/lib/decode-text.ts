// Bytes to text when the encoding is declared wrongly or breaks in the middle. Nothing is lost and nothing throws.

const REPLACEMENT = 0xfffd;

/** Length of the UTF-8 sequence that starts at `at`, 0 when the bytes there are none, -1 when the chunk ends inside it. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let i = 1; i < length; i += 1) {
    const next = bytes[at + i];
    if (next === undefined) return -1;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

// Windows-1252 from 0x80 to 0x9f. By hand, because some versions of Node decode it as Latin-1.
const WESTERN =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

function decodeWestern(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\u0080-\u009f]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80] ?? char);
}

/** UTF-8 with every byte that does not fit read as Windows-1252, the usual intruder. */
function decodeMixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += utf8.decode(bytes.subarray(start, at)) + decodeWestern(bytes.subarray(at, at + 1));
    at += 1;
    start = at;
  }
  return text + utf8.decode(bytes.subarray(start));
}

function isUtf8(label: string): boolean {
  return /^utf-?8$/i.test(label);
}

function encodingLabel(label: string | undefined): string {
  try {
    return new TextDecoder(label ?? "utf-8").encoding;
  } catch {
    return "utf-8";
  }
}

/** How many bytes at the end belong to a sequence that the next chunk will finish. */
function openEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return sequenceLength(bytes, bytes.length - back) === -1 ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

export interface StreamDecoder {
  decode(bytes: Uint8Array): string;
  end(): string;
}

/** Decodes a stream chunk by chunk; an unknown label counts as UTF-8. */
export function createStreamDecoder(label?: string): StreamDecoder {
  const encoding = encodingLabel(label);
  // The Web counts Latin-1 as Windows-1252.
  if (encoding === "windows-1252") return { decode: decodeWestern, end: () => "" };
  if (!isUtf8(encoding)) {
    const decoder = new TextDecoder(encoding);
    return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  let rest: Uint8Array = new Uint8Array(0);
  return {
    decode(bytes) {
      const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const cut = whole.length - openEnd(whole);
      rest = whole.slice(cut);
      return decodeText(whole.subarray(0, cut));
    },
    end: () => decodeText(rest),
  };
}

/** Decodes a whole text as UTF-8, with stray Windows-1252 bytes kept as the characters they meant. */
export function decodeText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  // The quick way leaves U+FFFD where a byte did not fit; only then is it worth looking closer.
  return text.includes(String.fromCharCode(REPLACEMENT)) ? decodeMixed(bytes) : text;
}
