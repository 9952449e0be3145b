// One writing process per data folder: a lock that the operating system takes back when its holder dies, however it dies.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../../lib/errors.ts";
import { type Database, openDatabase } from "./driver.ts";

export interface LockHolder {
  pid: number;
  /** `serve`, `ingest`, ... */
  command: string;
  /** Where it serves pages, when it does. */
  address?: string;
  since: string;
}

export interface FolderLock {
  /** Tells those who come later where the holder can be reached. */
  describe(change: Partial<LockHolder>): void;
  release(): void;
}

/** Somebody else is writing, and perhaps it is known who. */
export class FolderHeld extends AppError {
  readonly holder: LockHolder | undefined;

  constructor(folder: string, holder: LockHolder | undefined, options?: { cause?: unknown }) {
    super("conflict", describeHolder(folder, holder), options);
    this.name = "FolderHeld";
    this.holder = holder;
  }
}

/** Throws `FolderHeld` when another process has it. */
export function lockFolder(folder: string, holder: LockHolder): FolderLock {
  const path = join(folder, "lock.db");
  const notePath = join(folder, "writer.json");
  const database = openDatabase(path);
  try {
    // An open write transaction holds the file lock for as long as this process lives; nothing is ever written in it.
    database.exec("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE");
  } catch (cause) {
    database.close();
    throw new FolderHeld(folder, readHolder(notePath), { cause });
  }
  let current = holder;
  const write = () => writeFileSync(notePath, JSON.stringify(current));
  write();
  return {
    describe(change) {
      current = { ...current, ...change };
      write();
    },
    release() {
      rmSync(notePath, { force: true });
      close(database);
    },
  };
}

function close(database: Database): void {
  database.exec("ROLLBACK");
  database.close();
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LockHolder;
  } catch {
    return undefined;
  }
}

function describeHolder(folder: string, holder: LockHolder | undefined): string {
  if (!holder) return `Another process is writing to ${folder}. Wait for it to end, or stop it.`;
  const where = holder.address === undefined ? "" : ` at ${holder.address}`;
  return `"broadsheet ${holder.command}" (process ${holder.pid}${where}) is writing to ${folder} since ${holder.since}. Stop it first, or wait for it to end.`;
}
