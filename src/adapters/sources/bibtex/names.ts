// Author fields of BibTeX: "First Last and Last, First and {A Whole Group} and others".

import type { RecordAuthor } from "../../../model/record.ts";
import { fill, limits, textOf } from "../fields.ts";

export interface BibAuthors {
  authors: RecordAuthor[];
  isTruncated: boolean;
}

const OTHERS = /^(?:others|et\.? al\.?)$/i;
/** More commas than any form of one name has: a list without "and". */
const COMMAS_OF_A_LIST = 3;

export function parseBibAuthors(field: string): BibAuthors {
  const names = splitAtDepthZero(field.replace(/\s+/g, " "), /^ and (?=\S)/i, 5).flatMap((name) => {
    const parts = splitAtDepthZero(name, /^,/, 1);
    return parts.length > COMMAS_OF_A_LIST ? parts : [name];
  });
  const kept = names.map((name) => name.trim()).filter((name) => name !== "");
  const authors = kept.filter((name) => !OTHERS.test(name)).flatMap(parseBibName);
  return { authors, isTruncated: kept.some((name) => OTHERS.test(name)) };
}

export function parseBibName(raw: string): RecordAuthor[] {
  const group = /^\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}$/.exec(raw)?.[1];
  if (group !== undefined) {
    const name = textOf(group, limits.name);
    return name === undefined ? [] : [{ name, isCollective: true }];
  }
  const parts = splitAtDepthZero(raw, /^,/, 1).map((part) => textOf(part, limits.name));
  const [family] = parts;
  const [suffix, given] = parts.length >= 3 ? [parts[1], parts[2]] : [undefined, parts[1]];
  const name = [given, family, suffix].filter((part) => part !== undefined).join(" ");
  if (name === "") return [];
  return [
    given === undefined || family === undefined ? { name } : fill<RecordAuthor>({ name }, { given, family, suffix }),
  ];
}

/** Splits where `separator` matches outside of braces; `width` characters are looked at. */
function splitAtDepthZero(text: string, separator: RegExp, width: number): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "{") depth += 1;
    else if (char === "}") depth -= 1;
    else if (depth <= 0 && separator.test(text.slice(at, at + width + 1))) {
      parts.push(text.slice(start, at));
      start = at + width;
      at = start - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
