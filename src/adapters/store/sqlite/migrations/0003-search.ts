// The search index: immutable segments in chunks, and beside them the numbers and vectors that change without the words.

export const search = {
  name: "0003-search",
  sqlite: `
CREATE TABLE search_state (id INTEGER PRIMARY KEY CHECK (id = 1), generation INTEGER NOT NULL, stamp INTEGER NOT NULL, embedder TEXT) STRICT;
INSERT INTO search_state VALUES (1, 0, 0, NULL);

-- The last generations that were committed: what a reader knows is kept only if it comes from one of them.
CREATE TABLE search_generations (generation INTEGER PRIMARY KEY, stamp INTEGER NOT NULL) STRICT;
INSERT INTO search_generations VALUES (0, 0);

-- stamp: drawn by chance, so that what a rolled back transaction wrote is never taken for what came after it under the same number.
-- removed: ids of papers that older segments may have and that are gone. A segment is seen once is_ready is 1.
CREATE TABLE search_segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stamp INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  smallest_id INTEGER NOT NULL,
  greatest_id INTEGER NOT NULL,
  papers INTEGER NOT NULL,
  terms INTEGER NOT NULL,
  removed BLOB NOT NULL,
  sizes TEXT NOT NULL,
  is_ready INTEGER NOT NULL
) STRICT;

CREATE TABLE search_chunks (
  segment_id INTEGER NOT NULL,
  part TEXT NOT NULL,
  number INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (segment_id, part, number)
) STRICT;

-- generation: when a chunk was last written, so that readers fetch only what changed.
CREATE TABLE search_numbers (
  segment_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (segment_id, number)
) STRICT;

CREATE TABLE search_vectors (
  segment_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (segment_id, number)
) STRICT;
`,
} as const;
