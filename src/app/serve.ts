// The server: writer and searches in threads of their own, all doors on one port, stopped gently.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Hono } from "hono";
import { createSegmentWriter } from "../adapters/search-index/segments/writer.ts";
import { lockFolder } from "../adapters/store/sqlite/lock.ts";
import { openWriteStore } from "../adapters/store/sqlite/open-store.ts";
import { publicUrl, type Settings } from "../config.ts";
import { listen } from "../entrypoints/server/listen.ts";
import { connectThread, type ThreadConnection } from "../entrypoints/worker/connect-thread.ts";
import { shareCalls } from "../entrypoints/worker/share-calls.ts";
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
  /** What a thread must run to become the writer or a search thread. */
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
    openWriteStore(database, clock, createSegmentWriter).close();
    const writer = connectThread({ name: "writer", start: () => startThread(options, "writer"), log });
    opened.push({ close: () => writer.stop() });
    const searchers: ThreadConnection[] = [];
    for (let number = 0; number < searchThreads(); number++) {
      // What one thread loads, the others need not: the index lies in memory once.
      const onShare = (memory: unknown) => {
        for (const [other, searcher] of searchers.entries()) if (other !== number) searcher.attach(memory);
      };
      searchers.push(connectThread({ name: "search", start: () => startThread(options, "searcher"), log, onShare }));
    }
    for (const searcher of searchers) {
      // Pages need no search; a thread that fails is logged.
      searcher.ready.catch(() => {});
      opened.push({ close: () => searcher.stop() });
    }
    const reader = openReadSide({ ...options, sendWrite: writer.call, sendHeavy: shareCalls(searchers) });
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

/** One core is left for pages; more than four threads would only share the memory's speed. */
const searchThreads = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

function startThread({ settings, entry }: ServeOptions, role: "writer" | "searcher"): Worker {
  return new Worker(entry, { workerData: { role, settings, isTerminal: process.stderr.isTTY === true } });
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
