// Makes the topics anew from the keywords of all papers (nightly), and tells every paper its own. Ids and addresses stay.

import { setImmediate as pause } from "node:timers/promises";
import { paperSlug } from "../../model/title-key.ts";
import { assignTopics, type TopicShare } from "../../model/topics/assign-topics.ts";
import { type BuiltTopic, buildTopics } from "../../model/topics/build-topics.ts";
import type { KeywordRow, TopicRow, TopicStore } from "../../ports/topic-store.ts";
import { keepAuthorIds } from "../identity/keep-author-ids.ts";
import { createTopicCounts } from "./count-topics.ts";

export interface RebuildOptions {
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

const CHUNK = 5000;
/** The leading keyword is worth this many of the others when a topic's id is kept. */
const LEAD_VOTES = 5;

/** Returns the number of topics. */
export async function rebuildTopics(store: TopicStore, options: RebuildOptions = {}): Promise<number> {
  const built = buildTopics(() => keywordsOf(store));
  await rest(options);
  const { ids, movedTo } = keepIds(built, store);
  const topicOf = new Map(built.flatMap(({ keys }, i) => keys.map((key) => [key, ids[i] ?? 0] as const)));
  const counts = createTopicCounts(newestDate(store));
  for (const row of store.keywordRows())
    counts.add(
      row,
      assignTopics(row.keywords, (key) => topicOf.get(key)),
    );
  await rest(options);
  const rows = toRows(built, ids, store, counts);
  store.transaction(() => store.replaceTopics(rows, movedTo));
  await saveAll(store, topicOf, options);
  return rows.length;
}

/** Tells some papers their topics by the keywords that topics have now. */
export function assignSome(store: TopicStore, ids: readonly number[], topicOf: ReadonlyMap<string, number>): void {
  if (topicOf.size > 0) store.saveShares(store.keywordRowsOf(ids).map((row) => toShares(row, topicOf)));
}

function* keywordsOf(store: TopicStore) {
  for (const { keywords } of store.keywordRows()) yield keywords;
}

async function rest({ signal }: RebuildOptions): Promise<void> {
  signal?.throwIfAborted();
  await pause();
}

function newestDate(store: TopicStore): string {
  let newest = "";
  for (const { date } of store.keywordRows()) if (date?.length === 10 && date > newest) newest = date;
  return newest;
}

function keepIds(built: readonly BuiltTopic[], store: TopicStore): { ids: number[]; movedTo: Map<number, number> } {
  const held = store.topicKeys();
  let next = Math.max(0, ...store.slugs().keys());
  const mention = (key: string) => {
    const author = held.get(key);
    return { id: key, ...(author !== undefined && { author: String(author) }) };
  };
  const clusters = built.map(({ keys }) => ({
    mentions: keys.flatMap((key, i) => Array.from({ length: i === 0 ? LEAD_VOTES : 1 }, () => mention(key))),
  }));
  const { ids, redirects } = keepAuthorIds(clusters, () => String(++next));
  return { ids: ids.map(Number), movedTo: new Map(redirects.map(({ from, to }) => [Number(from), Number(to)])) };
}

function toRows(
  built: readonly BuiltTopic[],
  ids: readonly number[],
  store: TopicStore,
  counts: ReturnType<typeof createTopicCounts>,
): TopicRow[] {
  const slugs = store.slugs();
  const taken = new Set(slugs.values());
  return built.map(({ label, keys, keywords }, i): TopicRow => {
    const id = ids[i] ?? 0;
    const slug = slugs.get(id) ?? freeSlug(paperSlug(label) || `topic-${id}`, id, taken);
    taken.add(slug);
    return { id, slug, label, keys, keywords, ...counts.factsOf(id) };
  });
}

const freeSlug = (wanted: string, id: number, taken: ReadonlySet<string>): string =>
  taken.has(wanted) ? `${wanted}-${id}` : wanted;

const toShares = (
  row: KeywordRow,
  topicOf: ReadonlyMap<string, number>,
): { id: number; date?: string; shares: TopicShare[] } => ({
  id: row.id,
  ...(row.date !== undefined && { date: row.date }),
  shares: assignTopics(row.keywords, (key) => topicOf.get(key)),
});

async function saveAll(
  store: TopicStore,
  topicOf: ReadonlyMap<string, number>,
  options: RebuildOptions,
): Promise<void> {
  let chunk: ReturnType<typeof toShares>[] = [];
  const all: (typeof chunk)[] = [];
  for (const row of store.keywordRows()) {
    chunk.push(toShares(row, topicOf));
    if (chunk.length === CHUNK) {
      all.push(chunk);
      chunk = [];
    }
  }
  all.push(chunk);
  // Nothing is written while rows are still being read.
  let done = 0;
  for (const rows of all) {
    store.transaction(() => store.saveShares(rows));
    done += rows.length;
    options.onProgress?.(`told ${done} papers their topics`);
    await rest(options);
  }
}
