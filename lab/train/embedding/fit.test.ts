// Training on a corpus made up here: four subjects with words of their own.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { loadEmbedding } from "../../../src/model/embedding/embedder.ts";
import { encodeModel } from "../../../src/model/embedding/format.ts";
import { readCorpus } from "./corpus.ts";
import { fitEmbedding } from "./fit.ts";
import { toModel } from "./quantise.ts";
import { createRandom } from "./random.ts";
import { createKernel } from "./simd-kernel.ts";

const SUBJECTS = [
  "galaxy telescope redshift quasar nebula orbit stellar photometry spectrum cosmic".split(" "),
  "protein enzyme ligand peptide binding receptor membrane cellular genome mutation".split(" "),
  "glacier sediment erosion basalt mantle seismic magma fault crust mineral".split(" "),
  "auction bidder equilibrium voting welfare pricing utility contract market tariff".split(" "),
];
const folder = mkdtempSync(join(tmpdir(), "broadsheet-embedding-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeWorks(): void {
  const random = createRandom(5);
  const sentence = (words: string[], length: number) =>
    `${Array.from({ length }, () => words[random.below(words.length)]).join(" ")}.`;
  const rows = Array.from({ length: 240 }, (_, at) => {
    const words = SUBJECTS[at % 4] ?? [];
    const abstract = Array.from({ length: 4 }, () => `We ${sentence(words, 8)}`).join(" ");
    return { id: `w${at}`, title: sentence(words, 4), abstract, authors: [{ name: `Author Number ${at % 40}` }] };
  });
  mkdirSync(join(folder, "works"), { recursive: true });
  mkdirSync(join(folder, "citations"), { recursive: true });
  writeFileSync(join(folder, "works/works.jsonl.gz"), gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
  const citing = [
    { id: "c1", workId: "w0", references: ["c2", "unknown"] },
    { id: "c2", title: "Quasar redshift", references: ["c1"] },
  ];
  writeFileSync(
    join(folder, "citations/aan.jsonl.gz"),
    gzipSync(citing.map((row) => `${JSON.stringify(row)}\n`).join("")),
  );
}
writeWorks();

async function fitOnce(): Promise<Uint8Array> {
  const corpus = await readCorpus(folder);
  expect([corpus.size, corpus.withAbstract, corpus.citations.length]).toEqual([241, 240, 4]);
  const settings = { words: 100, pairs: 20, batch: 32, rounds: 6 };
  const { vocabulary, vectors, weights } = fitEmbedding(corpus, settings, () => undefined);
  return encodeModel(toModel(vocabulary, vectors, weights));
}

describe("training", () => {
  it("brings words of a subject together, and gives the same bytes every time", async () => {
    const bytes = await fitOnce();
    const { embed } = loadEmbedding(bytes);
    const cosine = (one: string, other: string) => {
      const [a, b] = [embed(one), embed(other)];
      return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    };
    const near = cosine("galaxy telescope orbit", "quasar nebula spectrum");
    expect(near).toBeGreaterThan(cosine("galaxy telescope orbit", "protein enzyme ligand") + 0.3);
    expect(await fitOnce()).toEqual(bytes);
  }, 20_000);
});

describe("kernel", () => {
  it("does what plain loops do", () => {
    const kernel = createKernel(65_536);
    const floats = new Float32Array(kernel.memory.buffer);
    const ints = new Int32Array(kernel.memory.buffer);
    const random = createRandom(1);
    for (let at = 0; at < 8 * 64; at++) floats[at] = random.next() - 0.5;
    const before = floats.slice(0, 8 * 64);
    const [ids, weights, out, dots] = [4096, 4160, 4352, 4864];
    ints.set([5, 0, 3], ids / 4);
    floats.set([0.5, -2, 1], weights / 4);
    kernel.gather(0, 256, ids, weights, 3, out, 256);
    const row = Array.from({ length: 64 }, (_, k) => {
      return 0.5 * (before[5 * 64 + k] ?? 0) - 2 * (before[k] ?? 0) + (before[3 * 64 + k] ?? 0);
    });
    for (const [k, value] of row.entries()) expect(floats[out / 4 + k]).toBeCloseTo(value, 5);
    kernel.dots(out, 0, 256, 8, dots, 256);
    const dotOf = (id: number) => row.reduce((sum, value, k) => sum + value * (before[id * 64 + k] ?? 0), 0);
    for (let id = 0; id < 8; id++) expect(floats[dots / 4 + id]).toBeCloseTo(dotOf(id), 4);
    kernel.scatter(0, 256, ids, weights, 3, out, dots, 256);
    expect(floats[dots / 4 + 1]).toBeCloseTo(dotOf(0), 4);
    for (const [k, value] of row.entries()) expect(floats[k]).toBeCloseTo((before[k] ?? 0) + 2 * value, 4);
    expect(floats.slice(64, 128)).toEqual(before.slice(64, 128));
  });
});
