// Saved files: which format they are, what they give, and every recorded reply at hand.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileFormat, SourceBatch } from "../../../ports/source.ts";
import {
  arxivAnnouncementsFormat,
  arxivAtomFormat,
  arxivOaiFormat,
  kaggleFormat,
  paperFeedFormat,
} from "./file-formats.ts";

const formats: FileFormat[] = [
  arxivOaiFormat,
  arxivAtomFormat,
  arxivAnnouncementsFormat,
  paperFeedFormat,
  kaggleFormat,
];

function detect(head: string): string | undefined {
  const [best] = formats.map((format) => ({ format, sure: format.detect(head, "") })).sort((a, b) => b.sure - a.sure);
  return best && best.sure > 0 ? best.format.name : undefined;
}

async function* chunked(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(format: FileFormat, content: string | Uint8Array, batchSize = 100): Promise<SourceBatch[]> {
  const batches: SourceBatch[] = [];
  for await (const batch of format.read(chunked(Buffer.from(content)), { batchSize, fileName: "" }))
    batches.push(batch);
  return batches;
}

const recordXml = (
  i: number,
) => `<record><header><identifier>oai:arXiv.org:2611.${10_000 + i}</identifier></header><metadata>
  <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2611.${10_000 + i}</id><title>Part ${i}</title><abstract>a</abstract></arXiv></metadata></record>`;
const oai = (count: number) =>
  `<OAI-PMH><ListRecords>${Array.from({ length: count }, (_, i) => recordXml(i)).join("")}</ListRecords></OAI-PMH>`;
const ITEM = `<item><title>On lanterns</title><link>https://arxiv.org/abs/2611.10000</link><description>&lt;p&gt;&lt;b&gt;Authors:&lt;/b&gt; Ada Ashford, Lantern Team&lt;/p&gt;
  &lt;p&gt;&lt;b&gt;Upvotes:&lt;/b&gt; 52&lt;/p&gt;&lt;p&gt;&lt;b&gt;Summary:&lt;/b&gt; We look &amp;amp; look.&lt;/p&gt;</description><pubDate>Mon, 02 Nov 2026 00:00:00 +0000</pubDate></item>`;

test.each([
  [oai(1), "arxiv-oai"],
  ['<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/abc</id></feed>', "arxiv-api"],
  [
    '<rss xmlns:arxiv="http://arxiv.org/schemas/atom"><item><arxiv:announce_type>new</arxiv:announce_type></item></rss>',
    "arxiv-announcements",
  ],
  [`<rss><channel>${ITEM}</channel></rss>`, "paper-feed"],
  ['{"id":"0704.0001","authors_parsed":[],"update_date":"2008-11-26"}\n{"id":', "arxiv-kaggle"],
  ["<html><a href='https://arxiv.org/abs/2611.10000'>x</a></html>", undefined],
  ["<rss><item><link>https://example.org/</link></item></rss>", undefined],
  ['{"id":"W1","authorships":[]}', undefined],
  ["", undefined],
])("%j is recognised", (head, name) => {
  expect(detect(head)).toBe(name);
});

test("batches have at most the size asked for and say how far they are", async () => {
  const batches = await readAll(arxivOaiFormat, oai(250), 100);
  expect(batches.map((batch) => batch.records.length)).toEqual([100, 100, 50]);
  expect(batches.at(-1)?.progress).toEqual({ done: Buffer.byteLength(oai(250)), unit: "bytes" });
});

test("of a file that breaks off, what came before is kept and the break is told", async () => {
  const batches = await readAll(arxivOaiFormat, oai(30).slice(0, -2_000));
  const records = batches.flatMap((batch) => batch.records);
  expect(records.length).toBeGreaterThan(15);
  expect(batches.flatMap((batch) => batch.setAsides)).toMatchObject([
    { reason: expect.stringMatching(/cannot be read after byte \d+: .*unclosed tag/) },
  ]);
});

test("a file without papers says so", async () => {
  const [batch] = await readAll(arxivAtomFormat, "<feed/>");
  expect(batch?.setAsides).toMatchObject([{ source: "arxiv-api", reason: "no papers in this file" }]);
});

test("announcements in a file are kept as such", async () => {
  const item =
    "<item><title>t</title><guid>oai:arXiv.org:2611.10000v1</guid><category>cs.CL</category><announce_type>new</announce_type><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate></item>";
  const [batch] = await readAll(arxivAnnouncementsFormat, `<rss><channel>${item}</channel></rss>`);
  expect(batch?.announcements).toMatchObject([
    { externalId: "2611.10000", day: "2026-11-20", kind: "new", category: "cs.CL" },
  ]);
});

test("a feed of papers gives authors, summary and votes", async () => {
  const [batch] = await readAll(paperFeedFormat, `<rss><channel>${ITEM}</channel></rss>`);
  expect(batch?.records[0]).toMatchObject({
    source: "paper-feed",
    externalId: "2611.10000",
    abstract: "We look & look.",
    authors: [{ name: "Ada Ashford" }, { name: "Lantern Team", isCollective: true }],
    attention: [{ source: "huggingface", kind: "upvotes", value: 52 }],
  });
});

test("of JSON lines, each bad one is set aside and the rest kept", async () => {
  const good = JSON.stringify({
    id: "0704.0001",
    title: "t",
    authors_parsed: [["Ashford", "Ada", ""]],
    update_date: "2008-11-26",
  });
  const batches = await readAll(kaggleFormat, `${good}\n{"id": broken\n\n${good.replace("0704.0001", "0704.0002")}`);
  expect(batches.flatMap((batch) => batch.records.map((record) => record.externalId))).toEqual([
    "0704.0001",
    "0704.0002",
  ]);
  expect(batches.flatMap((batch) => batch.setAsides)).toHaveLength(1);
});

const archive = join(import.meta.dirname, "../../../../../shared/data/fixtures.tar.gz");
const hasArchive = existsSync(archive);
if (!hasArchive) console.log("skipped: recorded replies of arXiv (../shared/data/fixtures.tar.gz is not here)");

describe.skipIf(!hasArchive)("recorded replies", () => {
  const folder = mkdtempSync(join(tmpdir(), "replies-"));
  const services = ["arxiv-atom", "arxiv-oai", "hf-rss"];
  beforeAll(() => {
    execFileSync("tar", ["xzf", archive, "-C", folder, ...services.map((name) => `fixtures/${name}`)]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ["arxiv-atom", 20, 230],
    ["arxiv-oai", 16, 920],
    ["hf-rss", 3, 141],
  ])("of %s: each of %i is recognised and gives records or a reason", async (service, files, records) => {
    const paths = readdirSync(join(folder, "fixtures", service)).map((name) => join(folder, "fixtures", service, name));
    expect(paths).toHaveLength(files);
    let total = 0;
    for (const path of paths) {
      const bytes = readFileSync(path);
      const format = formats.find((it) => it.name === detect(bytes.subarray(0, 65_536).toString()));
      const batches = format ? await readAll(format, bytes) : [];
      const found = batches.flatMap((batch) => batch.records);
      const reasons = batches.flatMap((batch) => batch.setAsides.map((it) => it.reason));
      expect(found.length + reasons.length, path).toBeGreaterThan(0);
      for (const record of found) {
        expect(record.title, path).not.toMatch(/[\n\u0000]/);
        expect(record.authors.length, `${path} ${record.externalId}`).toBeGreaterThan(0);
        expect(record.date, `${path} ${record.externalId}`).toMatch(/^(?:19|20)\d\d-\d\d/);
      }
      for (const reason of reasons) expect(reason).toMatch(/^(?:arXiv says: |no papers in this file)/);
      total += found.length;
    }
    expect(total).toBeGreaterThanOrEqual(records - 10);
  });
});
