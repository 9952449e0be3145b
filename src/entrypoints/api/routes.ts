// Paths of operations as the router writes them, and the raw input that a request carries.

import type { Context } from "hono";
import { AppError } from "../../lib/errors.ts";
import type { AnyOperation } from "../../lib/operation.ts";

/** `/papers/{id}` -> `["id"]` */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

/** `/papers/{id}` -> `/papers/:id{.+}`: at the end of a path an id may hold slashes, as DOIs and old arXiv ids do. */
export function routerPath(path: string): string {
  return path.replace(/\{(\w+)\}$/, ":$1{.+}").replace(/\{(\w+)\}(?=\/)/g, ":$1");
}

/** The router takes the first path that fits: one that ends with an id would swallow those that go on behind it. */
export function mostExactFirst(operations: readonly AnyOperation[]): AnyOperation[] {
  return operations.toSorted((a, b) => Number(a.http.path.endsWith("}")) - Number(b.http.path.endsWith("}")));
}

/** Path, query and JSON body as one object. Empty query values count as absent, as forms send them. */
export async function readInput(c: Context, { http }: AnyOperation): Promise<Record<string, unknown>> {
  const query = Object.entries(c.req.queries()).flatMap(([name, values]): [string, unknown][] => {
    const given = values.filter((value) => value !== "");
    return given.length === 0 ? [] : [[name, given.length === 1 ? given[0] : given]];
  });
  const body = http.method === "post" ? await readJson(c) : Object.fromEntries(query);
  return { ...body, ...c.req.param() };
}

async function readJson(c: Context): Promise<Record<string, unknown>> {
  // A form or text body could be sent by any page in the reader's browser without asking; JSON could not.
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
    throw new AppError("invalid", "The body must be JSON, with content-type application/json.");
  }
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch (cause) {
    throw new AppError("invalid", "The body is not JSON.", { cause });
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AppError("invalid", "The body must be a JSON object.");
  }
  return body as Record<string, unknown>;
}
