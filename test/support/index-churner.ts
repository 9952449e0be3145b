// Writes papers, joins segments and builds the index anew without end, until it is killed. What must be found stands in a table beside it.

import { createSegmentWriter } from "../../src/adapters/search-index/segments/writer.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { migrate } from "../../src/adapters/store/sqlite/migrate.ts";
import type { IndexedPaper } from "../../src/ports/search-index.ts";

const [path = "", seed = "1"] = process.argv.slice(2);
const database = openDatabase(path);
migrate(database, "2026-01-01T00:00:00.000Z");
database.exec("CREATE TABLE IF NOT EXISTS truth (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT");
const writer = createSegmentWriter(database, { postingsPerStep: 300, flushBytes: 4096, vectorChunksPerStep: 1 });
let state = Number(seed);
const draw = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const toPaper = (paperId: number, title: string): IndexedPaper => ({
  paperId,
  title,
  abstract: `about ${title} and more`,
  names: ["Ada Lovelace"],
  institutions: [],
  categories: [paperId % 2 === 0 ? "cs.CL" : "cs.LG"],
  hasCode: false,
});

function change(): void {
  const papers = Array.from({ length: 1 + draw(60) }, () => toPaper(1 + draw(600), `w${draw(50)} x${draw(4000)}`));
  const removed = Array.from({ length: draw(8) }, () => 1 + draw(600)).filter(
    (id) => !papers.some(({ paperId }) => paperId === id),
  );
  database.transaction(() => {
    writer.apply(papers, removed);
    writer.saveVectors(
      "v",
      papers.map(({ paperId }) => ({ paperId, vector: new Float32Array(256).fill(1 / 16) })),
    );
    for (const { paperId, title } of papers)
      database.prepare("INSERT OR REPLACE INTO truth VALUES (?, ?)").run(paperId, title);
    for (const id of removed) database.prepare("DELETE FROM truth WHERE id = ?").run(id);
  });
}

function rebuild(): void {
  database.transaction(() => writer.rebuild.begin());
  const all = database.prepare("SELECT id, title FROM truth ORDER BY id").all();
  for (let at = 0; at < all.length; at += 150) {
    const part = all.slice(at, at + 150).map((row) => toPaper(Number(row.id), String(row.title)));
    database.transaction(() => writer.rebuild.add(part));
  }
  database.transaction(() => writer.rebuild.finish());
}

process.stdout.write("begun");
for (let round = 0; ; round++) {
  for (let times = 0; times < 12; times++) change();
  while (database.transaction(() => writer.merge()));
  if (round % 3 === 2) rebuild();
  process.stdout.write(round % 3 === 2 ? "r" : "m");
}
