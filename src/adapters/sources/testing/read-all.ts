// For tests: everything that a format makes of an input.

import type { SetAside, SourceRecord } from "../../../model/record.ts";
import type { FileFormat } from "../../../ports/source.ts";

export interface Everything {
  records: SourceRecord[];
  setAsides: SetAside[];
  /** Records of each batch. */
  batches: number[];
}

export async function readAll(
  format: FileFormat,
  input: string | Uint8Array,
  options: { batchSize?: number; chunkSize?: number; fileName?: string } = {},
): Promise<Everything> {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const chunkSize = options.chunkSize ?? 1 << 16;
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  const all: Everything = { records: [], setAsides: [], batches: [] };
  const reading = { batchSize: options.batchSize ?? 100, fileName: options.fileName ?? "" };
  for await (const batch of format.read(chunks(), reading)) {
    all.records.push(...batch.records);
    all.setAsides.push(...batch.setAsides);
    all.batches.push(batch.records.length);
  }
  return all;
}
