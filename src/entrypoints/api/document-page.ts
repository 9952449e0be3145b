// The API for people: what can be asked, at which address, with which inputs.

import { html, raw } from "hono/html";
import type { AnyOperation } from "../../lib/operation.ts";

const examples: Record<string, string> = {
  "daily.get": "/daily?limit=5",
  "papers.list": "/papers?category=cs.CL&limit=5",
  "search.papers": "/search?q=retrieval",
  "authors.list": "/authors?limit=5",
  "status.get": "/status",
};

/** The inside of the page. */
export function renderDocumentPage(operations: readonly AnyOperation[], siteUrl: string) {
  return html`<h1>API</h1>
<p>Everything that the pages read can be asked as JSON under <code>${siteUrl}/api/v1</code>, without a key.
The machine-readable description is <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
Answers carry an <code>ETag</code>; send it back as <code>If-None-Match</code> and an unchanged answer costs nothing.
Failures look like <code>{"error":{"code":"not_found","message":"…"}}</code>.</p>
${operations.map(renderOperation)}`;
}

function renderOperation(operation: AnyOperation) {
  const example = examples[operation.name];
  const inputs = Object.keys(operation.input.shape);
  return html`<section id="${operation.name}">
<h2><code>${operation.http.method.toUpperCase()} ${operation.http.path}</code></h2>
<p>${operation.summary}.${operation.access === "operator" ? " Only on the machine that Broadsheet runs on." : ""}</p>
${inputs.length > 0 ? html`<p>Inputs: ${inputs.map((name, index) => html`${index > 0 ? ", " : ""}<code>${name}</code>`)}</p>` : ""}
${example === undefined ? "" : html`<p>Example: <a href="/api/v1${raw(example)}">/api/v1${example}</a></p>`}
</section>`;
}
