// For tests: a FetchJson that answers from a table and remembers what was asked.

import type { FetchJson, JsonRequest } from "../json-client.ts";

export interface Asked extends JsonRequest {
  url: string;
}

export function createFakeFetch(answer: (url: URL, request: JsonRequest) => unknown): {
  fetchJson: FetchJson;
  asked: Asked[];
} {
  const asked: Asked[] = [];
  const fetchJson: FetchJson = (url, request) => {
    asked.push({ url, ...request });
    const body = answer(new URL(url), request);
    return Promise.resolve(isReply(body) ? { headers: {}, ...body } : { status: 200, headers: {}, body });
  };
  return { fetchJson, asked };
}

const isReply = (value: unknown): value is { status: number; body: unknown } =>
  typeof value === "object" && value !== null && "status" in value && typeof value.status === "number";

export const pullRequest = { categories: [], signal: new AbortController().signal };

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
