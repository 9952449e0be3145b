// The writer thread: the only one that changes the catalogue. Runs jobs, and the writes that the other thread asks for.

import type { MessagePort } from "node:worker_threads";
import type { Call } from "../../lib/call-operation.ts";
import { type FromWriter, type ToWriter, toFailure } from "./protocol.ts";

export interface WriterParts {
  call: Call;
  /** Makes sure that there is something to show, before anything else. */
  prepare(signal: AbortSignal): Promise<void>;
  /** Works until the signal fires. */
  runJobs(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Resolves when the writer has stopped and everything is closed. */
export async function serveWriter(
  port: Pick<MessagePort, "on" | "postMessage" | "close">,
  parts: WriterParts,
): Promise<void> {
  const stop = new AbortController();
  const send = (message: FromWriter) => port.postMessage(message);
  port.on("message", (message: ToWriter) => {
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
  try {
    await parts.prepare(stop.signal);
    send({ type: "ready" });
    await parts.runJobs(stop.signal);
  } finally {
    await parts.close();
    send({ type: "stopped" });
    port.close();
  }
}
