// A token bucket per address: bursts are fine, floods wait.

import type { MiddlewareHandler } from "hono";
import { RetryLater } from "../../lib/errors.ts";

export interface RateLimit {
  /** Requests that may come at once. */
  burst: number;
  perSecond: number;
}

// Generous: a page of the site needs one request, a script that walks the catalogue some hundreds.
const DEFAULT_LIMIT: RateLimit = { burst: 600, perSecond: 10 };
const MOST_ADDRESSES = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimiter {
  take(address: string, nowMs: number): { allowed: boolean; remaining: number; resetS: number };
}

export function createRateLimiter({ burst, perSecond }: RateLimit): RateLimiter {
  // In order of last use: the first is the one to forget.
  const buckets = new Map<string, Bucket>();
  return {
    take(address, nowMs) {
      const known = buckets.get(address) ?? { tokens: burst, at: nowMs };
      const tokens = Math.min(burst, known.tokens + (Math.max(0, nowMs - known.at) / 1000) * perSecond);
      const allowed = tokens >= 1;
      const left = allowed ? tokens - 1 : tokens;
      buckets.delete(address);
      buckets.set(address, { tokens: left, at: nowMs });
      if (buckets.size > MOST_ADDRESSES) {
        const oldest = buckets.keys().next().value;
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return { allowed, remaining: Math.floor(left), resetS: Math.ceil((burst - left) / perSecond) };
    },
  };
}

export function limitRate(
  addressOf: (context: Parameters<MiddlewareHandler>[0]) => string,
  nowMs: () => number,
  limit: RateLimit = DEFAULT_LIMIT,
): MiddlewareHandler {
  const limiter = createRateLimiter(limit);
  return async (c, next) => {
    const { allowed, remaining, resetS } = limiter.take(addressOf(c), nowMs());
    c.header("RateLimit-Limit", String(limit.burst));
    c.header("RateLimit-Remaining", String(remaining));
    c.header("RateLimit-Reset", String(resetS));
    if (!allowed) throw new TooManyRequests(Math.ceil(1000 / limit.perSecond));
    await next();
  };
}

class TooManyRequests extends RetryLater {
  override readonly code = "rate_limited" as const;

  constructor(retryAfterMs: number) {
    super("Too many requests from this address; please slow down.", retryAfterMs);
  }
}
