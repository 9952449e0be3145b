// The index, the words' meanings and what names papers, opened together when first searched.

import { createOpenAiEmbedder } from "../adapters/embedder/openai.ts";
import { createSegmentReader } from "../adapters/search-index/segments/reader.ts";
import type { ReadStore } from "../adapters/store/sqlite/open-store.ts";
import { createPaperLookups } from "../adapters/store/sqlite/paper-lookups.ts";
import { publicUrl, type Settings } from "../config.ts";
import type { SearchParts } from "../features/search/search-papers.ts";
import { createHttpClient } from "../lib/http-client.ts";
import type { Embedder } from "../ports/embedder.ts";

export interface LazySearch {
  open(): SearchParts;
  close(): void;
}

/** `folder` is that of the package, with the models. */
export function lazySearch(store: ReadStore, settings: Settings, folder: string): LazySearch {
  let opened: { parts: SearchParts; embedder: OpenEmbedder } | undefined;
  return {
    open() {
      opened ??= openParts(store, openEmbedder(settings, folder));
      return opened.parts;
    },
    close() {
      opened?.parts.index.close();
      opened?.embedder.close();
      opened = undefined;
    },
  };
}

function openParts(store: ReadStore, embedder: OpenEmbedder) {
  const parts: SearchParts = {
    reader: store.catalogue,
    index: createSegmentReader({ database: store.database }),
    lookups: createPaperLookups(store.database),
    ...(embedder.embedder && { embedder: embedder.embedder }),
  };
  return { parts, embedder };
}

interface OpenEmbedder {
  embedder: Embedder | undefined;
  close(): void;
}

/** The model that ships, or the server that the operator has named; none where the file is missing. */
export function openEmbedder(settings: Settings, _folder: string): OpenEmbedder {
  const { embeddingUrl, embeddingModel, embeddingKey } = settings;
  if (embeddingUrl === "") return { embedder: undefined, close() {} };
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
