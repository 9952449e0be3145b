// A catalogue with its index in memory, and a model of meaning small enough to foresee.

import { createSegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import { createSegmentWriter } from "../../src/adapters/search-index/segments/writer.ts";
import { createCatalogueReader } from "../../src/adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../src/adapters/store/sqlite/catalogue-writer.ts";
import { createCitationStore } from "../../src/adapters/store/sqlite/citation-rows.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { createIndexSource } from "../../src/adapters/store/sqlite/index-source.ts";
import { migrate } from "../../src/adapters/store/sqlite/migrate.ts";
import { createPaperLookups } from "../../src/adapters/store/sqlite/paper-lookups.ts";
import { createScoreStore } from "../../src/adapters/store/sqlite/score-rows.ts";
import { linkCitations } from "../../src/features/citations/link-citations.ts";
import { keepIndex } from "../../src/features/indexing/keep-index.ts";
import { applyBatch } from "../../src/features/ingest/apply-batch.ts";
import { rescoreAll } from "../../src/features/scoring/rescore.ts";
import type { SearchParts } from "../../src/features/search/search-papers.ts";
import type { SourceRecord } from "../../src/model/record.ts";
import { analyse } from "../../src/model/search/analyse.ts";
import { type Embedder, VECTOR_SIZE } from "../../src/ports/embedder.ts";

export const NOW = "2026-06-05T06:00:00.000Z";

/** Words are directions; those of one list are the same direction. */
export function createWordEmbedder(synonyms: readonly string[][] = []): Embedder {
  const canonical = new Map(synonyms.flatMap((list) => list.map((word) => [analyse(word)[0], list[0]] as const)));
  return {
    name: "words",
    async embed(texts) {
      return texts.map((text) => {
        const vector = new Float32Array(VECTOR_SIZE);
        for (const term of analyse(text)) {
          const word = canonical.get(term) ?? term;
          let hash = 7;
          for (const letter of word) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
          vector[hash % VECTOR_SIZE] = (vector[hash % VECTOR_SIZE] ?? 0) + 1;
        }
        const length = Math.hypot(...vector);
        return length === 0 ? undefined : vector.map((value) => value / length);
      });
    },
  };
}

export async function createSearchWorld(records: SourceRecord[], embedder = createWordEmbedder()) {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const index = createSegmentWriter(database);
  const writer = createCatalogueWriter(database, index);
  writer.transaction(() => applyBatch(writer, records, NOW));
  await linkCitations(createCitationStore(database), { today: NOW.slice(0, 10) });
  await rescoreAll(createScoreStore(database), { now: () => new Date(NOW) });
  const source = createIndexSource(database, () => new Date(NOW));
  await keepIndex({ source, index, embedder });
  const parts: SearchParts = {
    reader: createCatalogueReader(database),
    index: createSegmentReader({ database }),
    lookups: createPaperLookups(database),
    embedder,
  };
  return { database, writer, index, source, parts };
}
