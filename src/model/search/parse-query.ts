// What a reader typed, as a tree. Every text has a meaning: mistakes are told in a note, and the rest is searched for.

import type { ParsedQuery, QueryNode, WordField } from "./query.ts";
import { readDays, readYears } from "./read-range.ts";
import { type QueryToken, splitQuery } from "./split-query.ts";

const MAX_TOKENS = 1000;
const MAX_DEPTH = 20;
const MAX_IDS = 5000;

const WORD_FIELDS: Record<string, WordField> = {
  ti: "title",
  title: "title",
  abs: "abstract",
  abstract: "abstract",
  au: "name",
  author: "name",
  venue: "venue",
  inst: "institution",
  institution: "institution",
  aff: "institution",
};
const CONDITIONS = ["cat", "category", "topic", "year", "date", "has", "id", "arxiv", "doi", "cites", "citedby"];
/** What a reader can write, for help and completion. */
export const QUERY_FIELDS: readonly (readonly [field: string, what: string])[] = [
  ["ti:", "words of the title"],
  ["au:", "a person"],
  ["abs:", "words of the abstract"],
  ["cat:", "a category: cat:cs.CL"],
  ["topic:", "a topic: topic:graph-neural-networks"],
  ["inst:", "an institution"],
  ["venue:", "a venue"],
  ["year:", "a year or a range: year:2021..2024"],
  ["date:", "a day, a month or a range: date:2024-03.."],
  ["has:", "has:code, has:abstract"],
  ["id:", "an arXiv id, DOI or list of them"],
  ["cites:", "papers that cite this one"],
  ["citedby:", "papers that this one cites"],
];

export function parseQuery(text: string): ParsedQuery {
  const { tokens, isCut } = splitQuery(text, MAX_TOKENS);
  const parser: Parser = { tokens, at: 0, notes: new Set() };
  if (isCut) parser.notes.add(`Only the first ${MAX_TOKENS} words of the query are searched for.`);
  const children: QueryNode[] = [];
  while (parser.at < tokens.length) {
    const part = parseOr(parser, 0, undefined);
    if (part) children.push(part);
    // Only a closing bracket that nothing opened stops a group at this level.
    if (tokens[parser.at]?.kind === "close") {
      parser.at += 1;
      parser.notes.add("A closing bracket has no opening one; it was left out.");
    }
  }
  const root = group("and", children);
  const notes = [...parser.notes];
  return root ? { root, notes } : { notes };
}

interface Parser {
  tokens: QueryToken[];
  at: number;
  notes: Set<string>;
}

function group(kind: "and" | "or", children: QueryNode[]): QueryNode | undefined {
  // "a (b c)" and "a b c" are one query.
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  return flat.length > 1 ? { kind, children: flat } : flat[0];
}

function parseOr(parser: Parser, depth: number, field: string | undefined): QueryNode | undefined {
  const parts: QueryNode[] = [];
  for (;;) {
    const part = parseAnd(parser, depth, field);
    if (part) parts.push(part);
    if (parser.tokens[parser.at]?.kind !== "or") break;
    parser.at += 1;
    if (!part || isEnd(parser)) parser.notes.add("OR stands between two words; one of them is missing.");
  }
  return group("or", parts);
}

const isEnd = ({ tokens, at }: Parser): boolean => {
  const kind = tokens[at]?.kind;
  return kind === undefined || kind === "close";
};

function parseAnd(parser: Parser, depth: number, field: string | undefined): QueryNode | undefined {
  const parts: QueryNode[] = [];
  while (!isEnd(parser) && parser.tokens[parser.at]?.kind !== "or") {
    const part = parseUnary(parser, depth, field);
    if (part) parts.push(part);
  }
  return group("and", parts);
}

function parseUnary(parser: Parser, depth: number, field: string | undefined): QueryNode | undefined {
  const token = parser.tokens[parser.at];
  parser.at += 1;
  if (token?.kind === "and" || token === undefined) return undefined;
  if (token.kind === "not") {
    if (isEnd(parser)) {
      parser.notes.add("NOT leaves out the word after it; there is none.");
      return undefined;
    }
    const child = parseUnary(parser, depth, field);
    return child && { kind: "not", child };
  }
  if (token.kind === "open") return parseGroup(parser, depth, token.field ?? field);
  if (token.kind === "word" || token.kind === "phrase") return toNode(parser, token, token.field ?? field);
  return undefined;
}

