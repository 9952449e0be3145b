// The one error type that crosses rooms; each door maps its codes once.

export type ErrorCode =
  | "invalid"
  | "not_found"
  | "gone"
  | "conflict"
  | "unauthenticated"
  | "forbidden"
  | "rate_limited"
  | "unavailable";

export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** Thrown by a job or a source that must pause: the caller waits at least `retryAfterMs`. */
export class RetryLater extends AppError {
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, options?: { cause?: unknown }) {
    super("unavailable", message, options);
    this.name = "RetryLater";
    this.retryAfterMs = retryAfterMs;
  }
}

export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));
