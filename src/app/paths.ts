// Where things lie: in the data folder of this installation, and in the package itself.

import { accessSync, constants, mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError, errorMessage } from "../lib/errors.ts";

export interface DataPaths {
  folder: string;
  database: string;
  backups: string;
  /** Weights of the rank score, where the operator has set any. */
  weights: string;
  /** Mails are written here when no mail server is set. */
  mails: string;
  /** Institutions that the operator adds; need not be there. */
  institutions: string;
}

export function dataPaths(data: string): DataPaths {
  const folder = resolve(data);
  return {
    folder,
    database: join(folder, "broadsheet.db"),
    backups: join(folder, "backups"),
    weights: join(folder, "weights.json"),
    mails: join(folder, "mails"),
    institutions: join(folder, "institutions.txt"),
  };
}

/** Creates the folder when it is missing; says what is wrong when it cannot be written to. */
export function requireFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError(
      "unavailable",
      `The folder ${folder} cannot be written to (${errorMessage(cause)}). Set BROADSHEET_DATA to one that can.`,
      { cause },
    );
  }
}

/** The folder of the package: both the bundle and the main file lie one level below it. */
export function packageFolder(entry: URL): string {
  return dirname(dirname(fileURLToPath(entry)));
}

/** A text file of the package; undefined when this installation came without it. */
export async function readDocument(folder: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, path), "utf8");
  } catch {
    return undefined;
  }
}
