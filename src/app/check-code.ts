// The job that looks at repositories, with GitHub behind it.

import { createGithubHost, GITHUB_API } from "../adapters/github/github.ts";
import type { Settings } from "../config.ts";
import { checkLinks } from "../features/code-checks/check-links.ts";
import type { Clock } from "../lib/clock.ts";
import type { HttpClient } from "../lib/http-client.ts";
import type { CodeCheckStore } from "../ports/code-check-store.ts";
import type { JobKind } from "../ports/jobs.ts";

export interface CodeCheckParts {
  settings: Pick<Settings, "githubToken" | "sourceUrls">;
  store: { codeChecks: CodeCheckStore };
  http: Pick<HttpClient, "fetch">;
  clock: Clock;
}

export function createCodeCheck({ settings, store, http, clock }: CodeCheckParts): JobKind["run"] {
  const host = createGithubHost({
    http,
    baseUrl: settings.sourceUrls.github ?? GITHUB_API,
    clock: () => clock().getTime(),
    ...(settings.githubToken !== "" && { token: settings.githubToken }),
  });
  return async (_input, { signal, progress }) => {
    await checkLinks(store.codeChecks, host, { now: clock, signal, onProgress: progress });
  };
}
