// A second thread for a run over all names: it reads the texts while the first one reads the people, then shares the blocks.

import { type MessagePort, Worker } from "node:worker_threads";
import { openReadStore } from "../adapters/store/sqlite/open-store.ts";
import type { Settings } from "../config.ts";
import type { Helper } from "../features/identity/resolve-all.ts";
import type { Clock } from "../lib/clock.ts";
import { type PackedTexts, packTexts } from "../model/identity/pack-texts.ts";
import { Catalogue } from "../model/identity/packed-catalogue.ts";
import { type BlockTask, resolveTask } from "../model/identity/resolve-task.ts";
import { loadIdentityModel } from "./load-identity-model.ts";
import { dataPaths } from "./paths.ts";

type Reply = { type: "texts"; texts: PackedTexts } | { type: "end" };

/** It throws, from whatever it is asked next, what went wrong in the thread. */
export function startHelper(
  entry: URL,
  settings: Settings,
): Helper & { isAwaited(): boolean; close(): Promise<unknown> } {
  const worker = new Worker(entry, { workerData: { role: "identity-helper", settings, isTerminal: false } });
  let texts: PackedTexts | undefined;
  let hasEnded = false;
  let failure: Error | undefined;
  let isAwaited = false;
  worker.on("message", (reply: Reply) => {
    if (reply.type === "texts") texts = reply.texts;
    else hasEnded = true;
  });
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("exit", () => {
    failure ??= new Error("The thread that helps to resolve authors has ended.");
  });
  const check = <Value>(value: Value): Value => {
    if (failure && !hasEnded) throw failure;
    isAwaited = !value;
    return value;
  };
  return {
    texts: () => check(texts),
    begin(task) {
      isAwaited = false;
      worker.postMessage(task);
    },
    hasEnded: () => check(hasEnded),
    isAwaited: () => isAwaited,
    close: () => worker.terminate(),
  };
}

/** The other end. */
export function helpInThread(port: MessagePort, options: { settings: Settings; clock: Clock; package: string }): void {
  const model = loadIdentityModel(options.package);
  if (!model) throw new Error("The model that resolves authors is gone.");
  const store = openReadStore(dataPaths(options.settings.data).database, options.clock);
  port.postMessage({ type: "texts", texts: packTexts(store.identity.texts(), model.embed) } satisfies Reply);
  store.close();
  port.once("message", (task: BlockTask) => {
    // Meanings are worked out: the program that does so may go.
    const { embed: _embed, ...fitted } = model;
    for (const _ of resolveTask(task, new Catalogue(task.packed), fitted));
    port.postMessage({ type: "end" } satisfies Reply);
  });
}
