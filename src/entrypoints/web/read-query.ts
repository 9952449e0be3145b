// Reads the query of a page with the schema of its operation; a refused value is named, with what it should be.

import type { z } from "zod";
import { AppError } from "../../lib/errors.ts";

export const PAGE_SIZE = 50;

/** The part of a list that `?page=` asks for. */
export function readPage(query: Record<string, string>, limit = PAGE_SIZE): { offset: number; limit: number } {
  const text = query.page ?? "1";
  const page = Number(text);
  if (!/^\d{1,4}$/.test(text) || page < 1) throw new AppError("invalid", `page: "${text}" is not a page number from 1`);
  return { offset: (page - 1) * limit, limit };
}

export function readQuery<Schema extends z.ZodType>(schema: Schema, input: Record<string, unknown>): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const reasons = result.error.issues.map((issue) => `${issue.path.join(".") || "query"}: ${issue.message}`);
  throw new AppError("invalid", reasons.join("; "));
}

/** Lists that are asked for a page past their end do not pretend to be empty. */
export function requirePage(list: { total: number; offset: number; papers?: unknown[] }): void {
  if (list.offset > 0 && list.offset >= list.total) {
    throw new AppError("not_found", `This list has ${list.total} entries, fewer than this page would start at`);
  }
}
