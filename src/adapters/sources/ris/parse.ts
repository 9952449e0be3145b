// One RIS entry to a record. Tags are two characters; what a program writes into which tag differs, so each has its understudies.

import type { RecordAuthor, SetAside, SourceRecord } from "../../../model/record.ts";
import { type Citation, toCitationRecord } from "../citation-record.ts";
import { dateFromParts, fill, limits, setAside, textOf } from "../fields.ts";

export const RIS = "ris";

/** Tag and value of each line, in order. */
export type RisEntry = [tag: string, value: string][];

const OTHERS = /^(?:others|et\.? al\.?)$/i;
const MAX_LINES = 50_000;

export function parseRisEntry(entry: RisEntry): SourceRecord | SetAside {
  const text = entry.map(([tag, value]) => `${tag}  - ${value}`).join("\n");
  if (!entry.some(([tag]) => tag === "TY")) return setAside(RIS, "no type (TY) begins the entry", text);
  if (entry.length > MAX_LINES) return setAside(RIS, `more than ${MAX_LINES} lines`, text);
  return toCitationRecord(toCitation(entry, text));
}

function toCitation(entry: RisEntry, text: string): Citation {
  const all = (...tags: string[]) =>
    entry.flatMap(([tag, value]) => (tags.includes(tag) && value !== "" ? [value] : []));
  // In the order of the tags asked for, not of the lines.
  const one = (...tags: string[]) => tags.flatMap((tag) => all(tag))[0];
  const type = one("TY") ?? "";
  const names = all("AU", "A1").flatMap((name) => name.split(/\s*;\s*/));
  const [from, to] = [one("SP"), one("EP")];
  return {
    source: RIS,
    text,
    key: one("ID", "AN"),
    title: one("TI", "T1", "CT", "BT"),
    abstract: one("AB", "N2"),
    authors: names.filter((name) => !OTHERS.test(name)).flatMap(readName),
    isTruncated: names.some((name) => OTHERS.test(name)),
    date: readDate(one("DA")) ?? readDate(one("PY", "Y1")),
    venue: one("T2", "JF", "JO", "JA", "BT", "C3", "PB"),
    isPreprint: type === "UNPB" || type === "PREPRINT",
    doi: one("DO", "DI"),
    arxivHints: [...all("AN", "M1", "C1", "N1", "JO", "T2"), ...all("UR", "L1", "L2")],
    urls: all("UR", "L2", "LK"),
    pdfUrl: one("L1"),
    volume: one("VL"),
    issue: one("IS"),
    pages: from === undefined ? undefined : to === undefined || from.includes("-") ? from : `${from}-${to}`,
    keywords: all("KW").flatMap((line) => line.split(/\s*;\s*/).flatMap((word) => textOf(word, limits.name) ?? [])),
    comment: one("N1"),
    language: one("LA"),
  };
}

/** "Family, Given, Suffix"; a name without a comma is as printed. */
function readName(raw: string): RecordAuthor[] {
  const [family, given, suffix] = raw.split(",").map((part) => textOf(part, limits.name));
  const name = [given, family, suffix].filter((part) => part !== undefined).join(" ");
  if (name === "") return [];
  return [
    given === undefined || family === undefined ? { name } : fill<RecordAuthor>({ name }, { given, family, suffix }),
  ];
}

/** `2020/05/03/`, `2020///`, `2020-05-03` or `2020`. */
function readDate(text: string | undefined): string | undefined {
  const parts = /^(\d{4})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?/.exec(text ?? "");
  return parts ? dateFromParts([parts[1], parts[2] || 0, parts[3] || 0]) : undefined;
}
