// The two threads' talk, over a real channel within this process.

import { EventEmitter } from "node:events";
import { MessageChannel, type Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { AppError, RetryLater } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { connectThread, type ThreadConnection } from "./connect-thread.ts";
import { serveThread, type ThreadParts } from "./serve-thread.ts";

/** Stands for a thread: the writer runs here, at the other end of a channel. */
function fakeWorker(parts: ThreadParts): Worker {
  const { port1, port2 } = new MessageChannel();
  const worker = new EventEmitter() as unknown as Worker;
  port1.on("message", (message) => worker.emit("message", message));
  Object.assign(worker, {
    threadId: 1,
    postMessage: (message: unknown) => port1.postMessage(message),
    terminate: async () => 1,
  });
  serveThread(port2, parts)
    .catch((error: Error) => worker.emit("error", error))
    .finally(() => setTimeout(() => worker.emit("exit", 0), 20));
  return worker;
}

const untilStopped = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

function parts(change: Partial<ThreadParts> = {}): ThreadParts {
  return {
    call: async (name, input) => ({ name, input }),
    prepare: async () => {},
    work: untilStopped,
    close: async () => {},
    ...change,
  };
}

let open: ThreadConnection | undefined;
function connect(...lives: ThreadParts[]): ThreadConnection {
  const next = () => fakeWorker(lives.shift() ?? parts());
  open = connectThread({ name: "writer", start: next, log: silentLog, restartMs: 1 });
  return open;
}
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

describe("the writer", () => {
  it("answers writes", async () => {
    const writer = connect(parts());
    await writer.ready;
    const answers = await Promise.all([writer.call("a", { x: 1 }), writer.call("b", {})]);
    expect(answers).toEqual([
      { name: "a", input: { x: 1 } },
      { name: "b", input: {} },
    ]);
  });

  it.each([new AppError("conflict", "twice"), new RetryLater("later", 500)])(
    "hands on what went wrong: %s",
    async (error) => {
      const writer = connect(parts({ call: () => Promise.reject(error) }));
      await expect(writer.call("a", {})).rejects.toMatchObject({ ...error, message: error.message });
    },
  );

  it("keeps bugs bugs", async () => {
    const writer = connect(parts({ call: () => Promise.reject(new TypeError("x is undefined")) }));
    const failure = await writer.call("a", {}).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ message: "x is undefined" });
  });

  it("is ready only when there is something to show", async () => {
    const order: string[] = [];
    const writer = connect(
      parts({
        async prepare() {
          order.push("prepared");
        },
      }),
    );
    await writer.ready;
    order.push("ready");
    expect(order).toEqual(["prepared", "ready"]);
  });

  it("says so when it cannot start", async () => {
    const writer = connect(parts({ prepare: () => Promise.reject(new AppError("unavailable", "disk full")) }));
    await expect(writer.ready).rejects.toThrow("disk full");
  });

  it("starts again when it dies, and tells who was waiting", async () => {
    let die = (_error: Error) => {};
    const dying = parts({
      call: () => new Promise(() => {}),
      work: () =>
        new Promise((_resolve, reject) => {
          die = reject;
        }),
    });
    const writer = connect(dying);
    await writer.ready;
    const lost = expect(writer.call("a", {})).rejects.toMatchObject({ code: "unavailable" });
    die(new Error("out of memory"));
    await lost;
    await expect.poll(() => writer.call("b", {}).catch(() => "not yet")).toEqual({ name: "b", input: {} });
  });

  it("passes memory on, both ways", async () => {
    const memory = new SharedArrayBuffer(8);
    const taken: unknown[] = [];
    const offered: unknown[] = [];
    open = connectThread({
      name: "search",
      start: () => fakeWorker(parts({ onShare: (share) => share(memory), attach: (given) => taken.push(given) })),
      log: silentLog,
      onShare: (given) => offered.push(given),
    });
    await open.ready;
    open.attach(memory);
    await expect.poll(() => [offered.length, taken.length]).toEqual([1, 1]);
    new Uint8Array(memory)[0] = 7;
    expect([offered[0], taken[0]].map((given) => new Uint8Array(given as SharedArrayBuffer)[0])).toEqual([7, 7]);
  });

  it("closes what it holds when it is stopped", async () => {
    let isClosed = false;
    const writer = connect(
      parts({
        async close() {
          isClosed = true;
        },
      }),
    );
    await writer.ready;
    await writer.stop();
    expect(isClosed).toBe(true);
    await expect(writer.call("a", {})).rejects.toMatchObject({ code: "unavailable" });
  });
});
