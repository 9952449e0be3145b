// Talks to a real server on this machine that answers well, badly and not at all.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpClient } from "../../lib/http-client.ts";
import { createOpenAiEmbedder } from "./openai.ts";
import { toVectorSize } from "./to-vector-size.ts";

let server: Server;
let url = "";
const seen: { path: string; authorization: string | undefined; body: { model: string; input: string[] } }[] = [];
const replies: Record<string, (input: string[]) => { status: number; body: string }> = {
  good: (input) => ({
    status: 200,
    // In another order than asked.
    body: JSON.stringify({
      data: input.map((text, index) => ({ index, embedding: [text.length, 1, 0] })).reverse(),
    }),
  }),
  garbage: () => ({ status: 200, body: "<html>" }),
  numbers: () => ({ status: 200, body: JSON.stringify({ data: [{ index: 0, embedding: ["x"] }] }) }),
  unknown: () => ({ status: 404, body: "no such model" }),
};
const http = createHttpClient({ contact: "test@example.org", allowPrivate: true, paceMs: { "127.0.0.1": 0 } });

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { model: string; input: string[] };
    seen.push({ path: request.url ?? "", authorization: request.headers.authorization, body });
    const { status, body: text } = replies[body.model]?.(body.input) ?? { status: 500, body: "" };
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  http.close();
  server.close();
});

const embedder = (model: string, key?: string) => createOpenAiEmbedder({ http, url, model, ...(key && { key }) });

describe("createOpenAiEmbedder", () => {
  it("asks in batches, and gives vectors in the order of the texts", async () => {
    const texts = Array.from({ length: 70 }, (_, index) => "x".repeat(index + 1));
    const vectors = await embedder("good", "secret").embed(texts);
    expect(vectors).toHaveLength(70);
    for (const [index, vector] of vectors.entries())
      expect(vector?.[0]).toBeCloseTo((index + 1) / Math.hypot(index + 1, 1), 5);
    expect(seen.map(({ body }) => body.input.length)).toEqual([64, 6]);
    expect(seen[0]).toMatchObject({ path: "/v1/embeddings", authorization: "Bearer secret" });
  });

  it.each([
    ["garbage", /not a list of embeddings/],
    ["numbers", /not a list of embeddings/],
    ["unknown", /answered 404 for model unknown/],
  ])("says what is wrong with %s", async (model, message) => {
    await expect(embedder(model).embed(["a"])).rejects.toThrow(message);
  });
});

describe("toVectorSize", () => {
  const random = (length: number, seed: number) =>
    Array.from({ length }, (_, at) => (Math.sin(seed * 977 + at * 12.9898) * 43758.5453) % 1);
  const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    let [dot, aa, bb] = [0, 0, 0];
    for (let at = 0; at < a.length; at++) {
      dot += (a[at] ?? 0) * (b[at] ?? 0);
      aa += (a[at] ?? 0) ** 2;
      bb += (b[at] ?? 0) ** 2;
    }
    return dot / Math.sqrt(aa * bb);
  };

  it("keeps angles nearly as they were", () => {
    const [first, other] = [random(1024, 1), random(1024, 2)];
    for (const share of [0, 0.3, 0.7, 1]) {
      const mixed = first.map((value, at) => value * share + (other[at] ?? 0) * (1 - share));
      const [a, b] = [toVectorSize(first), toVectorSize(mixed)];
      expect(Math.abs(cosine(a ?? [], b ?? []) - cosine(first, mixed))).toBeLessThan(0.15);
    }
  });

  it("keeps short vectors as they are, and refuses nothing", () => {
    expect(toVectorSize([3, 4])?.slice(0, 3)).toEqual(Float32Array.from([0.6, 0.8, 0]));
    expect(toVectorSize([0, 0])).toBeUndefined();
    expect(toVectorSize([Number.NaN])).toBeUndefined();
  });
});
