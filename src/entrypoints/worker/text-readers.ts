// Threads that read texts for the scores of a whole catalogue; they live as long as that takes.

import type { MessagePort, Worker } from "node:worker_threads";
import type { TextReaders } from "../../features/scoring/read-answers.ts";
import { answerTexts, type JudgedText, type ScoreModels } from "../../model/scores/learned/text-answers.ts";

/** What a thread is told first. */
interface Start {
  models: ScoreModels;
}

interface Question {
  id: number;
  texts: JudgedText[];
}

interface Reply {
  id: number;
  rows: Float32Array<ArrayBuffer>;
}

/** Two chunks a thread: while it reads one, the next lies ready. */
const AHEAD = 2;

/** The large tables of the models are shared with the threads, not copied. */
export function openTextReaders(start: () => Worker, threads: number, models: ScoreModels): TextReaders {
  const waiting = new Map<number, { worker: number; resolve(rows: Float32Array): void; reject(error: Error): void }>();
  const busy = new Array<number>(threads).fill(0);
  let lastId = 0;
  const workers = busy.map((_, number) => {
    const worker = start();
    worker.postMessage({ models } satisfies Start);
    worker.on("message", ({ id, rows }: Reply) => {
      const entry = waiting.get(id);
      waiting.delete(id);
      busy[number] = (busy[number] ?? 1) - 1;
      entry?.resolve(rows);
    });
    const fail = (error: Error) => {
      for (const [id, entry] of waiting) {
        if (entry.worker !== number) continue;
        waiting.delete(id);
        entry.reject(error);
      }
    };
    worker.on("error", fail);
    worker.on("exit", () => fail(new Error("A thread that reads texts stopped.")));
    return worker;
  });
  return {
    width: threads * AHEAD,
    read: (texts) =>
      new Promise((resolve, reject) => {
        const worker = busy.indexOf(Math.min(...busy));
        busy[worker] = (busy[worker] ?? 0) + 1;
        const id = ++lastId;
        waiting.set(id, { worker, resolve, reject });
        workers[worker]?.postMessage({ id, texts } satisfies Question);
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The other end. */
export function serveTexts(port: Pick<MessagePort, "on" | "postMessage">): void {
  let models: ScoreModels | undefined;
  port.on("message", (message: Start | Question) => {
    if ("models" in message) models = message.models;
    if (!models || !("texts" in message)) return;
    const { id, texts } = message;
    const rows = Float32Array.from(answerTexts(models, texts));
    port.postMessage({ id, rows } satisfies Reply, [rows.buffer]);
  });
}
