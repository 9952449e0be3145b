// Every format is found by its own first bytes, and the unknown is explained.

import { expect, it } from "vitest";
import type { HttpClient } from "../../lib/http-client.ts";
import { createSources, detectFormat, explainUnknown, fileFormats, findFormat } from "./registry.ts";

it.each([
  ["interchange", '{"id":"w:1","title":"T","authors":[{"name":"A"}],"instances":[]}\n'],
  ["seed-list", '{"title":"T","authors":[],"more_authors":false,"pages":["003"]}\n'],
  ["arxiv-kaggle", '{"id":"0704.0001","title":"T","authors_parsed":[],"update_date":"2008-11-26"}\n'],
  ["huggingface", '[{"paper":{"id":"2409.11074","authors":[]}}]'],
  ["openalex", '{"id":"https://openalex.org/W1","title":"T","authorships":[]}'],
  ["semantic-scholar", '{"paperId":"abc","title":"T"}'],
  ["crossref", '{"status":"ok","message-type":"work","message":{}}'],
  ["acl-anthology", '<?xml version="1.0"?><collection id="P19"><volume id="1">'],
  ["bibtex", "@article{k, title={T}}"],
  ["ris", "TY  - JOUR\nTI  - T\nER  - \n"],
])("knows %s", (name, head) => expect(detectFormat(head, "input")?.name).toBe(name));

it.each([
  ["", /empty/],
  ["<!DOCTYPE html><html>", /web page/],
  ["Resource not found.", /plain text/],
  ['{"message":"Forbidden"}', /error reply: Forbidden/],
  ['{"doi":"10.1/x","doi_url":"https://doi.org/10.1/x","oa_locations":[]}', /Unpaywall/],
  ["<svg></svg>", /XML/],
  ['["2024-01-01"]', /JSON/],
  ["\u0000\u0001", /binary/],
])("has no format for %j and says why", (head, reason) => {
  expect(detectFormat(head, "input")).toBeUndefined();
  expect(explainUnknown(head)).toMatch(reason);
});

it("has names that are unique and can be found", () => {
  const names = fileFormats.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(findFormat(name)?.name).toBe(name);
  expect(findFormat("no-such")).toBeUndefined();
});

it("creates sources with unique names and without asking the network", () => {
  const http: HttpClient = { fetch: () => Promise.reject(new Error("asked")), close: () => undefined };
  const sources = createSources({ http, settings: { baseUrls: { openalex: "https://oa.test" } } });
  const names = sources.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(["arxiv-oai", "huggingface", "openalex", "semantic-scholar", "crossref"]),
  );
  for (const source of sources) expect(source.paceMs).toBeGreaterThan(0);
});

it("asks only hosts that its sources name, which pace is kept for", async () => {
  const asked: string[] = [];
  const http: HttpClient = {
    fetch: (url) => {
      asked.push(new URL(url).hostname);
      return Promise.reject(new Error("asked"));
    },
    close: () => undefined,
  };
  const settings = { openAlexFilter: "x:1", semanticScholarQuery: "x", crossrefFilter: "x:1" };
  const request = { categories: ["cs.CL"], since: "2026-01-01", signal: new AbortController().signal };
  for (const source of createSources({ http, settings })) {
    asked.length = 0;
    const batches = source.pull(request)[Symbol.asyncIterator]();
    await expect(batches.next()).rejects.toThrow("asked");
    expect(asked.map((host) => `.${host}`.endsWith(`.${source.host}`))).toEqual([true]);
  }
});
