// How failures look over REST: one status per error code, one JSON shape.

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode, RetryLater } from "../../lib/errors.ts";

export const statusOfCode: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
  unavailable: 503,
};

export interface ErrorReply {
  status: ContentfulStatusCode;
  headers: Record<string, string>;
  body: { error: { code: string; message: string; id?: string } };
}

/** `makeId` is called for failures that are ours: the caller sees the id, the log the details. */
export function toErrorReply(error: unknown, makeId: () => string): ErrorReply {
  if (error instanceof AppError) {
    const headers: Record<string, string> =
      error instanceof RetryLater ? { "retry-after": String(Math.ceil(error.retryAfterMs / 1000)) } : {};
    return { status: statusOfCode[error.code], headers, body: { error: { code: error.code, message: error.message } } };
  }
  const id = makeId();
  const message = `Something went wrong here. The log has the details under ${id}.`;
  return { status: 500, headers: {}, body: { error: { code: "internal", message, id } } };
}
