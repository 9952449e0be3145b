// BibTeX and BibLaTeX files.

import type { FileFormat, SourceBatch } from "../../../ports/source.ts";
import { isRecord, type Parsed } from "../fields.ts";
import { fullBatches, takeBatch } from "../json-format.ts";
import { decodeStream } from "../text-stream.ts";
import { type BibEntry, type BrokenEntry, EntrySplitter } from "./entries.ts";
import { BIBTEX, parseBibEntry } from "./parse.ts";

export const bibtexFormat: FileFormat = {
  name: BIBTEX,
  title: "BibTeX",
  detect(head, fileName) {
    const isNamed = /\.bib$/i.test(fileName);
    const hasEntry = /(?:^|\n)\s*@\s*[A-Za-z]+\s*[{(]\s*[^\s,={}()]*\s*[,=]/.test(head.replace(/^\ufeff/, ""));
    if (!hasEntry) return isNamed ? 0.5 : 0;
    return isNamed ? 0.99 : 0.9;
  },
  async *read(bytes, { batchSize }): AsyncGenerator<SourceBatch> {
    const splitter = new EntrySplitter();
    const pending: Parsed = { records: [], setAsides: [] };
    let bytesRead = 0;
    for await (const chunk of decodeStream(bytes)) {
      bytesRead = chunk.bytesRead;
      sort(splitter.write(chunk.text), pending);
      yield* fullBatches(pending, batchSize, bytesRead);
    }
    sort(splitter.end(), pending);
    yield* fullBatches(pending, batchSize, bytesRead);
    if (pending.records.length + pending.setAsides.length > 0) yield takeBatch(pending, batchSize, bytesRead);
  },
};

function sort(entries: (BibEntry | BrokenEntry)[], into: Parsed): void {
  for (const entry of entries) {
    const outcome = parseBibEntry(entry);
    if (isRecord(outcome)) into.records.push(outcome);
    else into.setAsides.push(outcome);
  }
}
