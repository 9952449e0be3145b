// Reads one file or standard input into the catalogue: opens, recognises the format, ingests, reports.

import { basename } from "node:path";
import { type Clock, nowText } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { type OpenedInput, openInput } from "../../lib/open-input.ts";
import type { CatalogueWriter, RunReport } from "../../ports/catalogue-writer.ts";
import type { FileFormat, SourceBatch } from "../../ports/source.ts";
import { type IngestProgress, type IngestResult, ingest } from "../ingest/ingest.ts";

export interface Formats {
  find(name: string): FileFormat | undefined;
  detect(head: string, fileName: string): FileFormat | undefined;
  names(): string[];
  /** Why no format wants an input. */
  explain(head: string): string;
}

export type IngestStep = IngestProgress;

export interface IngestReport extends RunReport {
  /** The file or source. */
  name: string;
  /** Whose records they became. */
  source: string;
  reasons: { reason: string; count: number }[];
}

export interface FileRequest {
  path: string;
  format?: string;
  onStep(step: IngestStep): void;
  signal: AbortSignal;
}

const BATCH_SIZE = 2000;

export async function ingestFile(
  parts: { store: CatalogueWriter; formats: Formats; clock: Clock },
  { path, format: formatName, onStep, signal }: FileRequest,
): Promise<IngestReport> {
  const { store, formats, clock } = parts;
  const given = formatName === undefined ? undefined : formats.find(formatName);
  if (formatName !== undefined && !given) {
    throw new AppError("invalid", `There is no format "${formatName}". There are: ${formats.names().join(", ")}`);
  }
  const input = await openInput(path, { signal });
  const format = given ?? formats.detect(input.head, input.fileName);
  const name = path === "-" ? "standard input" : basename(path);
  if (!format) {
    const reason = formats.explain(input.head);
    throw new AppError(
      "invalid",
      `${name}: ${reason}. If you know its format, name it with --format (${formats.names().join(", ")}).`,
    );
  }
  const batches = format.read(input.bytes, { batchSize: BATCH_SIZE, fileName: input.fileName });
  const task = {
    source: format.name,
    task: `file ${name}`,
    pull: () => withPosition(batches, input),
    isResumable: false,
  };
  return toReport(name, format.name, await ingest(store, task, () => nowText(clock), onStep));
}

/** How far the file has been read says more about the way to go than what the format counts. */
async function* withPosition(
  batches: AsyncIterable<SourceBatch>,
  { readBytes, totalBytes }: Pick<OpenedInput, "readBytes" | "totalBytes">,
): AsyncGenerator<SourceBatch> {
  for await (const batch of batches) {
    const progress = {
      done: readBytes(),
      unit: "bytes" as const,
      ...(totalBytes === undefined ? {} : { total: totalBytes }),
    };
    yield { ...batch, progress };
  }
}

export function toReport(name: string, source: string, { report, reasons }: IngestResult): IngestReport {
  const list = [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
  return { name, source, ...report, reasons: list };
}
