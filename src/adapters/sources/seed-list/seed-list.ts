// A list of paper cards, one JSON object a line: the starter catalogue's own layout.

import type { FileFormat } from "../../../ports/source.ts";
import { isRecord } from "../fields.ts";
import { readJson } from "../json-format.ts";
import { firstObject } from "../sniff.ts";
import { parseSeed, SEED_LIST } from "./parse.ts";

export const seedListFormat: FileFormat = {
  name: SEED_LIST,
  title: "List of paper cards (JSON lines)",
  detect(head) {
    const line = firstObject(head);
    return line && typeof line.title === "string" && "more_authors" in line && Array.isArray(line.pages) ? 0.97 : 0;
  },
  read: (bytes, { batchSize }) =>
    readJson(bytes, {
      source: SEED_LIST,
      batchSize,
      parse(value, into) {
        const outcome = parseSeed(value);
        if (isRecord(outcome)) into.records.push(outcome);
        else into.setAsides.push(outcome);
      },
    }),
};
