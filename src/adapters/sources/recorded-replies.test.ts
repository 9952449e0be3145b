// Every recorded reply of the services becomes records, is set aside with a reason, or is refused with one.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { detectFormat, explainUnknown } from "./registry.ts";
import { readAll } from "./testing/read-all.ts";

const archive = fileURLToPath(new URL("../../../../shared/data/fixtures.tar.gz", import.meta.url));
const isHere = existsSync(archive);
if (!isHere) console.log("skipped: the recorded replies (no ../shared/data/fixtures.tar.gz)");
const folder = isHere ? mkdtempSync(join(tmpdir(), "replies-")) : "";
if (isHere) execFileSync("tar", ["xzf", archive, "-C", folder]);
afterAll(() => {
  if (isHere) rmSync(folder, { recursive: true });
});

interface Reply {
  file: string;
  service: string;
}

const index: Reply[] = isHere ? JSON.parse(readFileSync(join(folder, "fixtures/index.json"), "utf8")) : [];
const bytesOf = (reply: Reply) => readFileSync(join(folder, "fixtures", reply.file));
const EMPTY_LIST = /"(?:items|data)"\s*:\s*\[\s*\]/;

async function outcomeOf(reply: Reply) {
  const bytes = bytesOf(reply);
  const head = bytes.subarray(0, 65_536).toString("utf8");
  const format = detectFormat(head, reply.file);
  if (!format) return { format: explainUnknown(head), records: [], reasons: [explainUnknown(head)] };
  const { records, setAsides } = await readAll(format, bytes, { fileName: reply.file });
  const reasons = setAsides.map(({ reason }) => reason);
  if (records.length + reasons.length === 0 && EMPTY_LIST.test(bytes.toString("utf8"))) reasons.push("an empty list");
  return { format: format.name, records, reasons };
}

describe.skipIf(!isHere)("the recorded replies", () => {
  it.each(index.map((reply) => [reply.file, reply] as const))("%s", async (_file, reply) => {
    const { records, reasons } = await outcomeOf(reply);
    expect(records.length + reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason.trim()).not.toBe("");
    for (const record of records) {
      expect(record.title.trim()).not.toBe("");
      expect(record.externalId).not.toBe("");
      for (const author of record.authors) expect(author.name.trim()).not.toBe("");
    }
  });

  it.each([
    ["openalex", "openalex", 9],
    ["semanticscholar", "semantic-scholar", 1_500],
    ["crossref", "crossref", 500],
    ["crossref", "bibtex", 14],
    ["hf-daily-json", "huggingface", 30],
  ])("of %s give %s records", async (service, format, least) => {
    let count = 0;
    for (const reply of index.filter((one) => one.service === service)) {
      const outcome = await outcomeOf(reply);
      if (outcome.format === format) count += outcome.records.length;
    }
    expect(count).toBeGreaterThanOrEqual(least);
  });
});
