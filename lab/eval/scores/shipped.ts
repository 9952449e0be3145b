// The learned models as they ship.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  decodeImpact,
  fromBytes,
  impactFileNames,
  type ModelFiles,
} from "../../../src/model/scores/learned/decode-models.ts";
import type { ImpactModel } from "../../../src/model/scores/learned/impact.ts";

const FOLDER = resolve(import.meta.dirname, "../../../models");

export const readModelFile = (name: string): Uint8Array => readFileSync(join(FOLDER, name));

export const readModelFacts = <Facts>(name: string): Facts => fromBytes<Facts>(readModelFile(name));

export const readModelFiles = (names: readonly string[]): ModelFiles =>
  Object.fromEntries(names.map((name) => [name, readModelFile(name)]));

export const readImpactModel = (name: string): ImpactModel => decodeImpact(name, readModelFiles(impactFileNames(name)));
