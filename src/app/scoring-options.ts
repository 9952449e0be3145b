// What a run of scoring is given: models, the operator's weights, threads that read texts.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Settings } from "../config.ts";
import { openTextReaders } from "../entrypoints/worker/text-readers.ts";
import type { RescoreOptions } from "../features/scoring/rescore.ts";
import type { Clock } from "../lib/clock.ts";
import type { ScoreModels } from "../model/scores/learned/text-answers.ts";
import { dataPaths } from "./paths.ts";
import { readWeights } from "./read-weights.ts";

interface ScoringParts {
  clock: Clock;
  settings: Settings;
  /** What a thread of this program runs. */
  entry: URL;
  models(): ScoreModels | undefined;
}

/** A thread that reads one text after the other needs little; left alone it would take four times as much. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

export function scoringOptions(
  { clock, models, settings, entry }: ScoringParts,
  { signal, progress }: { signal: AbortSignal; progress?: (text: string) => void },
): RescoreOptions {
  const workerData = { role: "text-reader", settings, isTerminal: false };
  const known = models();
  // More would only share the memory's speed.
  const threads = Math.max(1, Math.min(4, availableParallelism()));
  return {
    now: clock,
    models: known,
    weights: readWeights(dataPaths(settings.data).weights),
    ...(known && {
      openReaders: () =>
        openTextReaders(() => new Worker(entry, { workerData, resourceLimits: LIMITS }), threads, known),
    }),
    signal,
    ...(progress && { onProgress: progress }),
  };
}
