// The reading half of the application: what pages, REST and the command line ask.

import { toInterchange } from "../adapters/sources/interchange/write.ts";
import { createCatalogueWriter } from "../adapters/store/sqlite/catalogue-writer.ts";
import { openReadStore, type ReadStore } from "../adapters/store/sqlite/open-store.ts";
import type { Settings } from "../config.ts";
import { nextTime } from "../features/jobs/schedule-jobs.ts";
import type { KnownSource } from "../features/status/complete-sources.ts";
import { listSyncSchedules } from "../jobs.ts";
import { type Call, createCall } from "../lib/call-operation.ts";
import type { Clock } from "../lib/clock.ts";
import type { AnyOperation } from "../lib/operation.ts";
import { listOperations } from "../operations.ts";
import type { Source } from "../ports/source.ts";
import type { Subscription } from "../ports/subscriptions.ts";
import { dataPaths } from "./paths.ts";
import { lazySearch } from "./search-side.ts";
import { hostOf } from "./write-side.ts";

export interface ReadSide {
  operations: readonly AnyOperation[];
  call: Call;
  store: ReadStore;
  /** Every record as a line of interchange JSON. */
  exportLines(): Iterable<string>;
  subscriptions(): Subscription[];
  /** Opens the index ahead of the first search. */
  warmSearch(): void;
  /** Calls back with the memory of the index whenever it has moved on. */
  onIndexChange(share: (memory: unknown) => void): void;
  /** Takes such memory of another thread. */
  attachIndex(memory: unknown): void;
  close(): void;
}

export interface ReadSideOptions {
  settings: Settings;
  clock: Clock;
  version: string;
  sources: readonly Source[];
  /** Where writes go; without it they are refused, for this side cannot write. */
  sendWrite?: Call;
  /** Where searches go; without it they run here. */
  sendHeavy?: Call;
  /** Folder of the package, with the models. */
  package: string;
}

export function openReadSide(options: ReadSideOptions): ReadSide {
  const { settings, clock, version, sources, sendWrite, sendHeavy } = options;
  const store = openReadStore(dataPaths(settings.data).database, clock);
  const search = lazySearch(store, settings, options.package);
  const operations = listOperations({
    catalogue: store.catalogue,
    search: search.open,
    jobs: store.jobs,
    subscriptions: { store: store.subscriptions, clock, host: hostOf(settings) },
    // All that changes something goes to the writer.
    corrections: { store: store.corrections, clock, newKey: () => "", rescore: async () => {} },
    status: {
      version,
      isOffline: settings.offline,
      clock,
      knownSources: () => describeSources(sources, settings, clock),
    },
  });
  return {
    operations,
    call: createCall(operations, { ...(sendWrite && { sendWrite }), ...(sendHeavy && { sendHeavy }) }),
    store,
    *exportLines() {
      for (const { source: _source, ...paper } of createCatalogueWriter(store.database).exportRecords())
        yield toInterchange(paper);
    },
    subscriptions: () => store.subscriptions.active(),
    warmSearch: () => void search.open().embedder?.embed(["search"]),
    onIndexChange: search.onChange,
    attachIndex: search.attach,
    close() {
      search.close();
      store.close();
    },
  };
}

function describeSources(sources: readonly Source[], settings: Settings, clock: Clock): KnownSource[] {
  const schedules = new Map(settings.offline ? [] : listSyncSchedules(settings.sources));
  return sources.map(({ name, title, homepage, licence }) => {
    const schedule = schedules.get(name);
    return {
      name,
      title,
      homepage,
      licence,
      ...(schedule === undefined ? {} : { nextRunAt: nextTime(schedule, clock()) }),
    };
  });
}
