// The writing half as a command sees it while a server runs: the server does the work, the command waits and tells how far it is.

import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openJobQueue } from "../adapters/store/sqlite/open-store.ts";
import { COMMAND } from "../jobs.ts";
import type { Clock } from "../lib/clock.ts";
import { AppError } from "../lib/errors.ts";
import type { JobQueue } from "../ports/jobs.ts";
import type { Command, CommandSide } from "./run-command.ts";

const LOOK_EVERY_MS = 200;

export interface HandOver {
  database: string;
  clock: Clock;
  /** The process that serves. */
  pid: number;
}

interface Following {
  signal?: AbortSignal;
  onProgress?: ((text: string) => void) | undefined;
}

export function openHandedSide({ database, clock, pid }: HandOver): CommandSide {
  const { jobs, close } = openJobQueue(database, clock);
  const ask = async <T>(command: Command, following: Following = {}): Promise<T> => {
    const id = jobs.enqueue({ kind: COMMAND, input: command, maxAttempts: 1 });
    return (await waitFor(jobs, { id, pid, ...following })) as T;
  };
  return {
    call: (name, input) => ask({ do: "call", name, input: { ...input } }),
    ingestFile(path, { format, signal, onWork }) {
      if (path === "-")
        throw new AppError("conflict", "A running server cannot read what is piped in here. Save it to a file first.");
      return ask({ do: "ingest", path: resolve(path), ...(format && { format }) }, { signal, onProgress: onWork });
    },
    sync: (source, { since, signal, onWork }) =>
      ask({ do: "sync", source, ...(since && { since }) }, { signal, onProgress: onWork }),
    identify: ({ isWhole, ...following }) => ask({ do: "identify", isWhole }, following),
    index: ({ isWhole, ...following }) => ask({ do: "index", isWhole }, following),
    rescore: (signal, onProgress) => ask({ do: "rescore" }, { signal, onProgress }),
    resolveAffiliations: (following) => ask({ do: "institutions" }, following),
    sendDigests: (signal) => ask({ do: "digests" }, { signal }),
    close: async () => close(),
  };
}

/** Returns what the job came to. Gives up waiting, not the work, when it is told to stop or the server is gone. */
async function waitFor(
  jobs: Pick<JobQueue, "outcome">,
  { id, pid, signal, onProgress }: Following & { id: number; pid: number },
): Promise<unknown> {
  for (;;) {
    const { state, progress, error, result } = jobs.outcome(id);
    if (state === "done") return result;
    if (state === "failed") throw new AppError("unavailable", error ?? "The server could not do it.");
    if (progress !== undefined) onProgress?.(progress);
    if (signal?.aborted)
      throw new AppError("unavailable", `The server goes on with it; broadsheet jobs shows how far job ${id} is.`);
    if (!isAlive(pid))
      throw new AppError("unavailable", `The server has stopped. It does job ${id} when it is started again.`);
    await pause(LOOK_EVERY_MS);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is there, too.
    return (error as { code?: string }).code === "EPERM";
  }
}
