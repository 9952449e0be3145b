// Loads the learned models that scoring uses from the package's models folder.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bands } from "../model/scores/learned/bands.ts";
import {
  decodeImpact,
  decodeNotice,
  fromBytes,
  impactFileNames,
  type ModelFiles,
  noticeFileNames,
} from "../model/scores/learned/decode-models.ts";
import { joinTextModels } from "../model/scores/learned/joint-text-model.ts";
import type { ScoreModels } from "../model/scores/learned/text-answers.ts";
import { decodeTextModel, type TextModel } from "../model/scores/learned/text-model.ts";

/** Raised when the same models are asked in another way: what was kept of their answers is then void. */
const ANSWERS_VERSION = "6";
const NOVELTY_FILES = ["judgement.text.bin", "judgement.json"] as const;

/** Undefined when the folder does not hold them: scores then say what is not known. */
export function loadScoreModels(packageFolder: string): ScoreModels | undefined {
  const names = [...NOVELTY_FILES, ...impactFileNames("impact")];
  const path = (name: string) => join(packageFolder, "models", name);
  if (!names.every((name) => existsSync(path(name)))) return undefined;
  const files: ModelFiles = Object.fromEntries(names.map((name) => [name, readFileSync(path(name))]));
  const [text, facts] = NOVELTY_FILES.map((name) => files[name] ?? new Uint8Array());
  const hash = createHash("sha1").update(ANSWERS_VERSION);
  for (const name of names) hash.update(files[name] ?? "");
  const hasNotice = noticeFileNames.every((name) => existsSync(path(name)));
  const noticeFiles = Object.fromEntries(
    hasNotice ? noticeFileNames.map((name) => [name, readFileSync(path(name))]) : [],
  );
  for (const bytes of Object.values(noticeFiles)) hash.update(bytes);
  const impact = decodeImpact("impact", files);
  const notice = hasNotice ? decodeNotice(noticeFiles) : undefined;
  return {
    words: joinTextModels([decodeTextModel(text as Uint8Array), impact.text, ...(notice ? [notice.text] : [])]),
    version: hash.digest("hex").slice(0, 12),
    novelty: { bands: fromBytes<{ bands: Bands }>(facts).bands },
    impact: withoutText(impact),
    ...(notice && { notice: withoutText(notice) }),
  };
}

function withoutText<Model extends { text: TextModel }>({ text: _, ...rest }: Model): Omit<Model, "text"> {
  return rest;
}
