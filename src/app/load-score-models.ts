// Loads the learned models that scoring uses from the package's models folder.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScoreModels } from "../features/scoring/judge-paper.ts";
import type { Bands } from "../model/scores/learned/bands.ts";
import { decodeImpact, fromBytes, impactFileNames, type ModelFiles } from "../model/scores/learned/decode-models.ts";
import { decodeTextModel } from "../model/scores/learned/text-model.ts";

const NOVELTY_FILES = ["judgement.text.bin", "judgement.json"] as const;

/** Undefined when the folder does not hold them: scores then say what is not known. */
export function loadScoreModels(packageFolder: string): ScoreModels | undefined {
  const names = [...NOVELTY_FILES, ...impactFileNames("impact")];
  const path = (name: string) => join(packageFolder, "models", name);
  if (!names.every((name) => existsSync(path(name)))) return undefined;
  const files: ModelFiles = Object.fromEntries(names.map((name) => [name, readFileSync(path(name))]));
  const [text, facts] = NOVELTY_FILES.map((name) => files[name] ?? new Uint8Array());
  return {
    novelty: { text: decodeTextModel(text as Uint8Array), bands: fromBytes<{ bands: Bands }>(facts).bands },
    impact: decodeImpact("impact", files),
  };
}
