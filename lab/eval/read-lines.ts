// Reads gzipped JSON lines one at a time, so that memory stays flat.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** `Row` is what the caller expects of the file; nothing is checked here. */
export async function* readLines<Row>(path: string): AsyncGenerator<Row> {
  const file = createReadStream(path);
  const unpacked = createGunzip();
  // A pipe does not hand errors on: a missing file would wait for ever.
  file.on("error", (error) => unpacked.destroy(error));
  for await (const line of createInterface({ input: file.pipe(unpacked), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== "") yield JSON.parse(line) as Row;
  }
}
