// Author identity, wired: the thinking in a thread of its own where there is one to start, the writing here.

import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type MessagePort, Worker } from "node:worker_threads";
import { openReadStore, type WriteStore } from "../adapters/store/sqlite/open-store.ts";
import type { Settings } from "../config.ts";
import { hideAgain } from "../features/corrections/hide-again.ts";
import { readDecisions } from "../features/corrections/to-decisions.ts";
import { type IdentifyReport, type IdentityNews, identify } from "../features/identity/identify.ts";
import type { Helper } from "../features/identity/resolve-all.ts";
import { resolveCatalogue, resolveIncoming } from "../features/identity/resolve-catalogue.ts";
import { rescoreAuthors } from "../features/scoring/rescore.ts";
import type { Clock } from "../lib/clock.ts";
import type { IdentityModel } from "../model/identity/identity-model.ts";
import type { CorrectionStore } from "../ports/corrections.ts";
import type { IdentityLookups, IdentitySource, IdentityStore } from "../ports/identity.ts";
import { startHelper } from "./identity-helper.ts";
import { loadIdentityModel } from "./load-identity-model.ts";
import { dataPaths } from "./paths.ts";

export interface IdentifyParts {
  settings: Settings;
  clock: Clock;
  store: Pick<WriteStore, "identity" | "scores" | "corrections">;
  /** Folder of the package, with the model. */
  package: string;
  /** What a thread runs; without it the work is done in this one. */
  entry?: URL;
}

type Scope = "all" | "new";

export interface ResolverData {
  role: "resolver";
  scope: Scope;
  settings: Settings;
  isTerminal: boolean;
}

/** Of a catalogue of 200,000 papers it takes a third. */
const MOST_MEMORY_MB = 4096;
/** A run over new papers makes much that is soon forgotten; a whole run needs the memory for itself. */
const YOUNG_MB_OF_NEW = 96;
const WAIT_MS = 20;

interface Following {
  signal: AbortSignal;
  onProgress?(text: string): void;
}

/** Undefined when the package came without a model. */
export async function identifyPapers(
  parts: IdentifyParts,
  scope: Scope,
  following: Following,
): Promise<IdentifyReport | undefined> {
  const { store, clock, entry } = parts;
  const model = loadIdentityModel(parts.package);
  if (!model) return undefined;
  const news = entry
    ? askThread(entry, { role: "resolver", scope, settings: parts.settings }, following.signal)
    : resolve(store, model, { scope });
  return identify(store.identity, news, {
    ...following,
    rescore: (authorIds) => {
      const touched = [...new Set([...authorIds, ...hideAgain(store.corrections)])];
      return rescoreAuthors(store.scores, touched, { now: clock, signal: following.signal });
    },
  });
}

type Resolvable = IdentitySource & IdentityLookups & Pick<IdentityStore, "countPapers">;

function resolve(
  { identity: source, corrections }: { identity: Resolvable; corrections: CorrectionStore },
  model: IdentityModel,
  { scope, openHelper }: { scope: Scope; openHelper?: (() => Helper) | undefined },
): Iterable<IdentityNews | undefined> {
  const decisions = readDecisions(corrections);
  return scope === "all"
    ? resolveCatalogue(source, model, { decisions, openHelper })
    : resolveIncoming(source, model, { counts: source.countPapers(), decisions, openHelper });
}

/** The other end of `askThread`: reads the catalogue as it is now, thinks, and tells. */
export async function resolveInThread(
  port: Pick<MessagePort, "postMessage" | "close">,
  options: Pick<IdentifyParts, "settings" | "clock" | "package"> & { entry: URL },
  scope: Scope,
): Promise<void> {
  const model = loadIdentityModel(options.package);
  const store = openReadStore(dataPaths(options.settings.data).database, options.clock);
  const started: { helper?: ReturnType<typeof startHelper> } = {};
  const openHelper = () => {
    started.helper = startHelper(options.entry, options.settings);
    return started.helper;
  };
  try {
    const news = model
      ? resolve(store, model, { scope, openHelper: availableParallelism() > 1 ? openHelper : undefined })
      : [];
    for (const item of news) {
      if (item) port.postMessage(item);
      // Its failures are told between two pieces of work.
      else if (started.helper) await pause(started.helper.isAwaited() ? WAIT_MS : 0);
    }
    port.postMessage({ type: "end" });
  } finally {
    await started.helper?.close();
    store.close();
    port.close();
  }
}

async function* askThread(
  entry: URL,
  data: Omit<ResolverData, "isTerminal">,
  signal: AbortSignal,
): AsyncGenerator<IdentityNews> {
  const workerData: ResolverData = { ...data, isTerminal: process.stderr.isTTY === true };
  const resourceLimits = {
    maxOldGenerationSizeMb: MOST_MEMORY_MB,
    ...(data.scope === "new" && { maxYoungGenerationSizeMb: YOUNG_MB_OF_NEW }),
  };
  const worker = new Worker(entry, { workerData, resourceLimits });
  const waiting: (IdentityNews | { type: "end" })[] = [];
  let failure: Error | undefined;
  let wake = () => {};
  const tell = (change: () => void) => {
    change();
    wake();
  };
  worker.on("message", (item: IdentityNews | { type: "end" }) => tell(() => waiting.push(item)));
  worker.on("error", (error) => tell(() => (failure = error)));
  worker.on("exit", () => tell(() => (failure ??= new Error("The thread that resolves authors has ended."))));
  const stop = () => tell(() => (failure = new Error("stopped")));
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const item = waiting.shift();
      if (item?.type === "end") return;
      if (item) yield item;
      else if (failure) throw failure;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
