// XML files of the ACL Anthology, one per collection.

import { errorMessage } from "../../../lib/errors.ts";
import type { SetAside, SourceRecord } from "../../../model/record.ts";
import type { FileFormat, SourceBatch } from "../../../ports/source.ts";
import { isRecord, type Parsed, setAside } from "../fields.ts";
import { fullBatches, takeBatch } from "../json-format.ts";
import { isXmlError, readXml } from "../xml.ts";
import { ACL_ANTHOLOGY, parseVolume } from "./parse.ts";

const COLLECTION = /<collection\b[^<>]*?\bid\s*=\s*["']([\w.-]{1,60})["']/;
/** The opening tag stands well within this. */
const HEAD_LENGTH = 64 * 1024;
/** A broken place costs the volumes that end in the same piece of input. */
const PIECE_BYTES = 4 * 1024;

export const aclAnthologyFormat: FileFormat = {
  name: ACL_ANTHOLOGY,
  title: "ACL Anthology XML",
  detect: (head) => (COLLECTION.test(head) ? (/<(?:volume|event)\b/.test(head) ? 0.97 : 0.7) : 0),
  async *read(bytes, { batchSize, fileName }): AsyncGenerator<SourceBatch> {
    const pending: Parsed = { records: [], setAsides: [] };
    const seen = { head: "", bytes: 0 };
    try {
      for await (const volumes of readXml(watch(bytes, seen), ["volume"])) {
        // A file keeps the name of its collection; the tag is surer.
        const collection = COLLECTION.exec(seen.head)?.[1] ?? /([\w.]+?)(?:\.xml)?$/.exec(fileName)?.[1];
        sort(
          volumes.flatMap((volume) => parseVolume(volume, collection)),
          pending,
        );
        yield* fullBatches(pending, batchSize, seen.bytes);
      }
    } catch (error) {
      if (!isXmlError(error)) throw error;
      // Whole volumes before the broken place stay good.
      pending.setAsides.push(
        setAside(ACL_ANTHOLOGY, `the file cannot be read after byte ${seen.bytes}: ${errorMessage(error)}`, ""),
      );
    }
    if (pending.records.length + pending.setAsides.length > 0) yield takeBatch(pending, batchSize, seen.bytes);
  },
};

function sort(outcomes: (SourceRecord | SetAside)[], into: Parsed): void {
  for (const outcome of outcomes) {
    if (isRecord(outcome)) into.records.push(outcome);
    else into.setAsides.push(outcome);
  }
}

/** The reader of volumes does not see the tag around them, so its id is read off the first bytes. */
async function* watch(
  bytes: AsyncIterable<Uint8Array>,
  seen: { head: string; bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    seen.bytes += chunk.length;
    if (seen.head.length < HEAD_LENGTH) seen.head += Buffer.from(chunk.subarray(0, HEAD_LENGTH)).toString("latin1");
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
  }
}
