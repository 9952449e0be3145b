// A reader's query as the index understands it: finished terms and conditions on papers.

import { allCategories } from "../../model/categories.ts";
import { splitWords, stemWord } from "../../model/search/analyse.ts";
import type { QueryNode, WordField } from "../../model/search/query.ts";
import type { PaperLookups } from "../../ports/paper-lookups.ts";
import type { IndexField, TermTree } from "../../ports/search-index.ts";

export const NOTHING: TermTree = { op: "papers", paperIds: [] };

/** A word says less about a paper where it stands in a name or a venue than in its text. */
const NAME_BOOST = 0.8;
const PLACE_BOOST = 0.5;

export function toTermTree(node: QueryNode, lookups: Omit<PaperLookups, "titled" | "texts">): TermTree {
  switch (node.kind) {
    case "word":
      return node.field === undefined ? anywhere(node) : inField(node, node.field, 1);
    case "and":
    case "or":
      return { op: node.kind, children: node.children.map((child) => toTermTree(child, lookups)) };
    case "not":
      return { op: "not", child: toTermTree(node.child, lookups) };
    case "category":
      return categoryTree(node.code);
    case "years":
    case "days": {
      const { from, to } = node;
      const column = node.kind === "years" ? "year" : "day";
      return { op: "range", column, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    }
    case "has":
      return { op: "value", column: "flag", value: node.what };
    case "ids":
      return { op: "papers", paperIds: lookups.named(node.ids) };
    case "topic":
      return { op: "papers", paperIds: lookups.ofTopic(node.name) };
    case "cites":
      return { op: "papers", paperIds: lookups.citing(node.id) };
    case "citedBy":
      return { op: "papers", paperIds: lookups.citedBy(node.id) };
  }
}

/** `cs` stands for all of Computer Science; letters may be of either case. */
export function categoryTree(code: string): TermTree {
  const wanted = code.toLowerCase();
  const codes = allCategories().flatMap(({ code: known }) => {
    const lower = known.toLowerCase();
    return lower === wanted || lower.startsWith(`${wanted}.`) ? [known] : [];
  });
  if (codes.length === 0) codes.push(code);
  return anyOf(codes.map((value) => ({ op: "value", column: "category", value })));
}

export const anyOf = (children: TermTree[]): TermTree =>
  children.length === 1 ? (children[0] as TermTree) : { op: "or", children };

export const allOf = (children: TermTree[]): TermTree =>
  children.length === 1 ? (children[0] as TermTree) : { op: "and", children };

type Word = QueryNode & { kind: "word" };

function anywhere(word: Word): TermTree {
  return anyOf([
    inField(word, "text", 1),
    inField(word, "name", NAME_BOOST),
    inField(word, "venue", PLACE_BOOST),
    inField(word, "institution", PLACE_BOOST),
  ]);
}

function inField(word: Word, field: WordField | "text", boost: number): TermTree {
  const parts = splitWords(word.text);
  if (parts.length === 0) return NOTHING;
  if (field === "name") return nameTree(parts, word, boost);
  const terms = parts.map(stemWord);
  const last = parts.at(-1) ?? "";
  if (word.isPrefix) {
    const begins = prefixTree(field, last, boost);
    return terms.length === 1 ? begins : allOf([termsTree(field, terms.slice(0, -1), boost), begins]);
  }
  return termsTree(field, terms, boost);
}

/** The index knows stems: `retrieval*` must find "retriev" as well. */
function prefixTree(field: IndexField, begin: string, boost: number): TermTree {
  const stemmed = stemWord(begin);
  const children: TermTree[] = [{ op: "prefix", field, prefix: begin, boost }];
  if (!stemmed.startsWith(begin)) children.push({ op: "term", field, term: stemmed, boost });
  return anyOf(children);
}

const termsTree = (field: IndexField, terms: string[], boost: number): TermTree =>
  terms.length === 1 ? { op: "term", field, term: terms[0] as string, boost } : { op: "phrase", field, terms, boost };

/** A lone letter is an initial; "Jian Jiao" is printed "J. Jiao" as well, which counts for less. */
function nameTree(parts: string[], word: Word, boost: number): TermTree {
  if (word.isPrefix) {
    const begins: TermTree = { op: "prefix", field: "name", prefix: parts.at(-1) ?? "", boost };
    return parts.length === 1 ? begins : allOf([personTree(parts.slice(0, -1), boost), begins]);
  }
  const person = personTree(parts, boost);
  const [first = "", ...rest] = isReversed(word.text) ? [...parts.slice(1), parts[0] ?? ""] : parts;
  if (parts.length < 2 || !word.isQuoted || first.length < 2) return person;
  return anyOf([person, personTree([first[0] ?? "", ...rest], boost / 2, true)]);
}

const isReversed = (text: string): boolean => text.includes(",");

function personTree(parts: string[], boost: number, isPrinted = false): TermTree {
  const terms = parts.map((part) => (part.length === 1 && !isPrinted ? `${part}.` : part));
  return terms.length === 1
    ? { op: "term", field: "name", term: terms[0] as string, boost }
    : { op: "person", terms, boost };
}
