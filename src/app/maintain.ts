// What an operator does with the data folder from outside: doctor and restore.

import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createSegmentReader } from "../adapters/search-index/segments/reader.ts";
import { availableDrivers, type Database } from "../adapters/store/sqlite/driver.ts";
import { createIndexSource } from "../adapters/store/sqlite/index-source.ts";
import { checkCopy, foldLog } from "../adapters/store/sqlite/maintenance.ts";
import { openReadStore } from "../adapters/store/sqlite/open-store.ts";
import type { Settings } from "../config.ts";
import { backupName } from "../features/maintenance/keep-backups.ts";
import type { Clock } from "../lib/clock.ts";
import { AppError, errorMessage } from "../lib/errors.ts";
import type { Check } from "../ports/maintenance.ts";
import { type DataPaths, dataPaths, requireFolder } from "./paths.ts";

export function examine(settings: Settings, sourceNames: readonly string[], clock: Clock): Check[] {
  const paths = dataPaths(settings.data);
  const unknown = settings.sources.filter((name) => !sourceNames.includes(name));
  return [
    { name: "Node.js", isOk: true, detail: `${process.versions.node}, SQLite by ${availableDrivers()[0]}` },
    attempt("the data folder can be written to", () => {
      requireFolder(paths.folder);
      return paths.folder;
    }),
    {
      name: "the scheduled sources are known",
      isOk: unknown.length === 0,
      detail:
        unknown.length === 0 ? settings.sources.join(", ") || "none" : `BROADSHEET_SOURCES names ${unknown.join(", ")}`,
    },
    {
      name: "a contact is named to sources",
      isOk: true,
      detail: settings.contact === "" ? "no: set BROADSHEET_CONTACT, so that sources can reach you" : settings.contact,
    },
    {
      name: "mails go out",
      isOk: true,
      detail:
        settings.smtpUrl === ""
          ? `no: SMTP_URL is not set, they are written to ${paths.mails}`
          : new URL(settings.smtpUrl).host,
    },
    ...examineDatabase(paths, clock),
  ];
}

function examineDatabase(paths: DataPaths, clock: Clock): Check[] {
  if (!existsSync(paths.database)) {
    return [{ name: "the catalogue", isOk: true, detail: "not there yet; the first start makes it" }];
  }
  try {
    const store = openReadStore(paths.database, clock);
    try {
      return [...store.maintenance.check(), examineIndex(store.database)];
    } finally {
      store.close();
    }
  } catch (error) {
    return [{ name: "the catalogue can be opened", isOk: false, detail: errorMessage(error) }];
  }
}

/** Opening the index reads all of it and compares every checksum. */
function examineIndex(database: Database): Check {
  return attempt("the search index is whole", () => {
    const index = createSegmentReader({ database });
    const { papers, segments, withVector, bytes } = index.describe();
    index.close();
    const all = createIndexSource(database, () => new Date()).count();
    const missing = all > papers ? `, ${all - papers} still to come` : "";
    const number = (value: number) => value.toLocaleString("en");
    return `${number(papers)} papers in ${segments} ${segments === 1 ? "part" : "parts"}${missing}, ${number(withVector)} with a meaning, ${number(Math.ceil(bytes / 1e6))} MB in memory`;
  });
}

function attempt(name: string, work: () => string): Check {
  try {
    return { name, isOk: true, detail: work() };
  } catch (error) {
    return { name, isOk: false, detail: errorMessage(error) };
  }
}

/** Puts a copy in the database's place; the former one is kept. Only for the holder of the lock. */
export function restoreCopy(file: string, { folder, database }: DataPaths, clock: Clock): { kept?: string } {
  const fault = checkCopy(file).find((check) => !check.isOk);
  if (fault) throw new AppError("invalid", `${file} cannot be restored: ${fault.detail}`);
  // First all of the copy into this folder, so that a full disk leaves everything as it was.
  const incoming = join(folder, "incoming.db");
  copyFileSync(file, incoming);
  let kept: string | undefined;
  if (existsSync(database)) {
    foldLog(database);
    kept = join(folder, `before-restore-${backupName(clock())}`);
    renameSync(database, kept);
  }
  for (const ending of ["-wal", "-shm"]) rmSync(database + ending, { force: true });
  renameSync(incoming, database);
  return kept === undefined ? {} : { kept };
}
