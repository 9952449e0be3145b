// The threads beside the serving one: the writer with its jobs, and the searches. They load while nobody waits for a first page.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Settings } from "../config.ts";
import { connectThread, type ThreadConnection } from "../entrypoints/worker/connect-thread.ts";
import { shareCalls } from "../entrypoints/worker/share-calls.ts";
import type { Call } from "../lib/call-operation.ts";
import type { Log } from "../lib/log.ts";

export interface ServeThreads {
  /** Both start the threads when they have not been started yet. */
  sendWrite: Call;
  sendHeavy: Call;
  start(): void;
  /** Starts them, and resolves when the writer can do its work. */
  writerReady(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServeThreadsOptions {
  settings: Settings;
  log: Log;
  /** What a thread must run to become the writer or a search thread. */
  entry: URL;
}

interface Threads {
  writer: ThreadConnection;
  searchers: ThreadConnection[];
  search: Call;
}

export function createServeThreads(options: ServeThreadsOptions): ServeThreads {
  let threads: Threads | undefined;
  const started = () => {
    threads ??= startAll(options);
    return threads;
  };
  return {
    sendWrite: (name, input) => started().writer.call(name, input),
    sendHeavy: (name, input) => started().search(name, input),
    start: () => void started(),
    writerReady: () => started().writer.ready,
    async stop() {
      if (!threads) return;
      for (const searcher of threads.searchers) await searcher.stop();
      await threads.writer.stop();
    },
  };
}

function startAll(options: ServeThreadsOptions): Threads {
  const { log } = options;
  const writer = connectThread({ name: "writer", start: () => startThread(options, "writer"), log });
  const searchers: ThreadConnection[] = [];
  for (let number = 0; number < searchThreads(); number++) {
    // What one thread loads, the others need not: the index lies in memory once.
    const onShare = (memory: unknown) => {
      for (const [other, searcher] of searchers.entries()) if (other !== number) searcher.attach(memory);
    };
    searchers.push(connectThread({ name: "search", start: () => startThread(options, "searcher"), log, onShare }));
  }
  // Pages need no search, and are served while the writer is away; a thread that fails is logged.
  for (const thread of [writer, ...searchers]) thread.ready.catch(() => {});
  return { writer, searchers, search: shareCalls(searchers) };
}

/** One core is left for pages; more than four threads would only share the memory's speed. */
const searchThreads = (): number => Math.max(1, Math.min(4, availableParallelism() - 1));

/** A search leaves much behind that lives for a moment; with Node's usual room the collecting of it took a tenth of the time. */
export const SEARCH_LIMITS = { maxYoungGenerationSizeMb: 48 };

function startThread({ settings, entry }: ServeThreadsOptions, role: "writer" | "searcher"): Worker {
  return new Worker(entry, {
    workerData: { role, settings, isTerminal: process.stderr.isTTY === true },
    ...(role === "searcher" && { resourceLimits: SEARCH_LIMITS }),
  });
}
