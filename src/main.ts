// Starts Broadsheet: reads the settings, builds the application, runs one command; or, in a thread of it, writes, searches, reads texts or resolves authors.

import { readFileSync, writeSync } from "node:fs";
import { parseEnv } from "node:util";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { loadInstitutions } from "./app/load-institutions.ts";
import {
  type AppOptions,
  createApp,
  runIdentityHelper,
  runResolver,
  runSearcher,
  runTextReader,
  runWriter,
} from "./app.ts";
import { readSettings, type Settings } from "./config.ts";
import { runCli } from "./entrypoints/cli/cli.ts";
import { systemClock } from "./lib/clock.ts";
import { createLog } from "./lib/log.ts";

/** Replaced by the build. */
declare const BROADSHEET_VERSION: string | undefined;
const version = typeof BROADSHEET_VERSION === "string" ? BROADSHEET_VERSION : "0.0.0";

/** Runs one command and ends the process with its exit code. */
export async function main(argv: string[]): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      // Whoever asks twice does not want to wait.
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
    });
  }
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const code = await runCli(argv, {
    openApp: () =>
      createApp(toOptions(readSettings({ ...readEnvFile(), ...process.env }), process.stderr.isTTY === true)),
    streams: { stdout: process.stdout, stderr: process.stderr },
    signal: stop.signal,
    version,
  });
  process.exitCode = code;
  if (process.stdout.writableNeedDrain) await new Promise((resolve) => process.stdout.once("drain", resolve));
  process.exit(code);
}

function toOptions(settings: Settings, isTerminal: boolean): AppOptions {
  loadInstitutions(settings.data);
  const log = createLog({ level: settings.logLevel, pretty: isTerminal, write: writeToStderr });
  return { settings, log, clock: systemClock, version, entry: new URL(import.meta.url) };
}

/** Straight to the file, because a thread's own stderr would wait for the main thread. */
function writeToStderr(line: string): void {
  try {
    writeSync(2, line);
  } catch {
    // A full pipe or a closed terminal must not stop the work.
  }
}

function readEnvFile(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch {
    return {};
  }
}

const ROLES = {
  writer: runWriter,
  searcher: runSearcher,
  resolver: runResolver,
  "identity-helper": runIdentityHelper,
  "text-reader": runTextReader,
};

interface ThreadData {
  role: keyof typeof ROLES;
  settings: Settings;
  isTerminal: boolean;
}

const isThreadData = (data: unknown): data is ThreadData =>
  typeof data === "object" && data !== null && "role" in data && Object.hasOwn(ROLES, String(data.role));

if (!isMainThread && parentPort && isThreadData(workerData)) {
  await ROLES[workerData.role](parentPort, toOptions(workerData.settings, workerData.isTerminal));
}
