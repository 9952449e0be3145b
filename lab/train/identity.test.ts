// The trainer on a made-up world, in which company and topics tell people of one name apart.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeIdentityModel } from "../../src/model/identity/identity-model.ts";
import { resolveBlock } from "../../src/model/identity/resolve-block.ts";
import { judge } from "../eval/authors/judge.ts";
import { prepareBlocks } from "../eval/authors/prepare-sets.ts";
import { readAuthorSets } from "../eval/authors/read-sets.ts";
import { train } from "./identity.ts";
import { seededRandom } from "./learn/random.ts";

const FAMILIES = "abbott barker chandra dietrich eriksen fontana gruber".split(" ");
const GIVEN = "anna boris clara david elena".split(" ");
const TOPICS = "parsing grammar treebank|robot grasping gripper|galaxy redshift spectrum|protein folding enzyme".split(
  "|",
);

let folder = "";

/** Two people share each name; each has four friends, one topic, and six papers. */
function makeRows(seed: number): object[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return FAMILIES.flatMap((family) =>
    GIVEN.flatMap((given) =>
      [1, 2].flatMap((person) => {
        const friends = Array.from({ length: 4 }, (_, i) => `${pick(GIVEN)} ${family}${person}${given}${i}`);
        const words = pick(TOPICS).split(" ");
        return Array.from({ length: 6 }, (_, paper) => ({
          mention: `${family}-${given}-${person}-${paper}`,
          workId: `w-${family}-${given}-${person}-${paper}`,
          block: `${family}_${given[0]}`,
          name: `${given} ${family}`,
          goldId: `${family}-${given}-${person}`,
          title: `${pick(words)} with ${pick(words)} number ${paper}`,
          year: 2010 + Math.floor(random() * 10),
          coauthors: [pick(friends), pick(friends)],
        }));
      }),
    ),
  );
}

const run = (isCrossValidation: boolean) =>
  train({ dataFolder: folder, modelsFolder: folder, isCrossValidation, log: () => {} });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-identity-"));
  mkdirSync(join(folder, "and"));
  const lines = makeRows(4).map((row) => `${JSON.stringify(row)}\n`);
  writeFileSync(join(folder, "and/and_openreview.jsonl.gz"), gzipSync(lines.join("")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the trainer", () => {
  it("prints figures of names it has not seen, and writes nothing then", async () => {
    const metrics = await run(true);
    expect(metrics["openreview.homonyms.b3f1"]).toBeGreaterThan(0.85);
    expect(metrics["baseline.openreview.homonyms.b3f1"]).toBeCloseTo(2 / 3);
    expect(() => readFileSync(join(folder, "identity.bin"))).toThrow(/ENOENT/);
  });

  it("writes the same model every time, and it tells people apart", async () => {
    await run(false);
    const bytes = readFileSync(join(folder, "identity.bin"));
    await run(false);
    expect(readFileSync(join(folder, "identity.bin")).equals(bytes)).toBe(true);
    const model = decodeIdentityModel(bytes);
    const data = await readAuthorSets(folder, folder);
    const judged = prepareBlocks(data, model.names).map((block) => ({
      block,
      ...resolveBlock(block.mentions, block.features, model),
    }));
    expect(judge(judged, data).metrics["openreview.homonyms.b3f1"]).toBeGreaterThan(0.9);
  });

  it("refuses a model that is cut or fitted to something else", () => {
    const bytes = readFileSync(join(folder, "identity.bin"));
    expect(() => decodeIdentityModel(bytes.subarray(0, bytes.length - 1))).toThrow(/cut/);
    expect(() => decodeIdentityModel(Buffer.from("not a model, and no trees in it"))).toThrow(/no identity model/);
  });
});
