// Copies of the database: written beside it, checked, and the oldest ones deleted.

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkCopy } from "../adapters/store/sqlite/maintenance.ts";
import type { WriteStore } from "../adapters/store/sqlite/open-store.ts";
import { backupName, outdatedBackups } from "../features/maintenance/keep-backups.ts";
import type { Clock } from "../lib/clock.ts";
import { AppError } from "../lib/errors.ts";

const BACKUPS_KEPT = 7;

/** Writes a checked copy into `folder` and deletes the oldest ones. Returns its path. */
export function backUp({ maintenance }: Pick<WriteStore, "maintenance">, folder: string, clock: Clock): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, backupName(clock()));
  copyChecked(maintenance, path);
  for (const name of outdatedBackups(readdirSync(folder), BACKUPS_KEPT)) rmSync(join(folder, name), { force: true });
  return path;
}

export function copyChecked(maintenance: WriteStore["maintenance"], path: string): void {
  maintenance.copyTo(path);
  const fault = checkCopy(path).find((check) => !check.isOk);
  if (!fault) return;
  rmSync(path, { force: true });
  throw new AppError("unavailable", `The copy is not good (${fault.detail}) and was deleted.`);
}
