// Broadsheet's own exchange format: one JSON object a line, documented in docs/interchange.md.

import type { FileFormat } from "../../../ports/source.ts";
import { isObject, isRecord } from "../fields.ts";
import { readJson } from "../json-format.ts";
import { firstObject } from "../sniff.ts";
import { INTERCHANGE, parseInterchange } from "./parse.ts";

/** A short line is ours when it has no field that is not. */
const FIELDS = new Set(
  [
    "id title abstract abstractSource tldr summary authors authorsTruncated year date venue categories keywords area",
    "arxivId doi identifiers codeUrl codeUrls codeClaimed citations citationCounts comment instances version versions",
    "updated language license journalRef url pdfUrl status institutions listedOn attention references",
  ].flatMap((names) => names.split(" ")),
);

export const interchangeFormat: FileFormat = {
  name: INTERCHANGE,
  title: "Broadsheet JSON lines",
  detect(head) {
    const line = firstObject(head);
    if (line === undefined)
      return /^\s*\{"id":\s?"[^"]*",\s?"title":\s?"/.test(head) && head.includes('"authors":') ? 0.5 : 0;
    if (typeof line.title !== "string") return 0;
    const [author] = Array.isArray(line.authors) ? line.authors : [];
    const isOurs = Array.isArray(line.instances) && typeof line.id === "string";
    if (isOurs) return 0.95;
    if (isObject(author) && typeof author.name === "string") return 0.6;
    return Object.keys(line).every((key) => FIELDS.has(key)) ? 0.3 : 0;
  },
  read: (bytes, { batchSize }) =>
    readJson(bytes, {
      source: INTERCHANGE,
      batchSize,
      parse(value, into) {
        const outcome = parseInterchange(value);
        if (isRecord(outcome)) into.records.push(outcome);
        else into.setAsides.push(outcome);
      },
    }),
};
