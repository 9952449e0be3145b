// The papers of a catalogue as the index takes them.

import { join } from "node:path";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { createIndexSource } from "../../src/adapters/store/sqlite/index-source.ts";
import type { IndexedPaper } from "../../src/ports/search-index.ts";

export function* cataloguePapers(folder: string, most: number): Generator<IndexedPaper> {
  const database = openDatabase(join(folder, "broadsheet.db"), { readOnly: true });
  const source = createIndexSource(database, () => new Date());
  for (let left = most, last = 0; left > 0; ) {
    const papers = source.papersAfter(last, Math.min(left, 2000));
    if (papers.length === 0) break;
    yield* papers;
    last = papers.at(-1)?.paperId ?? last;
    left -= papers.length;
  }
  database.close();
}
