// One definition of what can be asked; REST, the API document, the command line and later MCP are made from it.

import type { z } from "zod";

export interface Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  /** `noun.verb`, unique. */
  name: string;
  summary: string;
  /** Path under /api/v1 with `{name}` for path inputs; every other input is a query parameter (get) or JSON field (post). */
  http: { method: "get" | "post" | "delete"; path: string };
  /** `operator` is served to the local machine only, until accounts exist. */
  access: "public" | "operator";
  /** Writes run on the writer thread, never on the thread that serves pages. */
  effect: "read" | "write";
  /** A read that may take longer than a page: where there is a thread for such, it runs there. */
  isHeavy?: true;
  /** How long an answer may be cached by others, in seconds; 0 for never. */
  maxAgeS: number;
  input: Input;
  output: Output;
  run(input: z.infer<Input>): Promise<z.infer<Output>>;
}

/** Keeps the types of input and output tied to `run`. */
export function defineOperation<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  return operation;
}

/** Any operation, where the exact shapes no longer matter. */
// biome-ignore lint/suspicious/noExplicitAny: a list of operations with different inputs has no narrower type.
export type AnyOperation = Operation<any, any>;
