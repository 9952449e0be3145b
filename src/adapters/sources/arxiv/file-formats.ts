// arXiv's formats as files: saved OAI-PMH lists, Atom and RSS feeds, and the Kaggle snapshot.

import { errorMessage } from "../../../lib/errors.ts";
import type { Announcement, SetAside, SourceRecord } from "../../../model/record.ts";
import type { FileFormat, SourceBatch } from "../../../ports/source.ts";
import { isRecord, setAside } from "../fields.ts";
import { readJson } from "../json-format.ts";
import { firstObject } from "../sniff.ts";
import { isXmlError, readXml, type XmlElement } from "../xml.ts";
import { readAnnouncement } from "./parse-announcements.ts";
import { ATOM_ELEMENTS, toAtomRecord } from "./parse-atom.ts";
import { toKaggleRecord } from "./parse-kaggle.ts";
import { OAI_ELEMENTS, toOaiRecord } from "./parse-oai.ts";
import { toFeedRecord } from "./parse-paper-feed.ts";

interface Outcome {
  outcome: SourceRecord | SetAside;
  announcement?: Announcement;
}

interface XmlFormat {
  name: string;
  title: string;
  elements: string[];
  detect(head: string): number;
  /** Undefined for elements that are no records. */
  read(element: XmlElement): Outcome | undefined;
}

interface Batch extends SourceBatch {
  announcements: Announcement[];
}

const emptyBatch = (): Batch => ({ records: [], setAsides: [], announcements: [] });
const sizeOf = (batch: Batch): number => batch.records.length + batch.setAsides.length;

async function* counted(bytes: AsyncIterable<Uint8Array>, onRead: (size: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onRead(chunk.length);
    yield chunk;
  }
}

async function* readFile(
  format: XmlFormat,
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<SourceBatch> {
  let done = 0;
  let isEmpty = true;
  let batch = emptyBatch();
  const take = (): SourceBatch => {
    const full = batch;
    batch = emptyBatch();
    return { ...full, progress: { done, unit: "bytes" } };
  };
  const input = counted(bytes, (read) => {
    done += read;
  });
  try {
    for await (const elements of readXml(input, format.elements)) {
      for (const element of elements) {
        const read = format.read(element);
        if (!read) continue;
        isEmpty = false;
        if (isRecord(read.outcome)) batch.records.push(read.outcome);
        else batch.setAsides.push(read.outcome);
        if (read.announcement) batch.announcements.push(read.announcement);
        if (sizeOf(batch) >= size) yield take();
      }
    }
  } catch (error) {
    if (!isXmlError(error)) throw error;
    isEmpty = false;
    // Everything before the broken place stays good; the rest of the file is set aside as one piece.
    batch.setAsides.push(
      setAside(format.name, `the file cannot be read after byte ${done}: ${errorMessage(error)}`, ""),
    );
  }
  // Saying so is better than an input that leaves no trace.
  if (isEmpty) batch.setAsides.push(setAside(format.name, "no papers in this file", ""));
  if (sizeOf(batch) > 0) yield take();
}

function xmlFormat(format: XmlFormat): FileFormat {
  const { name, title } = format;
  return {
    name,
    title,
    detect: (head) => (/^\ufeff?\s*</.test(head) ? format.detect(head) : 0),
    read: (bytes, options) => readFile(format, bytes, Math.max(1, options.batchSize)),
  };
}

const has = (head: string, pattern: RegExp, sure: number): number => (pattern.test(head) ? sure : 0);

export const arxivOaiFormat: FileFormat = xmlFormat({
  name: "arxiv-oai",
  title: "arXiv OAI-PMH list (arXiv, arXivRaw or Dublin Core)",
  elements: OAI_ELEMENTS,
  detect: (head) =>
    has(head, /<(?:\w+:)?OAI-PMH[\s>]|arxiv\.org\/OAI\/arXiv/, /oai:arXiv\.org|arxiv\.org/i.test(head) ? 1 : 0.4),
  read: (element) => (element.local === "record" ? { outcome: toOaiRecord(element) } : undefined),
});

export const arxivAtomFormat: FileFormat = xmlFormat({
  name: "arxiv-api",
  title: "arXiv query API (Atom)",
  elements: ATOM_ELEMENTS,
  detect: (head) =>
    /announce_type/.test(head) ? 0 : has(head, /<feed[\s>][\s\S]*arxiv\.org\/(?:schemas\/atom|api\/)/, 1),
  read: (element) => (element.local === "entry" ? { outcome: toAtomRecord(element) } : undefined),
});

export const arxivAnnouncementsFormat: FileFormat = xmlFormat({
  name: "arxiv-announcements",
  title: "arXiv announcement feed (RSS or Atom)",
  elements: ["item", "entry"],
  detect: (head) =>
    Math.max(has(head, /announce_type/, 1), has(head, /<rss[\s>][\s\S]*(?:rss\.arxiv\.org|arxiv\.org\/schemas)/, 1)),
  read: (element) => readAnnouncement(element, undefined),
});

export const paperFeedFormat: FileFormat = xmlFormat({
  name: "paper-feed",
  title: "RSS or Atom feed whose items link to arXiv",
  elements: ["item", "entry"],
  detect: (head) => has(head, /<(?:rss|feed|rdf:RDF)[\s>][\s\S]*arxiv\.org\/abs\//, 0.6),
  read: (element) => ({ outcome: toFeedRecord(element) }),
});

export const kaggleFormat: FileFormat = {
  name: "arxiv-kaggle",
  title: "arXiv snapshot on Kaggle (JSON lines)",
  detect(head) {
    const first = firstObject(head);
    return first && "authors_parsed" in first && "update_date" in first ? 1 : 0;
  },
  read: (bytes, { batchSize }) =>
    readJson(bytes, {
      source: "arxiv-kaggle",
      batchSize,
      parse(value, into) {
        const outcome = toKaggleRecord(value);
        if (isRecord(outcome)) into.records.push(outcome);
        else into.setAsides.push(outcome);
      },
    }),
};
