// Finds institutions in tokens: a word trie, leftmost first, longest wins, with guards against look-alike names.

import type { Institution } from "../institutions.ts";
import { blockedNames, type InstitutionRow, institutionRows } from "./rows.ts";
import { type Tokens, tokenize } from "./tokens.ts";

type Span = "any" | "segment" | "text";

interface Alias {
  /** Undefined for a blocked name: it uses up its words and yields nothing. */
  institution: Institution | undefined;
  capitals: boolean;
  span: Span;
}

interface Node {
  next: Map<string, Node>;
  aliases: Alias[];
}

const GENERIC_ENDS = new Set(["university", "institute", "college", "school", "academy"]);
/** "Medical University of Vienna" is not the University of Vienna. */
const OTHER_UNIVERSITY = new Set(
  "technical medical polytechnic bundeswehr education state national open normal catholic free american city applied autonomous federal pontifical metropolitan veterinary agricultural economics".split(
    " ",
  ),
);

const knownWords = new Set<string>();
let trie: Node | undefined;

/** Built when the first affiliation is read: threads that only show papers never do. */
function root(): Node {
  trie ??= createTrie();
  return trie;
}

/** Institutions in printed order, each once; one that contains another named one is left out. */
export function matchInstitutions(text: string): Institution[] {
  root();
  const tokens = tokenize(text, isKnown);
  const found = new Map<string, Institution>();
  for (let start = 0; start < tokens.words.length; ) {
    const match = longestMatch(tokens, start);
    if (match?.alias.institution) found.set(match.alias.institution.tag, match.alias.institution);
    start = match ? match.end : start + 1;
  }
  for (const institution of [...found.values()]) if (institution.parent) found.delete(institution.parent);
  return [...found.values()];
}

function longestMatch(tokens: Tokens, start: number): { alias: Alias; end: number } | undefined {
  let best: { alias: Alias; end: number } | undefined;
  let node: Node | undefined = root();
  for (let at = start; at < tokens.words.length; at++) {
    const word: string = tokens.words[at] ?? "";
    // "Beijing, University of ..." is a place followed by a name, not the University of Beijing.
    if (at > start && tokens.gaps[at] === "break" && GENERIC_ENDS.has(word)) break;
    node = node.next.get(word);
    if (!node) break;
    const alias = node.aliases.find((candidate) => fits(candidate, tokens, start, at + 1));
    if (alias) best = { alias, end: at + 1 };
  }
  return best;
}

function fits(alias: Alias, tokens: Tokens, start: number, end: number): boolean {
  if (alias.capitals && !tokens.capitals.slice(start, end).every(Boolean)) return false;
  if (alias.span === "text") return start === 0 && end === tokens.words.length;
  if (alias.span === "segment") return edge(tokens, start) && edge(tokens, end);
  // "Zhejiang University of ..." is another university unless the longer name is known.
  if (GENERIC_ENDS.has(tokens.words[end - 1] ?? "") && tokens.gaps[end] === "of") return false;
  const before = tokens.words[start - 1];
  return !(
    tokens.words[start] === "university" &&
    before !== undefined &&
    tokens.gaps[start] === "none" &&
    OTHER_UNIVERSITY.has(before)
  );
}

function edge(tokens: Tokens, at: number): boolean {
  const gap = tokens.gaps[at];
  return gap === undefined || gap === "break" || gap === "and";
}

function isKnown(word: string): boolean {
  return knownWords.has(word);
}

function createTrie(): Node {
  const start: Node = { next: new Map(), aliases: [] };
  for (const { institution, aliases } of institutionRows) for (const alias of aliases) add(start, alias, institution);
  for (const name of blockedNames) add(start, name, undefined);
  return start;
}

/** From now on these are found as well. */
export function addRows(rows: readonly InstitutionRow[]): void {
  for (const { institution, aliases } of rows) for (const alias of aliases) add(root(), alias, institution);
}

function add(start: Node, printed: string, institution: Institution | undefined): void {
  const span: Span = printed.startsWith("==") ? "text" : printed.startsWith("=") ? "segment" : "any";
  const text = printed.replace(/^=+/, "");
  // A full name such as "UNSW Sydney" is not a bare acronym.
  const capitals = text !== institution?.name && !/[a-z]/.test(text) && !/\s/.test(text);
  let node = start;
  for (const word of tokenize(text, () => true).words) {
    knownWords.add(word);
    const next: Node = node.next.get(word) ?? { next: new Map(), aliases: [] };
    node.next.set(word, next);
    node = next;
  }
  if (node === start) return;
  if (
    !node.aliases.some(
      (alias) => alias.institution === institution && alias.span === span && alias.capitals === capitals,
    )
  )
    node.aliases.push({ institution, capitals, span });
}
