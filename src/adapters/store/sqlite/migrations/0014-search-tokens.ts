// Segments keep the words of each paper in their order, which older ones do not: the index is filled anew by its job.

export const searchTokens = {
  name: "0014-search-tokens",
  sqlite: `
DELETE FROM search_chunks;
DELETE FROM search_numbers;
DELETE FROM search_vectors;
DELETE FROM search_segments;
UPDATE search_state SET generation = generation + 1, stamp = abs(random() % 140737488355328);
INSERT OR REPLACE INTO search_generations SELECT generation, stamp FROM search_state;
INSERT INTO jobs (kind, input, unique_key, state, max_attempts, run_at)
SELECT 'index', 'null', 'index', 'queued', 3, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
WHERE EXISTS (SELECT 1 FROM papers)
AND NOT EXISTS (SELECT 1 FROM jobs WHERE unique_key = 'index' AND state IN ('queued', 'running'));
`,
} as const;
