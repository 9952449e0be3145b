// The log: one structured line per request, batch or job, on stderr; short text on a terminal, JSON elsewhere.

import pino from "pino";

type Fields = Record<string, unknown>;
type Write = { (fields: Fields, message: string): void; (message: string): void };

export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

export interface LogOptions {
  level: "debug" | "info" | "warn" | "error" | "silent";
  /** Text for people instead of JSON. */
  pretty: boolean;
  write(line: string): void;
}

export function createLog({ level, pretty, write }: LogOptions): Log {
  const destination = { write: (line: string) => write(pretty ? toText(line) : line) };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Whatever is logged by mistake under these names stays out of the log.
      redact: { paths: ["email", "*.email", "password", "*.password", "token", "*.token"], censor: "(hidden)" },
    },
    destination,
  );
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

function toText(line: string): string {
  const { level, time, msg, ...fields } = JSON.parse(line) as Fields;
  const parts = Object.entries(fields).map(([name, value]) => `${name}=${toWord(value)}`);
  const mark = level === "info" ? "" : `${String(level).toUpperCase()} `;
  return `${String(time).slice(11, 19)} ${mark}${[msg, ...parts].filter((part) => part !== undefined).join(" ")}\n`;
}

function toWord(value: unknown): string {
  if (typeof value === "string") return /[\s"]/.test(value) ? JSON.stringify(value) : value;
  if (typeof value === "object" && value !== null && "stack" in value) return `\n${String(value.stack)}`;
  return JSON.stringify(value);
}
