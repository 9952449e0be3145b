// The pieces that cleaned text is made of, and the state of a parse: a stack of open groups that always closes.

export type Tag = "em" | "strong" | "sup" | "sub" | "code" | "sc" | "plain" | "paren" | "quote" | "braces";

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "math"; tex: string; isDisplay: boolean; source: string }
  | { kind: "element"; tag: Tag; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] };

interface Frame {
  /** What ends it: `}`, an HTML tag name, `*` or `**`. */
  closer: string;
  tag: Tag;
  href?: string | undefined;
  /** Shown before the content when the end never comes. */
  opener: string;
  nodes: Inline[];
}

export interface InlineParse {
  src: string;
  at: number;
  frames: Frame[];
  /** Running text not yet a node. */
  text: string;
  openQuotes: number;
  /** Where the closing mark of a single quotation stands; -1 when none is open. */
  singleQuoteEnd: number;
  /** Where the closing dollar of text between dollars stands; -1 when none is awaited. */
  skippedDollar: number;
  /** Characters that look-aheads may still read: keeps hostile input linear. */
  budget: number;
}

// No honest text nests deeper; beyond it an opening mark is ordinary text.
const MAX_DEPTH = 40;
const LOOK_AHEAD_BUDGET = 4_000_000;

export function startParse(src: string): InlineParse {
  const root: Frame = { closer: "", tag: "plain", opener: "", nodes: [] };
  return {
    src,
    at: 0,
    frames: [root],
    text: "",
    openQuotes: 0,
    singleQuoteEnd: -1,
    skippedDollar: -1,
    budget: LOOK_AHEAD_BUDGET,
  };
}

function top(parse: InlineParse): Frame {
  const frame = parse.frames.at(-1);
  if (!frame) throw new Error("an inline parse always has its root");
  return frame;
}

function flush(parse: InlineParse): void {
  if (parse.text === "") return;
  top(parse).nodes.push({ kind: "text", text: parse.text });
  parse.text = "";
}

export function addText(parse: InlineParse, text: string): void {
  parse.text += text;
}

export function addNode(parse: InlineParse, node: Inline): void {
  flush(parse);
  top(parse).nodes.push(node);
}

/** False when too deep: the caller then treats the opening mark as text. */
export function openFrame(
  parse: InlineParse,
  frame: { closer: string; tag: Tag; opener: string; href?: string | undefined },
): boolean {
  if (parse.frames.length > MAX_DEPTH) return false;
  flush(parse);
  parse.frames.push({ ...frame, nodes: [] });
  return true;
}

function popFlattened(parse: InlineParse): void {
  flush(parse);
  const frame = parse.frames.pop();
  if (!frame) return;
  if (frame.opener !== "") top(parse).nodes.push({ kind: "text", text: frame.opener });
  for (const node of frame.nodes) top(parse).nodes.push(node);
}

/** Whether `closer` would end an open group; `}` reaches through anything, other marks not through braces. */
export function canClose(parse: InlineParse, closer: string): boolean {
  for (let i = parse.frames.length - 1; i > 0; i--) {
    const frame = parse.frames[i];
    if (frame?.closer === closer) return true;
    if (closer !== "}" && frame?.closer === "}") return false;
  }
  return false;
}

export function closeFrame(parse: InlineParse, closer: string): boolean {
  if (!canClose(parse, closer)) return false;
  while (top(parse).closer !== closer) popFlattened(parse);
  flush(parse);
  const frame = parse.frames.pop();
  if (!frame) return false;
  const { tag, href, nodes } = frame;
  if (href !== undefined) top(parse).nodes.push({ kind: "link", href, children: nodes });
  else if (tag === "plain") for (const node of nodes) top(parse).nodes.push(node);
  else top(parse).nodes.push({ kind: "element", tag, children: nodes });
  return true;
}

export function finishParse(parse: InlineParse): Inline[] {
  while (parse.frames.length > 1) popFlattened(parse);
  flush(parse);
  return top(parse).nodes;
}

/** The character before the one being read, as the reader will see it; "" at the start or after a piece. */
export function previousCharacter(parse: InlineParse): string {
  return parse.at > 0 ? parse.src.charAt(parse.at - 1) : "";
}

/** Reads `{...}` at `at`; undefined when there is none or it does not end within `limit`. */
export function readGroup(parse: InlineParse, at: number, limit = 2000): { content: string; end: number } | undefined {
  const { src } = parse;
  if (src[at] !== "{" || parse.budget <= 0) return undefined;
  const last = Math.min(src.length, at + limit);
  let depth = 0;
  for (let i = at; i < last; i++) {
    const mark = src[i];
    if (mark === "\\") i++;
    else if (mark === "{") depth++;
    else if (mark === "}" && --depth === 0) {
      parse.budget -= i - at;
      return { content: src.slice(at + 1, i), end: i + 1 };
    }
  }
  parse.budget -= last - at;
  return undefined;
}

/** After something was dropped: no space is left before a comma or full stop. */
export function closeGap(parse: InlineParse): void {
  if (/^\s*[.,;:)\]]/.test(parse.src.slice(parse.at, parse.at + 3))) parse.text = parse.text.replace(/\s+$/, "");
}
