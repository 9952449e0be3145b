// How a failure looks on a page around a form: a status, a title, one sentence.

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode } from "./errors.ts";

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 422,
  not_found: 404,
  gone: 410,
  conflict: 409,
  unauthenticated: 401,
  forbidden: 403,
  rate_limited: 429,
  unavailable: 503,
};

export type ProblemTitles = Record<ErrorCode, string>;

export interface Problem {
  status: ContentfulStatusCode;
  title: string;
  message: string;
  /** Under which the log has the details, when the failure is ours. */
  id?: string;
}

/** `makeId` is called for failures that are ours. */
export function toProblem(error: unknown, titles: ProblemTitles, makeId: () => string): Problem {
  if (error instanceof AppError) {
    // Schemas name the field first; a form has its own names for them.
    const message = error.message.replace(/^[a-zA-Z]+: (.)/, (_, first: string) => first.toUpperCase());
    return { status: STATUS[error.code], title: titles[error.code], message };
  }
  // Schemas refuse with an error of their own, whose issues are one sentence each.
  if (error instanceof Error && error.name === "ZodError") {
    const message = "Something in the form is not as it should be. Please check it.";
    return { status: STATUS.invalid, title: titles.invalid, message };
  }
  const id = makeId();
  return { status: 500, title: "Something went wrong here", message: `The log has the details under ${id}.`, id };
}
