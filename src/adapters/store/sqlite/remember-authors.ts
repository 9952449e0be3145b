// What was worked out for the longest author pages, kept as long as nothing is committed: other orders, filters and pages of the same author follow at once.

import type { Database } from "./driver.ts";

/** Shorter lists are worked out faster than they are worth keeping. */
const MIN_PAPERS = 200;
const MAX_AUTHORS = 24;

interface Held<Value> {
  version: unknown;
  values: Map<number, Value>;
}

export function createAuthorMemory<Value>() {
  const memories = new WeakMap<Database, Held<Value>>();
  return (database: Database, authorId: number, read: () => { value: Value; papers: number } | undefined) => {
    const memory = memoryOf(memories, database);
    const known = memory?.values.get(authorId);
    if (known !== undefined) return known;
    const found = read();
    if (memory && found && found.papers >= MIN_PAPERS) {
      if (memory.values.size >= MAX_AUTHORS) memory.values.clear();
      memory.values.set(authorId, found.value);
    }
    return found?.value;
  };
}

/** Undefined on a connection that writes: it is not told of its own commits. */
function memoryOf<Value>(memories: WeakMap<Database, Held<Value>>, database: Database): Held<Value> | undefined {
  if (Number(database.prepare("PRAGMA query_only").get()?.query_only) !== 1) return undefined;
  const version = database.prepare("PRAGMA data_version").get()?.data_version;
  let memory = memories.get(database);
  if (!memory || memory.version !== version) {
    memory = { version, values: new Map() };
    memories.set(database, memory);
  }
  return memory;
}
