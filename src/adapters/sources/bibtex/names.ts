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
  const names = splitAtDepthZero(field.replace(/\s+/g, " "), " and ").flatMap((name) => {
    const parts = splitAtDepthZero(name, ",");
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
  const parts = splitAtDepthZero(raw, ",").map((part) => textOf(part, limits.name));
  const [family] = parts;
  const [suffix, given] = parts.length >= 3 ? [parts[1], parts[2]] : [undefined, parts[1]];
  const name = [given, family, suffix].filter((part) => part !== undefined).join(" ");
  if (name === "") return [];
  return [
    given === undefined || family === undefined ? { name } : fill<RecordAuthor>({ name }, { given, family, suffix }),
  ];
}

/** Splits at `separator` (in lower case) outside of braces. */
function splitAtDepthZero(text: string, separator: string): string[] {
  const parts: string[] = [];
  const first = separator[0];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "{") depth += 1;
    else if (char === "}") depth -= 1;
    else if (char === first && depth <= 0 && text.slice(at, at + separator.length).toLowerCase() === separator) {
      parts.push(text.slice(start, at));
      start = at + separator.length;
      at = start - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
