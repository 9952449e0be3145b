// How commands speak: results on stdout, everything else on stderr, and quietly when the reader has gone.

import type { Writable } from "node:stream";

export interface Output {
  /** A line of the result. Resolves when the reader can take more. */
  print(line: string): Promise<void>;
  /** The result as one JSON value. */
  printJson(value: unknown): Promise<void>;
  /** For people: progress, hints, problems. */
  note(line: string): void;
  /** People watch: a line may be drawn over. */
  isTerminal: boolean;
  /** Draws over the last drawn line; only on a terminal. */
  draw(line: string): void;
}

export interface Streams {
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean; columns?: number };
}

export function createOutput({ stdout, stderr }: Streams): Output {
  let isDrawn = false;
  const note = (line: string) => {
    stderr.write(`${isDrawn ? "\r\u001b[K" : ""}${line}\n`);
    isDrawn = false;
  };
  const print = (line: string): Promise<void> =>
    new Promise((resolve) => {
      if (stdout.write(`${line}\n`)) resolve();
      else stdout.once("drain", resolve);
    });
  return {
    print,
    printJson: (value) => print(JSON.stringify(value)),
    note,
    isTerminal: stderr.isTTY === true,
    draw(line) {
      stderr.write(`\r\u001b[K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
      isDrawn = true;
    },
  };
}

/** Columns as wide as their widest cell; the last one is not padded. */
export function toTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** `183,921` */
export const toCount = (value: number): string => value.toLocaleString("en-US");

/** `1.4 GB` */
export function toSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power > 0 && value < 10 ? 1 : 0)} ${units[power]}`;
}

/** `2 h 5 min`, `3 min 20 s`, `12 s` */
export function toDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
