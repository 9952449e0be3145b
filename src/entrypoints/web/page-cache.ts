// Keeps rendered pages compressed, the least recently used thrown out first, within a number of bytes.

import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";
export type Bytes = Uint8Array<ArrayBuffer>;
type Packing = Exclude<Encoding, "identity">;

const encoder = new TextEncoder();
const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);
const UNPACK = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/** One page in every encoding asked for so far; compressed at most once each. */
export class CachedPage {
  readonly etag: string;
  /** Until it is compressed: the plain page is five times as large, and hardly anyone asks for it. */
  private plain: Bytes | undefined;
  private readonly packed = new Map<Packing, Promise<Bytes>>();
  private readonly onGrowth: (bytes: number) => void;

  constructor(etag: string, content: string | Bytes, onGrowth: (bytes: number) => void = () => {}) {
    this.etag = etag;
    this.onGrowth = onGrowth;
    this.plain = typeof content === "string" ? encoder.encode(content) : content;
    onGrowth(this.plain.length);
  }

  async body(encoding: Encoding): Promise<Bytes> {
    if (encoding === "identity") return this.plain ?? this.unpack();
    return this.packed.get(encoding) ?? this.pack(encoding);
  }

  private pack(encoding: Packing): Promise<Bytes> {
    const body = this.plain ? compress(this.plain, encoding) : this.repack(encoding);
    this.packed.set(encoding, body);
    body.then(
      (bytes) => {
        this.onGrowth(bytes.length - (this.plain?.length ?? 0));
        this.plain = undefined;
      },
      () => this.packed.delete(encoding),
    );
    return body;
  }

  private async repack(encoding: Packing): Promise<Bytes> {
    return compress(await this.unpack(), encoding);
  }

  private async unpack(): Promise<Bytes> {
    for (const [encoding, body] of this.packed) return new Uint8Array(await UNPACK[encoding](await body));
    throw new RangeError("a page is held plain or packed");
  }
}

async function compress(plain: Bytes, encoding: Packing): Promise<Bytes> {
  // Quality 4 costs about as much as gzip 6 and is a tenth smaller.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  return new Uint8Array(
    encoding === "br" ? await brotliAsync(plain, { params }) : await gzipAsync(plain, { level: 6 }),
  );
}

interface Entry {
  etag: string;
  page: Promise<CachedPage>;
  bytes: number;
}

export class PageCache {
  private readonly entries = new Map<string, Entry>();
  private readonly maxBytes: number;
  private bytes = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get sizeBytes(): number {
    return this.bytes;
  }

  /** The page of this address and tag; rendered once, however many ask at the same time. Failures are not kept. */
  get(address: string, etag: string, render: () => Promise<string>): Promise<CachedPage> {
    const known = this.entries.get(address);
    if (known?.etag === etag) {
      // Re-inserting makes it the most recently used.
      this.entries.delete(address);
      this.entries.set(address, known);
      return known.page;
    }
    this.drop(address);
    const entry: Entry = {
      etag,
      bytes: 0,
      page: Promise.resolve().then(
        async () => new CachedPage(etag, await render(), (bytes) => this.grow(address, entry, bytes)),
      ),
    };
    this.entries.set(address, entry);
    entry.page.catch(() => {
      if (this.entries.get(address) === entry) this.drop(address);
    });
    return entry.page;
  }

  private grow(address: string, entry: Entry, bytes: number): void {
    if (this.entries.get(address) !== entry) return;
    entry.bytes += bytes;
    this.bytes += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.maxBytes) return;
      this.drop(oldest);
    }
  }

  private drop(address: string): void {
    const entry = this.entries.get(address);
    if (!entry) return;
    this.entries.delete(address);
    this.bytes -= entry.bytes;
  }
}

/** The best encoding that the client takes: brotli, gzip, or none. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  const weights = new Map<string, number>();
  for (const part of (accepted ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    if (name !== "") weights.set(name, weight ? Number(weight.slice(2)) || 0 : 1);
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const [brotli, gzipped] = [weightOf("br"), weightOf("gzip")];
  if (brotli > 0 && brotli >= gzipped) return "br";
  return gzipped > 0 ? "gzip" : "identity";
}
