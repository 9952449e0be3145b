// How failures look on the pages of mail subscriptions.

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode } from "../../lib/errors.ts";

const PROBLEMS: Record<ErrorCode, { status: ContentfulStatusCode; title: string }> = {
  invalid: { status: 422, title: "That did not work" },
  not_found: { status: 404, title: "Nothing here" },
  gone: { status: 410, title: "This is over" },
  conflict: { status: 409, title: "That did not work" },
  unauthenticated: { status: 401, title: "This link does not work" },
  forbidden: { status: 403, title: "This link does not work" },
  rate_limited: { status: 429, title: "Too much at once" },
  unavailable: { status: 503, title: "Please try again later" },
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
  // Schemas refuse with an error of their own, whose issues are one sentence each.
  if (error instanceof Error && error.name === "ZodError") {
    return { ...PROBLEMS.invalid, message: "Something in the form is not as it should be. Please check it." };
  }
  if (error instanceof AppError)
    return {
      ...PROBLEMS[error.code],
      message: error.message.replace(/^[a-z]+: (.)/, (_, first: string) => first.toUpperCase()),
    };
  const id = makeId();
  return { status: 500, title: "Something went wrong here", message: `The log has the details under ${id}.`, id };
}
