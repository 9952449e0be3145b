// Texts and arrays of numbers in one piece of bytes, for keeping in a file or a database.

const KINDS = { Int32Array, Int8Array, Uint8Array } as const;

export type Part = string | string[] | number | Int32Array | Int8Array | Uint8Array;
export type Parts = Record<string, Part>;

interface Entry {
  name: string;
  kind: keyof typeof KINDS | "text" | "texts" | "number";
  bytes: number;
}

/** Texts in a list must not hold line breaks. */
export function packParts(parts: Parts): Uint8Array {
  const [entries, bodies]: [Entry[], Uint8Array[]] = [[], []];
  for (const [name, part] of Object.entries(parts)) {
    const body = toBytes(part);
    entries.push({ name, kind: kindOf(part), bytes: body.length });
    bodies.push(body);
  }
  const header = new TextEncoder().encode(JSON.stringify(entries));
  const packed = new Uint8Array(4 + header.length + bodies.reduce((sum, { length }) => sum + length, 0));
  new DataView(packed.buffer).setUint32(0, header.length, true);
  packed.set(header, 4);
  let at = 4 + header.length;
  for (const body of bodies) {
    packed.set(body, at);
    at += body.length;
  }
  return packed;
}

export function unpackParts(packed: Uint8Array): Parts {
  const headerBytes = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const entries = JSON.parse(decode(packed.subarray(4, 4 + headerBytes))) as Entry[];
  let at = 4 + headerBytes;
  const parts: Parts = {};
  for (const { name, kind, bytes } of entries) {
    const body = packed.subarray(at, at + bytes);
    at += bytes;
    if (kind === "text") parts[name] = decode(body);
    else if (kind === "texts") parts[name] = bytes === 0 ? [] : decode(body).slice(1).split("\n");
    else if (kind === "number") parts[name] = Number(decode(body));
    // A copy begins where arrays of whole numbers may begin.
    else parts[name] = new KINDS[kind](new Uint8Array(body).buffer);
  }
  return parts;
}

function kindOf(part: Part): Entry["kind"] {
  if (typeof part === "string") return "text";
  if (typeof part === "number") return "number";
  if (Array.isArray(part)) return "texts";
  return part.constructor.name as keyof typeof KINDS;
}

function toBytes(part: Part): Uint8Array {
  if (typeof part === "string" || typeof part === "number") return new TextEncoder().encode(String(part));
  // Begins with a line break, so that one empty text is not taken for none.
  if (Array.isArray(part)) return new TextEncoder().encode(part.length === 0 ? "" : `\n${part.join("\n")}`);
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}
