// Calls an operation by name: input parsed by its schema, writes handed to whoever may write.

import type { z } from "zod";
import { AppError } from "./errors.ts";
import type { AnyOperation } from "./operation.ts";

export type Call = (name: string, input: Record<string, unknown>) => Promise<unknown>;

export interface CallOptions {
  /** Where writes go when this thread may not write; absent = run them here. */
  sendWrite?: Call;
  /** Where heavy reads go; absent = run them here. */
  sendHeavy?: Call;
  /** Also parse every answer by its schema: for tests, too slow for every page. */
  checkOutput?: boolean;
}

export function createCall(operations: readonly AnyOperation[], options: CallOptions = {}): Call {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return async (name, input) => {
    const operation = byName.get(name);
    if (!operation) throw new AppError("not_found", `There is no operation ${name}.`);
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw new AppError("invalid", describeIssues(parsed.error));
    if (operation.effect === "write" && options.sendWrite) return options.sendWrite(name, parsed.data);
    if (operation.isHeavy && options.sendHeavy) return options.sendHeavy(name, parsed.data);
    const output = await operation.run(parsed.data);
    return options.checkOutput ? operation.output.parse(output) : output;
  };
}

/** "day: a day is written YYYY-MM-DD; limit: Too big: expected number to be <=100" */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.length > 0 ? `${issue.path.join(".")}: ` : ""}${issue.message}`)
    .join("; ");
}
