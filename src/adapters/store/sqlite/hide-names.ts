// Records leave without the names that somebody has hidden behind another one.

import { readName } from "../../../model/read-name.ts";
import type { SourceRecord } from "../../../model/record.ts";
import type { Database } from "./driver.ts";
import { papersByKey } from "./mention-keys.ts";

/** Reads what is hidden once: as of now. */
export function createNameHider(database: Database): (record: SourceRecord, paperId: number) => SourceRecord {
  const pins = database.prepare("SELECT paper, name_key, shown FROM pins WHERE shown IS NOT NULL").all();
  const papers = papersByKey(
    database,
    pins.map((pin) => String(pin.paper)),
  );
  const byPaper = new Map<number, Map<string, string>>();
  for (const { paper, name_key: key, shown } of pins) {
    const id = Number(papers.get(String(paper))?.id ?? 0);
    const names = byPaper.get(id) ?? new Map<string, string>();
    byPaper.set(id, names.set(String(key), String(shown)));
  }
  return (record, paperId) => {
    const hidden = byPaper.get(paperId);
    if (!hidden) return record;
    const authors = record.authors.map((author) => {
      const shown = hidden.get(readName(author.name).key);
      if (shown === undefined) return author;
      const { given: _given, family: _family, ...rest } = author;
      return { ...rest, name: shown };
    });
    return { ...record, authors };
  };
}
