// Looks whether the repositories that papers name are there. Each answer is kept at once: stopped anywhere, the next run goes on.

import { AppError, errorMessage, RetryLater } from "../../lib/errors.ts";
import type { CodeCheckStore, LinkToCheck } from "../../ports/code-check-store.ts";
import type { RepositoryAnswer, RepositoryHost } from "../../ports/repository-host.ts";

export interface CheckOptions {
  now: () => Date;
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

export interface CheckReport {
  checked: number;
  gone: number;
  unclear: number;
}

const DAY_MS = 86_400_000;
/** Code moves slowly; what is gone may come back, and a link that makes no sense is asked for less and less. */
const NEXT_CHECK_DAYS = { found: 30, unchanged: 30, gone: 14, unclear: 2 };
const MAX_UNCLEAR_DAYS = 64;
/** So many in a row that make no sense say more about the host than about the links. */
const MAX_UNCLEAR_RUN = 5;
const REST_MS = 3_600_000;

/** Throws `RetryLater` when the host asks for a pause; what was learned until then is kept. */
export async function checkLinks(
  store: CodeCheckStore,
  host: RepositoryHost,
  options: CheckOptions,
): Promise<CheckReport> {
  const report: CheckReport = { checked: 0, gone: 0, unclear: 0 };
  try {
    await checkDue(store, host, options, report);
  } finally {
    store.settle();
  }
  return report;
}

async function checkDue(
  store: CodeCheckStore,
  host: RepositoryHost,
  options: CheckOptions,
  report: CheckReport,
): Promise<void> {
  let run = 0;
  for (const link of store.due(host.host, options.now().toISOString(), host.budget)) {
    options.signal?.throwIfAborted();
    const answer = await ask(host, link, options.signal);
    keep(store, link, answer, options.now());
    report.checked += 1;
    if (answer.state === "gone") report.gone += 1;
    run = answer.state === "unclear" ? run + 1 : 0;
    if (answer.state === "unclear") report.unclear += 1;
    options.onProgress?.(`looked at ${report.checked} repositories, ${report.gone} are gone`);
    if (run >= MAX_UNCLEAR_RUN) throw new RetryLater(`${host.host} gives answers that make no sense`, REST_MS);
  }
}

/** A host that does not answer for one link is asked for the next one; a pause that it wants ends the run. */
async function ask(
  host: RepositoryHost,
  link: LinkToCheck,
  signal: AbortSignal | undefined,
): Promise<RepositoryAnswer> {
  try {
    return await host.look(link.label, {
      ...(link.etag !== undefined && { etag: link.etag }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof RetryLater || signal?.aborted || !(error instanceof AppError)) throw error;
    return { state: "unclear", reason: errorMessage(error) };
  }
}

function keep(store: CodeCheckStore, link: LinkToCheck, answer: RepositoryAnswer, now: Date): void {
  const checkedAt = now.toISOString();
  const after = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  if (answer.state === "unchanged") {
    store.saveUnchanged(link.key, checkedAt, after(NEXT_CHECK_DAYS.unchanged));
    return;
  }
  const failures = answer.state === "unclear" ? link.failures + 1 : 0;
  const days =
    answer.state === "unclear"
      ? Math.min(MAX_UNCLEAR_DAYS, NEXT_CHECK_DAYS.unclear * 2 ** (failures - 1))
      : NEXT_CHECK_DAYS[answer.state];
  store.save({ key: link.key, ...answer, failures, checkedAt, nextCheckAt: after(days) });
}
