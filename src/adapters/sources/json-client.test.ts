// Refusals become errors that say what to do.

import { expect, it } from "vitest";
import { chunksOf, createFetchJson, fetchBody, readCursor } from "./json-client.ts";
import { createFakeFetch, pullRequest } from "./testing/fake-fetch.ts";

const ask = (reply: unknown) =>
  fetchBody(createFakeFetch(() => reply).fetchJson, "https://example.org/x", { signal: pullRequest.signal });

it("gives the body of a good reply and nothing for 404", async () => {
  expect(await ask({ status: 200, body: { a: 1 } })).toEqual({ a: 1 });
  expect(await ask({ status: 404, body: "Resource not found." })).toBeUndefined();
});

it.each([
  [429, { code: "unavailable", retryAfterMs: 600_000 }],
  [401, { code: "forbidden", message: /example\.org refuses \(401\): no key: check the key/ }],
  [403, { code: "forbidden" }],
  [400, { code: "invalid", message: /rejects the request \(400\): no key/ }],
  [503, { code: "unavailable" }],
])("turns %i into an error", async (status, error) =>
  expect(ask({ status, body: { message: "no key" } })).rejects.toMatchObject(error),
);

it("waits as long as it is told to", async () => {
  const told = { status: 429, headers: { "retry-after": "7" }, body: undefined };
  await expect(ask(told)).rejects.toMatchObject({ retryAfterMs: 7_000 });
});

it("does not take a web page for an answer", async () => {
  await expect(ask({ status: 200, body: undefined })).rejects.toMatchObject({ code: "unavailable" });
});

it("asks the client for JSON and parses it", async () => {
  const fetchJson = createFetchJson({
    fetch: (url, { headers }) =>
      Promise.resolve({ status: 200, headers: {}, text: () => JSON.stringify({ url, ...headers }) }),
  });
  const reply = await fetchJson("https://example.org/", { headers: { "x-api-key": "k" }, signal: pullRequest.signal });
  expect(reply.body).toEqual({ url: "https://example.org/", accept: "application/json", "x-api-key": "k" });
});

it("starts anew from a cursor that cannot be read", () => {
  expect(readCursor(undefined)).toEqual({});
  expect(readCursor("{broken")).toEqual({});
  expect(readCursor("7")).toEqual({});
  expect(readCursor('{"index":3}')).toEqual({ index: 3 });
});

it("cuts lists into chunks", () => expect(chunksOf([1, 2, 3], 2)).toEqual([[1, 2], [3]]));
