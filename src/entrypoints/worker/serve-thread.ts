// The other end: a thread that prepares itself, works until it is told to stop, and answers operations meanwhile.

import type { MessagePort } from "node:worker_threads";
import type { Call } from "../../lib/call-operation.ts";
import { type FromThread, type ToThread, toFailure } from "./protocol.ts";

export interface ThreadParts {
  call: Call;
  /** Before anything is answered as ready. */
  prepare(signal: AbortSignal): Promise<void>;
  /** Works until the signal fires. */
  work(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
  /** Told how to offer memory to the other threads of this work. */
  onShare?(share: (memory: unknown) => void): void;
  /** Takes memory that another thread offers. */
  attach?(memory: unknown): void;
}

/** Resolves when the thread has stopped and everything is closed. */
export async function serveThread(
  port: Pick<MessagePort, "on" | "postMessage" | "close">,
  parts: ThreadParts,
): Promise<void> {
  const stop = new AbortController();
  const send = (message: FromThread) => port.postMessage(message);
  port.on("message", (message: ToThread) => {
    if (message.type === "shared") {
      parts.attach?.(message.memory);
      return;
    }
    if (message.type === "stop") {
      stop.abort();
      return;
    }
    const { id } = message;
    parts.call(message.operation, message.input).then(
      (output) => send({ type: "reply", id, output }),
      (error: unknown) => send({ type: "reply", id, failure: toFailure(error) }),
    );
  });
  parts.onShare?.((memory) => send({ type: "share", memory }));
  try {
    await parts.prepare(stop.signal);
    send({ type: "ready" });
    await parts.work(stop.signal);
  } finally {
    await parts.close();
    send({ type: "stopped" });
    port.close();
  }
}
