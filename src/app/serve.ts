// The server: the writer in its own thread, all doors on one port, stopped gently.

import { Worker } from "node:worker_threads";
import type { Hono } from "hono";
import { lockFolder } from "../adapters/store/sqlite/lock.ts";
import { openWriteStore } from "../adapters/store/sqlite/open-store.ts";
import { publicUrl, type Settings } from "../config.ts";
import { listen } from "../entrypoints/server/listen.ts";
import { connectWriter } from "../entrypoints/worker/connect-writer.ts";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Source } from "../ports/source.ts";
import { createDoors } from "./doors.ts";
import { dataPaths, requireFolder } from "./paths.ts";
import { openReadSide, type ReadSide } from "./read-side.ts";

export interface Served {
  address: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  settings: Settings;
  log: Log;
  clock: Clock;
  version: string;
  sources: readonly Source[];
  /** Folder of the package. */
  package: string;
  /** What a thread must run to become the writer. */
  entry: URL;
}

const PATIENCE_MS = 5000;

export async function serve(options: ServeOptions): Promise<Served> {
  const { settings, log, clock } = options;
  const { folder, database } = dataPaths(settings.data);
  requireFolder(folder);
  const lock = lockFolder(folder, { pid: process.pid, command: "serve", since: clock().toISOString() });
  const opened: { close(): unknown }[] = [{ close: () => lock.release() }];
  const closeAll = async () => {
    for (const part of opened.reverse()) await part.close();
  };
  try {
    // Migrated before anything reads; the writer thread then opens it anew.
    openWriteStore(database, clock).close();
    const writer = connectWriter({ start: () => startWriter(options), log });
    opened.push({ close: () => writer.stop() });
    const reader = openReadSide({ ...options, sendWrite: writer.call });
    opened.push(reader);
    if (isEmpty(reader)) await writer.ready;
    // A writer that fails later is logged and started again; pages are served meanwhile.
    else writer.ready.catch(() => {});
    const late = deferred<Hono>();
    const server = await listen({ fetch: async (request, env) => (await late.value).fetch(request, env) }, settings);
    opened.push({ close: () => server.close(PATIENCE_MS) });
    const address = publicUrl({ ...settings, port: server.port });
    lock.describe({ address });
    late.resolve(await createDoors(options, reader, address));
    return { address, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function startWriter({ settings, entry }: ServeOptions): Worker {
  return new Worker(entry, { workerData: { role: "writer", settings, isTerminal: process.stderr.isTTY === true } });
}

const isEmpty = ({ store }: ReadSide): boolean =>
  store.catalogue.papers({ sort: "newest", offset: 0, limit: 1 }).total === 0;

function deferred<T>(): { value: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const value = new Promise<T>((done) => {
    resolve = done;
  });
  return { value, resolve };
}
