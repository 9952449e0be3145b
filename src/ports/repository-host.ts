// What we ask of a place that keeps code: whether a repository is there, and how it is.

export interface RepositoryFacts {
  /** `owner/repo` as it is called now. */
  label: string;
  url: string;
  stars: number;
  isArchived: boolean;
  isFork: boolean;
  /** SPDX name. */
  licence?: string;
  /** Day of the last push. */
  lastCommit?: string;
}

export type RepositoryAnswer =
  | { state: "found"; facts: RepositoryFacts; etag?: string }
  | { state: "unchanged" }
  /** Deleted, private, or taken down. */
  | { state: "gone" }
  /** Neither there nor gone: an answer that makes no sense. */
  | { state: "unclear"; reason: string };

export interface RepositoryHost {
  /** Such as `github.com`. */
  host: string;
  /** How many may be asked for in a row. */
  budget: number;
  /** Throws `RetryLater` when the host wants to be left alone, `unavailable` when it does not answer. */
  look(label: string, known: { etag?: string; signal?: AbortSignal }): Promise<RepositoryAnswer>;
}
