// Looks at repositories through GitHub's REST API: conditional requests, its rate limit obeyed, a token only if there is one.

import { z } from "zod";
import { RetryLater } from "../../lib/errors.ts";
import type { HttpClient, HttpReply } from "../../lib/http-client.ts";
import type { RepositoryAnswer, RepositoryHost } from "../../ports/repository-host.ts";

export interface GithubOptions {
  http: Pick<HttpClient, "fetch">;
  token?: string;
  baseUrl?: string;
  clock: () => number;
}

export const GITHUB_API = "https://api.github.com";
/** GitHub allows 60 an hour without a token and 5,000 with one; some are left for others behind the same address. */
const BUDGET = { open: 45, withToken: 1500 };
const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MS = 20_000;
const LABEL = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/;
const LEAST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

const repository = z.object({
  full_name: z.string().max(200),
  stargazers_count: z.number().int().min(0).max(10_000_000),
  archived: z.boolean(),
  fork: z.boolean(),
  pushed_at: z.string().max(40).nullish(),
  license: z.object({ spdx_id: z.string().max(60).nullish() }).nullish(),
});

export function createGithubHost({ http, token, baseUrl = GITHUB_API, clock }: GithubOptions): RepositoryHost {
  return {
    host: "github.com",
    budget: token ? BUDGET.withToken : BUDGET.open,
    async look(label, { etag, signal }) {
      if (!LABEL.test(label)) return { state: "gone" };
      const reply = await http.fetch(`${baseUrl}/repos/${label}`, {
        headers: {
          accept: "application/vnd.github+json",
          "x-github-api-version": "2022-11-28",
          ...(token && { authorization: `Bearer ${token}` }),
        },
        maxBytes: MAX_BYTES,
        timeoutMs: TIMEOUT_MS,
        ...(etag !== undefined && { etag }),
        ...(signal && { signal }),
      });
      return readReply(reply, clock());
    },
  };
}

function readReply(reply: HttpReply, now: number): RepositoryAnswer {
  if (reply.notModified) return { state: "unchanged" };
  if (reply.status === 404 || reply.status === 451 || reply.status === 410) return { state: "gone" };
  const wait = restAsked(reply, now);
  if (wait !== undefined) throw new RetryLater(`GitHub wants to be left alone (${reply.status})`, wait);
  if (reply.status !== 200) return { state: "unclear", reason: `GitHub answers ${reply.status}` };
  const parsed = repository.safeParse(readJson(reply));
  if (!parsed.success) return { state: "unclear", reason: "GitHub's answer is no repository" };
  const { full_name: label, stargazers_count: stars, archived, fork, pushed_at: pushed, license } = parsed.data;
  if (!LABEL.test(label)) return { state: "unclear", reason: "GitHub's answer names no repository" };
  const licence = license?.spdx_id;
  const lastCommit = pushed?.slice(0, 10);
  return {
    state: "found",
    facts: {
      label,
      url: `https://github.com/${label}`,
      stars,
      isArchived: archived,
      isFork: fork,
      ...(licence && licence !== "NOASSERTION" && { licence }),
      ...(lastCommit && /^\d{4}-\d{2}-\d{2}$/.test(lastCommit) && { lastCommit }),
    },
    ...(reply.etag !== undefined && { etag: reply.etag }),
  };
}

/** 401 for a token that is wrong counts too: asking on would not help. A 403 without a sign of the limit is about this one. */
function restAsked({ status, headers }: HttpReply, now: number): number | undefined {
  if (status === 401) return LONGEST_WAIT_MS;
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers["retry-after"]);
  if (Number.isFinite(after) && after > 0) return bounded(after * 1000);
  if (headers["x-ratelimit-remaining"] !== "0") return status === 429 ? LEAST_WAIT_MS : undefined;
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  return bounded(Number.isFinite(reset) ? reset - now : LONGEST_WAIT_MS);
}

const bounded = (ms: number): number => Math.min(LONGEST_WAIT_MS, Math.max(LEAST_WAIT_MS, ms));

function readJson(reply: HttpReply): unknown {
  try {
    return JSON.parse(reply.text());
  } catch {
    return undefined;
  }
}
