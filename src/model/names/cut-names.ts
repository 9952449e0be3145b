// Mends author lists that were cut at the semicolons of escaped letters and then turned into "given family" piece by piece:
// "Jönsson, Arne" came as "J&ouml" and "Arne nsson".

import { decodeEntities } from "../../lib/tex/entities.ts";
import type { RecordAuthor } from "../record.ts";

const CUT = /&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|[A-Za-z]{3,8})(?=$|\s)/;
const MAX_PIECES = 8;

interface Name {
  family: string;
  /** Begins once the comma has been passed. */
  given?: string;
}

/** A known letter whose semicolon is gone, at the end of a word. */
function findCut(name: string): { before: string; rest: string } | undefined {
  const cut = CUT.exec(name);
  if (!cut) return undefined;
  const letter = decodeEntities(`${cut[0]};`);
  // "AT&T" and "Smith &Co" are no letters.
  if (!/^\p{L}$/u.test(letter)) return undefined;
  return { before: name.slice(0, cut.index) + letter, rest: name.slice(cut.index + cut[0].length).trim() };
}

/** "Arantza az de Ilarraza" was "az de Ilarraza, Arantza": the end of a family name begins small. */
function splitTail(name: string): { given: string; tail: string } {
  const at = name.search(/(?:^|\s)(?=\p{Ll}|-)/u);
  return at === -1 ? { given: name, tail: "" } : { given: name.slice(0, at).trim(), tail: name.slice(at).trim() };
}

/** Takes one more piece into the name; "open" when that was cut as well, "foreign" when it belongs to somebody else. */
function addPiece(name: Name, piece: string): "open" | "done" | "foreign" {
  const cut = findCut(piece);
  const isSmall = /^(?:\p{Ll}|-)/u.test(piece);
  if (name.given !== undefined) {
    if (!isSmall) return "foreign";
    name.given += cut ? cut.before : piece;
    return cut ? "open" : "done";
  }
  if (cut) {
    if (isSmall && cut.rest === "") name.family += cut.before;
    else {
      name.family += cut.rest;
      name.given = cut.before;
    }
    return "open";
  }
  const { given, tail } = splitTail(piece);
  name.family += tail;
  if (given !== "") name.given = given;
  return "done";
}

/** Entries without a cut letter come back as they are; a letter whose other half is nowhere to be seen is at least read. */
export function joinCutNames(authors: RecordAuthor[]): RecordAuthor[] {
  const mended: RecordAuthor[] = [];
  for (let at = 0; at < authors.length; at++) {
    const author = authors[at];
    if (!author) continue;
    const cut = author.name.includes(",") ? undefined : findCut(author.name);
    if (!cut) {
      mended.push(author);
      continue;
    }
    // "G&uuml Neumann" was "Neumann, G&uuml": cut in the given name.
    const name: Name = cut.rest === "" ? { family: cut.before } : { family: cut.rest, given: cut.before };
    let state: ReturnType<typeof addPiece> = "open";
    for (let pieces = 0; state === "open" && pieces < MAX_PIECES; pieces++) {
      const next = authors[at + 1];
      if (!next || next.name.includes(",")) break;
      state = addPiece(name, next.name);
      if (state !== "foreign") at++;
    }
    mended.push({ name: name.given === undefined ? name.family : `${name.given} ${name.family}` });
  }
  return mended;
}
