// The job that asks the operator's language model, with the weights of its grades where they were fitted.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createOpenAiModel } from "../adapters/llm/openai.ts";
import { publicUrl, type Settings } from "../config.ts";
import { askOpinions } from "../features/judge/ask-opinions.ts";
import type { Clock } from "../lib/clock.ts";
import { createHttpClient } from "../lib/http-client.ts";
import type { JudgeWeights } from "../model/judge/criteria.ts";
import type { JobKind } from "../ports/jobs.ts";
import type { OpinionStore } from "../ports/opinion-store.ts";

export interface OpinionParts {
  settings: Settings;
  store: { opinions: OpinionStore };
  clock: Clock;
  /** Folder of the package, with the models. */
  package: string;
}

export function createOpinionWork(parts: OpinionParts): JobKind["run"] {
  const { settings, store, clock } = parts;
  const { llmUrl: url, llmModel: model, llmKey, llmRequests, llmTokens } = settings;
  return async (_input, { signal, progress }) => {
    // The operator's own address may be on this machine.
    const http = createHttpClient({
      contact: settings.contact === "" ? publicUrl(settings) : settings.contact,
      allowPrivate: true,
      paceMs: { [new URL(url).hostname]: 0 },
      limits: { attempts: 2 },
    });
    try {
      const asked = createOpenAiModel({ http, url, model, ...(llmKey !== "" && { key: llmKey }) });
      const weights = loadWeights(parts.package, model);
      await askOpinions(store.opinions, asked, {
        now: clock,
        budget: { requests: llmRequests, tokens: llmTokens },
        signal,
        onProgress: progress,
        ...(weights && { weights }),
      });
    } finally {
      http.close();
    }
  };
}

/** Weights hold for the model that they were fitted for. */
function loadWeights(folder: string, model: string): JudgeWeights | undefined {
  const path = join(folder, "models", "judge.json");
  if (!existsSync(path)) return undefined;
  const stored = JSON.parse(readFileSync(path, "utf8")) as JudgeWeights & { model: string };
  return stored.model === model ? stored : undefined;
}
