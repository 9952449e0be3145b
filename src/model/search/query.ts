// What a reader asked for, as a tree of words and conditions; and what was odd about it.

/** Fields whose words are searched; without one, words may stand anywhere. */
export type WordField = "title" | "abstract" | "name" | "venue" | "institution";

export type QueryNode =
  /** `isPrefix`: whatever begins so. `isQuoted`: exactly side by side, when it has several words. */
  | { kind: "word"; text: string; field?: WordField; isPrefix: boolean; isQuoted: boolean }
  | { kind: "and" | "or"; children: QueryNode[] }
  | { kind: "not"; child: QueryNode }
  | { kind: "category"; code: string }
  | { kind: "years"; from?: number; to?: number }
  /** Days since 1970-01-01; both ends belong to it. */
  | { kind: "days"; from?: number; to?: number }
  | { kind: "has"; what: "code" | "abstract" }
  /** Papers by identifier or permanent key. */
  | { kind: "ids"; ids: string[] }
  /** By the address of a topic, or its name. */
  | { kind: "topic"; name: string }
  /** Papers that cite the paper, or that it cites. */
  | { kind: "cites" | "citedBy"; id: string };

export interface ParsedQuery {
  /** Undefined when nothing can be searched for. */
  root?: QueryNode;
  /** Sentences for the reader: what was odd, and what was done about it. */
  notes: string[];
}

/** Calls `visit` for every word that is wanted; those behind NOT are not. */
export function forEachWord(node: QueryNode | undefined, visit: (word: QueryNode & { kind: "word" }) => void): void {
  if (!node || node.kind === "not") return;
  if (node.kind === "word") visit(node);
  else if (node.kind === "and" || node.kind === "or") for (const child of node.children) forEachWord(child, visit);
}
