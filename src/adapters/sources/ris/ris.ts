// RIS files, as reference managers export them.

import type { FileFormat, SourceBatch } from "../../../ports/source.ts";
import { isRecord, type Parsed, setAside } from "../fields.ts";
import { fullBatches, takeBatch } from "../json-format.ts";
import { decodeStream } from "../text-stream.ts";
import { parseRisEntry, RIS, type RisEntry } from "./parse.ts";

const LINE = /^\s?([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/;
const MAX_LINE_LENGTH = 2_000_000;
const MAX_VALUE_LENGTH = 4_000_000;

export const risFormat: FileFormat = {
  name: RIS,
  title: "RIS",
  detect(head, fileName) {
    const isNamed = /\.(?:ris|enw)$/i.test(fileName);
    const hasType = /(?:^|\n)\s?TY {1,2}- ?[A-Z]+/.test(head.replace(/^\ufeff/, ""));
    if (!hasType) return isNamed ? 0.4 : 0;
    return isNamed ? 0.99 : 0.9;
  },
  async *read(bytes, { batchSize }): AsyncGenerator<SourceBatch> {
    const reader = new RisReader();
    let bytesRead = 0;
    for await (const chunk of decodeStream(bytes)) {
      bytesRead = chunk.bytesRead;
      reader.write(chunk.text);
      yield* fullBatches(reader.pending, batchSize, bytesRead);
    }
    reader.end();
    yield* fullBatches(reader.pending, batchSize, bytesRead);
    const { records, setAsides } = reader.pending;
    if (records.length + setAsides.length > 0) yield takeBatch(reader.pending, batchSize, bytesRead);
  },
};

/** An entry goes from TY to ER, or to the next TY where ER is missing. */
class RisReader {
  readonly pending: Parsed = { records: [], setAsides: [] };
  #rest = "";
  #entry: RisEntry = [];

  write(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#add(line);
    if (this.#rest.length <= MAX_LINE_LENGTH) return;
    this.pending.setAsides.push(setAside(RIS, `line longer than ${MAX_LINE_LENGTH} characters`, this.#rest));
    this.#rest = "";
  }

  end(): void {
    this.#add(this.#rest.replace(/\r$/, ""));
    this.#finish();
  }

  #add(line: string): void {
    const match = LINE.exec(line);
    const tag = match?.[1];
    if (tag === undefined) {
      this.#continue(line);
      return;
    }
    if (tag === "TY" || tag === "ER") this.#finish();
    if (tag !== "ER") this.#entry.push([tag, (match?.[2] ?? "").trim()]);
  }

  /** A line without a tag goes on with the value before it. */
  #continue(line: string): void {
    const last = this.#entry.at(-1);
    const text = line.trim();
    if (!last || text === "" || last[1].length + text.length > MAX_VALUE_LENGTH) return;
    last[1] = last[1] === "" ? text : `${last[1]} ${text}`;
  }

  #finish(): void {
    const entry = this.#entry;
    this.#entry = [];
    if (entry.length === 0) return;
    const outcome = parseRisEntry(entry);
    if (isRecord(outcome)) this.pending.records.push(outcome);
    else this.pending.setAsides.push(outcome);
  }
}
