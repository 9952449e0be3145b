// How failures look to feed readers and reference managers: a status and one line of text.

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode } from "../../lib/errors.ts";

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
  unavailable: 503,
};

export interface Problem {
  status: ContentfulStatusCode;
  message: string;
  /** Under which the log has the details, when the failure is ours. */
  id?: string;
}

/** `makeId` is called for failures that are ours. */
export function toProblem(error: unknown, makeId: () => string): Problem {
  if (error instanceof AppError) return { status: STATUS[error.code], message: error.message };
  const id = makeId();
  return { status: 500, message: `Something went wrong here. The log has the details under ${id}.`, id };
}
