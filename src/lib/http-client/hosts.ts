// What we owe a host: its own queue and pace, back-off, its Retry-After, and rest when it keeps refusing.

import { RetryLater } from "../errors.ts";
import { createHostQueue, type HostQueue, type Sleep } from "./host-queue.ts";
import { parseRetryAfter } from "./retry-after.ts";

export const HOST_LIMITS = {
  attempts: 5,
  /** A longer pause is not sat out: the caller is told to come back. */
  maxPauseMs: 120_000,
  backoffMs: 1_000,
  backoffCeilingMs: 60_000,
  /** 429 without a time: this long, doubled each time that the host still refuses after the pause. */
  refusalPauseMs: 15 * 60_000,
  refusalCeilingMs: 6 * 3_600_000,
  refusalTries: 3,
};
const DEFAULT_PACE_MS = 1_000;
// arXiv's terms: one request every three seconds over one connection, over all its hosts. Not for settings to undercut.
const ARXIV_PACE_MS = 3_000;

export interface Host {
  queue: HostQueue;
  /** Throws `RetryLater` while the host is left alone. */
  refuseWhileResting(): void;
  /** How long to wait before trying again; undefined when the reply is an answer. Throws when the wait is too long. */
  pauseAfter(status: number, retryAfter: string | undefined, attempt: number): number | undefined;
}

export interface HostsOptions {
  paceMs: Record<string, number>;
  clock: () => number;
  sleep: Sleep;
  random: () => number;
  limits: typeof HOST_LIMITS;
}

/** Full jitter: any wait up to the ceiling, so that many clients do not come back together. */
export function backoff(attempt: number, random: () => number, limits: typeof HOST_LIMITS): number {
  return random() * Math.min(limits.backoffCeilingMs, limits.backoffMs * 2 ** attempt);
}

function createHost(name: string, gapMs: number, options: HostsOptions): Host {
  const { clock, limits, random } = options;
  // How often in a row the host was left alone because it kept answering 429.
  let refusals = 0;
  let restUntil = 0;

  function rest(ms: number, reason: string): never {
    restUntil = clock() + ms;
    throw new RetryLater(`${name} ${reason}; next try in ${Math.ceil(ms / 60_000)} minutes`, ms);
  }

  return {
    queue: createHostQueue({ gapMs, clock, sleep: options.sleep }),
    refuseWhileResting() {
      const ms = restUntil - clock();
      if (ms > 0) throw new RetryLater(`${name} is left alone for ${Math.ceil(ms / 60_000)} more minutes`, ms);
    },
    pauseAfter(status, retryAfter, attempt) {
      if (status !== 429 && status !== 408 && status < 500) {
        refusals = 0;
        return undefined;
      }
      const asked = parseRetryAfter(retryAfter, clock());
      if (asked !== undefined && asked > limits.maxPauseMs) rest(asked, `asks for a pause (${status})`);
      // After a long pause one try shows whether the refusal is over; more would be hammering.
      const tries = refusals > 0 ? 1 : Math.min(limits.refusalTries, limits.attempts);
      if (status === 429 && attempt + 1 >= tries) {
        const ms = Math.min(limits.refusalCeilingMs, limits.refusalPauseMs * 2 ** refusals);
        refusals += 1;
        rest(Math.max(ms, asked ?? 0), "keeps refusing (429)");
      }
      // A refusal deserves a longer pause than a fault.
      return (asked ?? 0) + backoff(status === 429 ? attempt + 3 : attempt, random, limits);
    },
  };
}

/** Gives the `Host` of an address. Hosts under one name of the pace table share queue and rest. */
export function createHosts(options: HostsOptions): (url: URL) => Host {
  const paces = { ...options.paceMs, "arxiv.org": Math.max(ARXIV_PACE_MS, options.paceMs["arxiv.org"] ?? 0) };
  const hosts = new Map<string, Host>();
  return (url) => {
    const known = Object.entries(paces).find(([name]) => url.hostname === name || url.hostname.endsWith(`.${name}`));
    const [name, gapMs] = known ?? [url.host, DEFAULT_PACE_MS];
    let host = hosts.get(name);
    if (!host) {
      host = createHost(name, gapMs, options);
      hosts.set(name, host);
    }
    return host;
  };
}
