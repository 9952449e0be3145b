// The server: writer and searches in threads of their own, all doors on one port, stopped gently.

import type { Hono } from "hono";
import { createSegmentWriter } from "../adapters/search-index/segments/writer.ts";
import { lockFolder } from "../adapters/store/sqlite/lock.ts";
import { openWriteStore } from "../adapters/store/sqlite/open-store.ts";
import { publicUrl, type Settings } from "../config.ts";
import { listen } from "../entrypoints/server/listen.ts";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Source } from "../ports/source.ts";
import { createDoors } from "./doors.ts";
import { dataPaths, requireFolder } from "./paths.ts";
import { openReadSide, type ReadSide } from "./read-side.ts";
import { createServeThreads } from "./serve-threads.ts";

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
  /** What a thread must run to become the writer or a search thread. */
  entry: URL;
}

const PATIENCE_MS = 5000;
/** How long a first page may take before the work in the background begins. */
const QUIET_MS = 400;

export async function serve(options: ServeOptions): Promise<Served> {
  const { settings, clock } = options;
  const { folder, database } = dataPaths(settings.data);
  requireFolder(folder);
  const lock = lockFolder(folder, { pid: process.pid, command: "serve", since: clock().toISOString() });
  const opened: { close(): unknown }[] = [{ close: () => lock.release() }];
  const closeAll = async () => {
    for (const part of opened.reverse()) await part.close();
  };
  try {
    // Migrated before anything reads; the writer thread then opens it anew.
    openWriteStore(database, clock, createSegmentWriter).close();
    const threads = createServeThreads(options);
    opened.push({ close: () => threads.stop() });
    const reader = openReadSide({ ...options, sendWrite: threads.sendWrite, sendHeavy: threads.sendHeavy });
    opened.push(reader);
    if (isEmpty(reader)) await threads.writerReady();
    const late = deferred<Hono>();
    const server = await listen({ fetch: async (request, env) => (await late.value).fetch(request, env) }, settings);
    opened.push({ close: () => server.close(PATIENCE_MS) });
    const address = publicUrl({ ...settings, port: server.port });
    lock.describe({ address });
    late.resolve(await createDoors(options, reader, address));
    // Whoever waits for the first page has the processor alone.
    const quiet = setTimeout(threads.start, QUIET_MS);
    opened.push({ close: () => clearTimeout(quiet) });
    return { address, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
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
