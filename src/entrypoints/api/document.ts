// The OpenAPI 3.1 document, made from the list of operations.

import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { AnyOperation } from "../../lib/operation.ts";
import { pathParameters } from "./routes.ts";

const errorBody = z
  .object({ error: z.object({ code: z.string(), message: z.string(), id: z.string().optional() }) })
  .openapi("Error");

const failures: Record<number, string> = {
  404: "Not known here",
  410: "Removed",
  422: "An input has a wrong value; the message names it",
  429: "Too many requests; Retry-After says when to come back",
  503: "Not possible at the moment",
};

export interface DocumentFacts {
  version: string;
  siteUrl: string;
}

export function createDocument(operations: readonly AnyOperation[], { version, siteUrl }: DocumentFacts): object {
  const app = new OpenAPIHono();
  for (const operation of operations) app.openAPIRegistry.registerPath(toPath(operation));
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Broadsheet",
      version,
      description: "Ranked research papers, their authors and institutions",
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: `${siteUrl}/api/v1` }],
  });
}

function toPath(operation: AnyOperation) {
  const { method, path } = operation.http;
  const names = pathParameters(path);
  const shape: z.ZodRawShape = operation.input.shape;
  const inPath = Object.fromEntries(Object.entries(shape).filter(([name]) => names.includes(name)));
  const others = Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
  const hasOthers = Object.keys(others).length > 0;
  const isJson = method === "post";
  return {
    method,
    path,
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split(".")[0] ?? operation.name],
    request: {
      ...(names.length > 0 ? { params: z.object(inPath) } : {}),
      ...(hasOthers && !isJson ? { query: z.object(others) } : {}),
      ...(hasOthers && isJson ? { body: { content: { "application/json": { schema: z.object(others) } } } } : {}),
    },
    responses: {
      200: { description: "The answer", content: { "application/json": { schema: operation.output } } },
      ...Object.fromEntries(
        Object.entries(failures).map(([status, description]) => [
          status,
          { description, content: { "application/json": { schema: errorBody } } },
        ]),
      ),
    },
  };
}
