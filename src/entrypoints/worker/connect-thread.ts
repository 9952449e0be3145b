// The serving thread's end of another thread: sends it operations, starts it again when it dies.

import type { Worker } from "node:worker_threads";
import type { Call } from "../../lib/call-operation.ts";
import { AppError } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import { type FromThread, type ToThread, toError } from "./protocol.ts";

export interface ThreadConnection {
  call: Call;
  /** Calls not answered yet. */
  waiting(): number;
  /** Resolves when the thread can do its work; rejects when it could not even start. */
  ready: Promise<void>;
  /** Hands memory of another thread to this one. */
  attach(memory: unknown): void;
  stop(): Promise<void>;
}

export interface ConnectOptions {
  /** For messages: "writer". */
  name: string;
  start(): Worker;
  /** Told when the thread offers memory to others of its kind. */
  onShare?: (memory: unknown) => void;
  log: Log;
  /** How long a stopping writer may finish what it is doing. */
  patienceMs?: number;
  restartMs?: number;
}

interface Waiting {
  resolve(output: unknown): void;
  reject(error: Error): void;
}

export function connectThread({
  name,
  start,
  log,
  onShare,
  patienceMs = 10_000,
  restartMs = 2000,
}: ConnectOptions): ThreadConnection {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isStopping = false;
  let isReady = false;
  let isAlive = true;
  let worker = start();
  let restart: NodeJS.Timeout | undefined;
  const ready = makeResolvers();

  const listen = () => {
    const current = worker;
    current.on("message", (message: FromThread) => {
      if (message.type === "ready") {
        isReady = true;
        ready.resolve();
      }
      if (message.type === "share") onShare?.(message.memory);
      if (message.type !== "reply") return;
      const entry = waiting.get(message.id);
      waiting.delete(message.id);
      if ("failure" in message) entry?.reject(toError(message.failure));
      else entry?.resolve(message.output);
    });
    current.on("error", (error: Error) => {
      log.error({ err: error }, `the ${name} failed`);
      ready.reject(error);
    });
    current.on("exit", () => {
      isAlive = false;
      for (const entry of waiting.values())
        entry.reject(new AppError("unavailable", `The ${name} stopped; please try again.`));
      waiting.clear();
      // A thread that never became ready would fail the same way again.
      if (isStopping || !isReady) return;
      restart = setTimeout(() => {
        worker = start();
        isAlive = true;
        listen();
      }, restartMs);
    });
  };
  listen();

  return {
    ready: ready.promise,
    waiting: () => waiting.size,
    call(operation, input) {
      if (isStopping) return Promise.reject(new AppError("unavailable", "Broadsheet is stopping."));
      // A message to a dead thread would never be answered.
      if (!isAlive) return Promise.reject(new AppError("unavailable", `The ${name} is starting; please try again.`));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ type: "call", id, operation, input } satisfies ToThread);
      });
    },
    attach(memory) {
      if (isAlive) worker.postMessage({ type: "shared", memory } satisfies ToThread);
    },
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      ready.promise.catch(() => {});
      const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      if (!isAlive) return;
      worker.postMessage({ type: "stop" } satisfies ToThread);
      const timer = setTimeout(() => void worker.terminate(), patienceMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

function makeResolvers() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((onDone, onFail) => {
    resolve = onDone;
    reject = onFail;
  });
  return { promise, resolve, reject };
}
