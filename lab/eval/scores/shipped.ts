// The learned models as they ship.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  decodeImpact,
  fromBytes,
  impactFileNames,
  type ModelFiles,
} from "../../../src/model/scores/learned/decode-models.ts";
import type { ImpactModel } from "../../../src/model/scores/learned/impact.ts";

/** The program may run from here or from one bundled file elsewhere in the package. */
const packageFolder = (folder: string): string =>
  existsSync(join(folder, "package.json")) || dirname(folder) === folder ? folder : packageFolder(dirname(folder));
const FOLDER = join(packageFolder(import.meta.dirname), "models");

export const readModelFile = (name: string): Uint8Array => readFileSync(join(FOLDER, name));

export const readModelFacts = <Facts>(name: string): Facts => fromBytes<Facts>(readModelFile(name));

export const readModelFiles = (names: readonly string[]): ModelFiles =>
  Object.fromEntries(names.map((name) => [name, readModelFile(name)]));

export const readImpactModel = (name: string): ImpactModel => decodeImpact(name, readModelFiles(impactFileNames(name)));
