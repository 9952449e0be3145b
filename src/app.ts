// The application as the command line and the writer thread see it; its rooms are wired in app/.

import { type MessagePort, workerData } from "node:worker_threads";
import { FolderHeld, type FolderLock, lockFolder } from "./adapters/store/sqlite/lock.ts";
import { backUp, copyChecked } from "./app/back-up.ts";
import { openHandedSide } from "./app/handed-side.ts";
import { resolveInThread } from "./app/identify.ts";
import { helpInThread } from "./app/identity-helper.ts";
import { examine, restoreCopy } from "./app/maintain.ts";
import { dataPaths, packageFolder, requireFolder } from "./app/paths.ts";
import { openReadSide, type ReadSide } from "./app/read-side.ts";
import type { CommandSide } from "./app/run-command.ts";
import { type Served, serve } from "./app/serve.ts";
import { describeSources, openWriteSide, readDailyBy } from "./app/write-side.ts";
import { publicUrl, readSettings, type Settings, settingRows } from "./config.ts";
import { serveThread } from "./entrypoints/worker/serve-thread.ts";
import { serveTexts } from "./entrypoints/worker/text-readers.ts";
import { renderDigestFor } from "./features/digests/compose-mail.ts";
import { loadDigest, newestDay } from "./features/digests/load-digest.ts";
import type { RenderedMail } from "./features/digests/render-digest.ts";
import { addDays } from "./lib/calendar.ts";
import type { Clock } from "./lib/clock.ts";
import { AppError } from "./lib/errors.ts";
import type { Log } from "./lib/log.ts";
import type { Check } from "./ports/maintenance.ts";

export type { IngestReport, IngestStep } from "./features/sync/ingest-file.ts";

export interface App {
  settings: Settings;
  sourceNames: readonly string[];
  openReader(): Pick<ReadSide, "call" | "exportLines" | "subscriptions" | "close">;
  /** Takes the lock of the data folder until closed; while a server holds it, the server does what is asked. */
  openWriter(command: string): CommandSide;
  serve(change: { port?: string | undefined; host?: string | undefined }): Promise<Served>;
  previewDigest(choice: { frequency: "daily" | "weekly"; categories: string[] }): Promise<RenderedMail>;
  doctor(): Check[];
  /** Returns the path of the checked copy. */
  backup(path: string | undefined): string;
  restore(path: string): { kept?: string };
}

export interface AppOptions {
  settings: Settings;
  log: Log;
  clock: Clock;
  version: string;
  /** The program's main file: what a thread runs to become the writer or a search thread. */
  entry: URL;
}

export function createApp(options: AppOptions): App {
  const { settings, clock } = options;
  const paths = dataPaths(settings.data);
  const sources = describeSources(settings);
  const sourceNames = sources.map((source) => source.name);
  const folder = packageFolder(options.entry);
  const openReader = () => openReadSide({ ...options, sources, package: folder });
  return {
    settings,
    sourceNames,
    openReader,
    openWriter: (command) => withLock(options, command, () => openWriteSide({ ...options, package: folder })),
    serve(change) {
      const changed = { ...settings, ...readChange(change) };
      requireSources(changed, sourceNames);
      return serve({ ...options, settings: changed, sources, package: folder });
    },
    previewDigest: (choice) => preview(openReader(), settings, choice),
    doctor: () => examine(settings, sourceNames, clock),
    backup(path) {
      const reader = openReader();
      try {
        if (path === undefined) return backUp(reader.store, paths.backups, clock);
        copyChecked(reader.store.maintenance, path);
        return path;
      } finally {
        reader.close();
      }
    },
    restore(path) {
      requireFolder(paths.folder);
      const lock = lockFolder(paths.folder, { pid: process.pid, command: "restore", since: clock().toISOString() });
      try {
        return restoreCopy(path, paths, clock);
      } finally {
        lock.release();
      }
    },
  };
}

/** Becomes the writer of the process that started this thread; that process holds the lock. */
export async function runWriter(port: MessagePort, options: AppOptions): Promise<void> {
  const side = openWriteSide({ ...options, package: packageFolder(options.entry), hasThreads: true });
  await serveThread(port, { ...side, work: side.runJobs });
}

/** Becomes a search thread of that process. */
export async function runSearcher(port: MessagePort, options: AppOptions): Promise<void> {
  const side = openReadSide({ ...options, sources: [], package: packageFolder(options.entry) });
  await serveThread(port, {
    call: side.call,
    prepare: async () => side.warmSearch(),
    work: (signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true })),
    close: async () => side.close(),
    onShare: side.onIndexChange,
    attach: side.attachIndex,
  });
}

/** Becomes the thread that finds out who is behind every printed name. */
export async function runResolver(port: MessagePort, options: AppOptions): Promise<void> {
  const { scope } = workerData as { scope: "all" | "new" };
  await resolveInThread(port, { ...options, package: packageFolder(options.entry) }, scope);
}

/** Becomes the thread that helps it. */
export async function runIdentityHelper(port: MessagePort, options: AppOptions): Promise<void> {
  helpInThread(port, { ...options, package: packageFolder(options.entry) });
}

/** Becomes a thread that reads texts for the writer. */
export async function runTextReader(port: MessagePort): Promise<void> {
  serveTexts(port);
}

function withLock({ settings, clock }: AppOptions, command: string, open: () => CommandSide): CommandSide {
  const { folder, database } = dataPaths(settings.data);
  requireFolder(folder);
  let lock: FolderLock;
  try {
    lock = lockFolder(folder, { pid: process.pid, command, since: clock().toISOString() });
  } catch (error) {
    if (!(error instanceof FolderHeld && error.holder?.command === "serve")) throw error;
    return openHandedSide({ database, clock, pid: error.holder.pid });
  }
  try {
    const side = open();
    return {
      ...side,
      async close() {
        await side.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function requireSources(settings: Settings, known: readonly string[]): void {
  const unknown = settings.sources.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new AppError(
    "invalid",
    `BROADSHEET_SOURCES names "${unknown}", which is no source. There are: ${known.join(", ")}`,
  );
}

function readChange({ port, host }: { port?: string | undefined; host?: string | undefined }): Partial<Settings> {
  const { port: number } = readSettings({ [settingRows.port.env]: port });
  return { ...(port === undefined ? {} : { port: number }), ...(host === undefined ? {} : { host }) };
}

async function preview(
  reader: ReadSide,
  settings: Settings,
  choice: { frequency: "daily" | "weekly"; categories: string[] },
): Promise<RenderedMail> {
  try {
    const readDaily = readDailyBy(reader.call);
    const day = await newestDay(readDaily);
    // The newest week is the one that ends with the newest day; a weekly digest covers the days before its own.
    const last = day !== undefined && choice.frequency === "weekly" ? addDays(day, 1) : day;
    const papers = last === undefined ? undefined : await loadDigest(readDaily, { day: last, ...choice });
    if (!papers) throw new AppError("not_found", "There is nothing to tell: no papers are known for the newest day.");
    const siteUrl = publicUrl(settings);
    const links = {
      preferences: `${siteUrl}/digest`,
      unsubscribe: `${siteUrl}/digest`,
      frequency: `${siteUrl}/digest`,
    };
    return renderDigestFor(papers, { siteUrl }, choice, links);
  } finally {
    reader.close();
  }
}