function parseGroup(parser: Parser, depth: number, field: string | undefined): QueryNode | undefined {
  if (depth >= MAX_DEPTH) {
    parser.notes.add(`Brackets within more than ${MAX_DEPTH} others are not heeded.`);
    return undefined;
  }
  const inner = parseOr(parser, depth + 1, field);
  if (parser.tokens[parser.at]?.kind === "close") parser.at += 1;
  else parser.notes.add("A bracket was left open; it was closed at the end.");
  return inner;
}

type TextToken = QueryToken & { kind: "word" | "phrase" };

function toNode(parser: Parser, token: TextToken, field: string | undefined): QueryNode | undefined {
  if (token.kind === "phrase" && token.isOpen)
    parser.notes.add("A quotation mark was left open; it was closed at the end.");
  if (field !== undefined && CONDITIONS.includes(field)) return toCondition(parser, field, token.text.trim());
  const wordField = field === undefined ? undefined : WORD_FIELDS[field];
  let text = token.text;
  if (field !== undefined && !wordField) {
    // An address such as https://... has no field before its colon.
    if (text.startsWith("//")) text = `${field}:${text}`;
    else {
      const known = QUERY_FIELDS.map(([name]) => name).join(" ");
      parser.notes.add(`“${field}:” is not a field; its words are searched for everywhere. Fields are ${known}`);
      text = `${field} ${text}`;
    }
  }
  if (!/[\p{L}\p{N}\p{Co}]/u.test(text)) return undefined;
  const isPrefix = token.kind === "word" && /[\p{L}\p{N}]\*+$/u.test(text);
  const isQuoted = token.kind === "phrase";
  return { kind: "word", text, ...(wordField && { field: wordField }), isPrefix, isQuoted };
}

function toCondition(parser: Parser, field: string, value: string): QueryNode | undefined {
  const node = readCondition(field, value);
  if (node && !(node.kind === "ids" && node.ids.length > MAX_IDS)) return node;
  if (node?.kind === "ids") {
    parser.notes.add(`Only the first ${MAX_IDS} of the identifiers are looked up.`);
    return { ...node, ids: node.ids.slice(0, MAX_IDS) };
  }
  parser.notes.add(complaint(field, value));
  return undefined;
}

function readCondition(field: string, value: string): QueryNode | undefined {
  switch (field) {
    case "cat":
    case "category":
      return /^[a-z-]{2,20}(?:\.[a-z-]{2,12})?$/i.test(value) ? { kind: "category", code: value } : undefined;
    case "topic":
      return value === "" ? undefined : { kind: "topic", name: value };
    case "year": {
      const years = readYears(value);
      return years && { kind: "years", ...years };
    }
    case "date": {
      const days = readDays(value);
      return days && { kind: "days", ...days };
    }
    case "has":
      return value === "code" || value === "abstract" ? { kind: "has", what: value } : undefined;
    case "cites":
    case "citedby":
      return value === "" ? undefined : { kind: field === "cites" ? "cites" : "citedBy", id: value };
    default: {
      const ids = value.split(/[,;]/).flatMap((id) => id.trim() || []);
      return ids.length === 0 ? undefined : { kind: "ids", ids };
    }
  }
}

function complaint(field: string, value: string): string {
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  const examples: Record<string, string> = {
    cat: "a category looks like cat:cs.CL",
    category: "a category looks like category:cs.CL",
    topic: "a topic looks like topic:graph-neural-networks",
    year: "years look like year:2021 or year:2021..2024",
    date: "dates look like date:2024-03-05 or date:2024-03..2024-06",
    has: "there are has:code and has:abstract",
  };
  return `“${field}:${shown}” was left out: ${examples[field] ?? `${field}: needs an identifier`}.`;
}
