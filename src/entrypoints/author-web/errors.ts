// How failures look on the pages around corrections.

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode } from "../../lib/errors.ts";

const PROBLEMS: Record<ErrorCode, { status: ContentfulStatusCode; title: string }> = {
  invalid: { status: 422, title: "That did not work" },
  not_found: { status: 404, title: "Nothing here" },
  gone: { status: 410, title: "This is over" },
  conflict: { status: 409, title: "That did not work" },
  unauthenticated: { status: 401, title: "This is for the operator" },
  forbidden: { status: 403, title: "That is not possible here" },
  rate_limited: { status: 429, title: "Too much at once" },
  unavailable: { status: 503, title: "Not possible now" },
};

export interface Problem {
  status: ContentfulStatusCode;
  title: string;
  message: string;
  /** Under which the log has the details, when the failure is ours. */
  id?: string;
}

/** `makeId` is called for failures that are ours. */
export function toProblem(error: unknown, makeId: () => string): Problem {
  if (error instanceof AppError) {
    // Schemas name the field first; a form has its own names for them.
    const message = error.message.replace(/^[a-zA-Z]+: (.)/, (_, first: string) => first.toUpperCase());
    return { ...PROBLEMS[error.code], message };
  }
  const id = makeId();
  return { status: 500, title: "Something went wrong here", message: `The log has the details under ${id}.`, id };
}
