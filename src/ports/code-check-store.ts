// What checking code links asks of the store.

import type { RepositoryFacts } from "./repository-host.ts";

export interface LinkToCheck {
  /** Address in lower case. */
  key: string;
  label: string;
  etag?: string;
  /** Times in a row that no sense could be made of it. */
  failures: number;
}

export interface CodeCheck {
  key: string;
  state: "found" | "gone" | "unclear";
  facts?: RepositoryFacts;
  etag?: string;
  reason?: string;
  failures: number;
  checkedAt: string;
  nextCheckAt: string;
}

export interface CodeCheckStore {
  /** Links to `host` that were never checked or are due, those of the newest papers first. */
  due(host: string, now: string, limit: number): LinkToCheck[];
  save(check: CodeCheck): void;
  /** From now on papers whose link is gone count as papers without code, and again with it once it is back. */
  settle(): void;
  /** The same facts as before, seen again. */
  saveUnchanged(key: string, checkedAt: string, nextCheckAt: string): void;
}
