// Reads every text that is new or has changed. Works in chunks, each committed by itself: stopped anywhere, the next run goes on.

import { setImmediate as pause } from "node:timers/promises";
import { type ReadingModel, readPaper } from "../../model/reading/read-paper.ts";
import type { ReadingStore } from "../../ports/reading-store.ts";

const CHUNK = 500;

export interface ReadOptions {
  /** Told of every chunk within its transaction. */
  onSaved?: (ids: number[]) => void;
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

/** Returns the number of papers read. */
export async function readNew(store: ReadingStore, model: ReadingModel, options: ReadOptions = {}): Promise<number> {
  store.useModel(model.name);
  let done = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    const papers = store.unread(CHUNK);
    if (papers.length === 0) return done;
    const rows = papers.map((paper) => ({ id: paper.id, reading: readPaper(paper, model) }));
    store.transaction(() => {
      store.save(rows);
      options.onSaved?.(rows.map(({ id }) => id));
    });
    done += papers.length;
    options.onProgress?.(`read ${done} texts`);
    await pause();
  }
}
