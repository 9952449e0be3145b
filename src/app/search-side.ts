// The index, the words' meanings and what names papers, opened together when first searched.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { createOpenAiEmbedder } from "../adapters/embedder/openai.ts";
import { createStaticEmbedder } from "../adapters/embedder/static.ts";
import { createSegmentReader, type SegmentReader } from "../adapters/search-index/segments/reader.ts";
import type { SharedIndex } from "../adapters/search-index/segments/view.ts";
import type { ReadStore } from "../adapters/store/sqlite/open-store.ts";
import { createPaperLookups } from "../adapters/store/sqlite/paper-lookups.ts";
import { publicUrl, type Settings } from "../config.ts";
import type { SearchParts } from "../features/search/search-papers.ts";
import { createHttpClient } from "../lib/http-client.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { SearchIndexReader } from "../ports/search-index.ts";

export interface LazySearch {
  open(): SearchParts;
  /** Calls back with the memory of the index whenever it has moved on. */
  onChange(share: (memory: unknown) => void): void;
  /** Takes such memory of another thread of this process. */
  attach(memory: unknown): void;
  close(): void;
}

/** `folder` is that of the package, with the models. */
export function lazySearch(store: ReadStore, settings: Settings, folder: string): LazySearch {
  let opened: { parts: SearchParts; index: SegmentReader; embedder: OpenEmbedder } | undefined;
  let share: ((memory: unknown) => void) | undefined;
  let shared: SharedIndex | undefined;
  let generation = -1;
  const tell = (index: SegmentReader, now: number) => {
    if (now === generation) return;
    generation = now;
    share?.(index.share());
  };
  function open(): SearchParts {
    if (opened) return opened.parts;
    const embedder = openEmbedder(settings, folder);
    const index = createSegmentReader({ database: store.database, ...(shared && { shared }) });
    const watched: SearchIndexReader = {
      ...index,
      refresh() {
        const now = index.refresh();
        tell(index, now);
        return now;
      },
    };
    const parts: SearchParts = {
      reader: store.catalogue,
      index: watched,
      lookups: createPaperLookups(store.database),
      ...(embedder.embedder && { embedder: embedder.embedder }),
    };
    opened = { parts, index, embedder };
    watched.refresh();
    return parts;
  }
  return {
    open,
    onChange(callBack) {
      share = callBack;
    },
    attach(memory) {
      shared = memory as SharedIndex;
      opened?.index.attach(shared);
    },
    close() {
      opened?.index.close();
      opened?.embedder.close();
      opened = undefined;
    },
  };
}

interface OpenEmbedder {
  embedder: Embedder | undefined;
  close(): void;
}

/** The model that ships, or the server that the operator has named; none where the file is missing. */
export function openEmbedder(settings: Settings, folder: string): OpenEmbedder {
  const { embeddingUrl, embeddingModel, embeddingKey } = settings;
  if (embeddingUrl === "") return openShipped(folder);
  // The operator's own address may be on this machine.
  const http = createHttpClient({
    contact: settings.contact === "" ? publicUrl(settings) : settings.contact,
    allowPrivate: true,
    paceMs: { [new URL(embeddingUrl).hostname]: 0 },
  });
  const embedder = createOpenAiEmbedder({
    http,
    url: embeddingUrl,
    model: embeddingModel,
    ...(embeddingKey !== "" && { key: embeddingKey }),
  });
  return { embedder, close: () => http.close() };
}

function openShipped(folder: string): OpenEmbedder {
  const path = join(folder, "models", "embedding.bin");
  const isThere = existsSync(path);
  return { embedder: isThere ? createStaticEmbedder({ path }) : undefined, close() {} };
}
