// What the thread that serves pages and the threads that write and search say to each other.

import { AppError, type ErrorCode, errorMessage, RetryLater } from "../../lib/errors.ts";

export type ToThread =
  | { type: "call"; id: number; operation: string; input: Record<string, unknown> }
  /** Memory that another thread of the same work has loaded. */
  | { type: "shared"; memory: unknown }
  | { type: "stop" };

export type FromThread =
  /** Prepared; for the writer: the catalogue has something to show. */
  | { type: "ready" }
  | { type: "reply"; id: number; output: unknown }
  | { type: "reply"; id: number; failure: Failure }
  /** Memory that other threads of the same work may use. */
  | { type: "share"; memory: unknown }
  | { type: "stopped" };

export interface Failure {
  code: ErrorCode | "internal";
  message: string;
  retryAfterMs?: number;
  stack?: string;
}

/** Errors lose their class between threads. */
export function toFailure(error: unknown): Failure {
  if (error instanceof RetryLater) {
    return { code: error.code, message: error.message, retryAfterMs: error.retryAfterMs };
  }
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const stack = error instanceof Error ? error.stack : undefined;
  return { code: "internal", message: errorMessage(error), ...(stack === undefined ? {} : { stack }) };
}

export function toError(failure: Failure): Error {
  if (failure.retryAfterMs !== undefined) return new RetryLater(failure.message, failure.retryAfterMs);
  if (failure.code !== "internal") return new AppError(failure.code, failure.message);
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
