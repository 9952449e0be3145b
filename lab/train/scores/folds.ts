// Which of five parts a key belongs to; the same on every machine.

import { createHash } from "node:crypto";

export const FOLDS = 5;

export const foldOf = (key: string): number =>
  Number.parseInt(createHash("sha256").update(`folds:${key}`).digest("hex").slice(0, 8), 16) % FOLDS;
