// Counts which papers are opened, in memory, and hands the sums on now and then. Nothing is kept of who opened them.

import type { Door } from "./compose-doors.ts";

export interface View {
  key: string;
  count: number;
}

export interface CountViewsOptions {
  fetch: Door["fetch"];
  send(views: View[]): Promise<unknown>;
  /** Each hand-over is a commit, after which pages are made anew: not too often. */
  everyMs?: number;
}

const PROGRAMS = /bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless/i;
/** Keys beyond this many between two hand-overs are a walk over the catalogue, not reading. */
const MAX_KEYS = 5000;

export function countViews({ fetch, send, everyMs = 15 * 60_000 }: CountViewsOptions): Door["fetch"] {
  const counts = new Map<string, number>();
  const handOver = () => {
    if (counts.size === 0) return;
    const views = [...counts].map(([key, count]) => ({ key, count }));
    counts.clear();
    // Lost counts do no harm.
    send(views).catch(() => {});
  };
  setInterval(handOver, everyMs).unref();
  return async (request, environment) => {
    const response = await fetch(request, environment);
    const key = response.status === 200 && request.method === "GET" ? keyOf(request) : undefined;
    if (key !== undefined && (counts.has(key) || counts.size < MAX_KEYS)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return response;
  };
}

function keyOf(request: Request): string | undefined {
  const path = /^[a-z]+:\/\/[^/]+\/paper\/([^?#]{1,200})/i.exec(request.url)?.[1];
  if (path === undefined || PROGRAMS.test(request.headers.get("user-agent") ?? "bot")) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
