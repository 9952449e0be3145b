// What the feeds and citation files are given.

/** Calls one operation by its name; throws AppError. */
export type CallOperation = <T>(name: string, input: object) => Promise<T>;

export interface FeedOptions {
  call: CallOperation;
  /** Public address without a trailing slash. */
  siteUrl: string;
  /** Told of every failure that is ours; `id` is what the caller sees. */
  report?: (failure: { id: string; url: string; error: unknown }) => void;
}
