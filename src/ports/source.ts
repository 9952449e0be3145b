// What we ask of a place that papers come from: batches of records and a cursor from which a stopped run goes on.

import type { Announcement, IdentifierScheme, SetAside, SourceRecord } from "../model/record.ts";

export interface SourceBatch {
  records: SourceRecord[];
  setAsides: SetAside[];
  announcements?: Announcement[];
  /** Opaque to everyone but the source. Saved in the same transaction as the batch; absent = not resumable here. */
  cursor?: string;
  /** Progress through the whole input, in whatever unit the source counts (`records`, `bytes`), when known. */
  progress?: { done: number; total?: number; unit: "records" | "bytes" };
}

export interface PullRequest {
  /** The cursor of the last safe batch of this same task, or none to begin. */
  cursor?: string;
  /** Archive categories wanted (`cs.CL`); sources that cannot filter ignore it. */
  categories: string[];
  /** ISO day: only what is new or changed since. */
  since?: string;
  until?: string;
  /** Identifiers to look up, for sources that enrich known papers. */
  identifiers?: { scheme: string; value: string }[];
  signal: AbortSignal;
}

/** A source over the network. Throws `RetryLater` when the source asks for a pause that is too long to sit out. */
export interface Source {
  name: string;
  title: string;
  homepage: string;
  /** Terms of the metadata, one line. */
  licence: string;
  /** The host that is asked, with all under it; a mirror in its place is not its host. */
  host: string;
  /** Least milliseconds between two requests to its host. */
  paceMs: number;
  /** How single papers are asked for, best scheme first; absent where the source cannot be. */
  lookup?: { schemes: readonly IdentifierScheme[]; batch: number };
  pull(request: PullRequest): AsyncIterable<SourceBatch>;
}

/** A kind of file or stream that `ingest` reads. Decompression has already happened. */
export interface FileFormat {
  /** Name of the records' source, also the word for `--format`. */
  name: string;
  title: string;
  /** Looks at the first 64 KiB and the file name (without .gz): how sure is it, 0 (no) to 1 (certain)? */
  detect(head: string, fileName: string): number;
  /** Yields batches of at most `batchSize` records; one bad entry is set aside, never fatal. */
  read(bytes: AsyncIterable<Uint8Array>, options: { batchSize: number; fileName: string }): AsyncIterable<SourceBatch>;
}
