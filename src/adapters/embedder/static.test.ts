// The model that ships.

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createStaticEmbedder } from "./static.ts";

const embedder = createStaticEmbedder({
  path: join(import.meta.dirname, "../../../models/embedding.bin"),
});
const cosine = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  Array.from(a ?? []).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);

describe("createStaticEmbedder", () => {
  it("puts texts on one subject nearer than others", async () => {
    const [query, near, far] = await embedder.embed([
      "question answering over documents",
      "Reading comprehension with retrieved passages",
      "Object detection for autonomous driving from point clouds",
    ]);
    expect(query).toHaveLength(256);
    expect(Math.hypot(...(query ?? []))).toBeCloseTo(1, 4);
    expect(cosine(query, near)).toBeGreaterThan(cosine(query, far) + 0.2);
  });

  it("has nothing to say of what it does not know", async () => {
    expect(await embedder.embed(["", "zzqqxxvv", "的"])).toEqual([undefined, undefined, undefined]);
  });

  it("has a name that tells models apart", () => {
    expect(embedder.name).toMatch(/^static-[0-9a-f]{16}$/);
  });
});
