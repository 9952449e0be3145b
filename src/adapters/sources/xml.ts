// Reads XML as a stream of small subtrees, one per record, never as one big tree. Bounded against bombs.

import { SaxesParser } from "saxes";
import { createStreamDecoder, type StreamDecoder } from "../../lib/decode-text.ts";
import { AppError } from "../../lib/errors.ts";

export interface XmlElement {
  /** With prefix, as written: `arxiv:comment`. */
  name: string;
  /** Without prefix. */
  local: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  /** Some text in here was longer than a field can be and has been cut. */
  isCut?: boolean;
}

const LIMITS = {
  depth: 100,
  attributes: 500,
  attributeLength: 1_000_000,
  /** Between two tags. The parser holds this much at once. */
  runLength: 64 * 1024 * 1024,
  /** Of text and elements within one subtree; the rest is cut and the subtree marked. */
  subtreeLength: 8 * 1024 * 1024,
  subtreeElements: 200_000,
};

/** XML does not allow these; some sources send them all the same. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ALL_CONTROLS = new RegExp(CONTROLS, "g");
/** Characters that are kept as written: a source's slip is no reason to lose its record. */
const HARMLESS = /undefined entity|malformed character entity/;
// Large pieces would make the parser hold many subtrees at once.
const PIECE_LENGTH = 256 * 1024;

class XmlError extends AppError {}

const invalid = (message: string): AppError => new XmlError("invalid", `not readable as XML: ${message}`);

/** The document itself is at fault, not the stream that it came by. */
export const isXmlError = (error: unknown): boolean => error instanceof XmlError;
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

interface Subtree {
  open: XmlElement[];
  length: number;
  elements: number;
}

/** Collects the elements named by local name in `collect`, wherever they stand. */
export class XmlCollector {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #collect: ReadonlySet<string>;
  #found: XmlElement[] = [];
  #subtree: Subtree | undefined;
  #depth = 0;
  #run = 0;
  #root: string | undefined;

  constructor(collect: Iterable<string>) {
    this.#collect = new Set(collect);
    const parser = this.#parser;
    // Six handlers at most: with a seventh the engine keeps the parser's fields in a slow table, at a tenth of the speed.
    parser.on("error", (error) => {
      if (!HARMLESS.test(error.message)) throw invalid(error.message);
    });
    parser.on("doctype", (text) => {
      if (text.includes("<!ENTITY")) throw invalid("it declares entities");
    });
    parser.on("opentag", (tag) => this.#onOpen(tag.name, tag.attributes));
    parser.on("text", (text) => this.#onText(text));
    parser.on("cdata", (text) => this.#onText(text));
    parser.on("closetag", () => this.#onClose());
  }

  /** Local name of the outermost element, once it has been seen. */
  get root(): string | undefined {
    return this.#root;
  }

  /** Feeds text and returns the subtrees that it completed. */
  write(text: string): XmlElement[] {
    const clean = CONTROLS.test(text) ? text.replace(ALL_CONTROLS, "") : text;
    for (let at = 0; at < clean.length; at += PIECE_LENGTH) {
      const piece = clean.slice(at, at + PIECE_LENGTH);
      this.#run += piece.length;
      this.#parser.write(piece);
      if (this.#run > LIMITS.runLength) throw invalid(`more than ${LIMITS.runLength} characters without a tag`);
    }
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /** Throws when the document is not whole. */
  close(): void {
    this.#parser.close();
  }

  #onOpen(name: string, attributes: Record<string, string>): void {
    this.#run = 0;
    this.#depth += 1;
    if (this.#depth > LIMITS.depth) throw invalid(`nested deeper than ${LIMITS.depth}`);
    checkAttributes(attributes);
    const local = localName(name);
    this.#root ??= local;
    const tree = this.#subtree;
    const element: XmlElement = { name, local, attributes, children: [] };
    if (!tree) {
      if (this.#collect.has(local)) this.#subtree = { open: [element], length: 0, elements: 1 };
      return;
    }
    tree.elements += 1;
    if (tree.elements > LIMITS.subtreeElements)
      throw invalid(`more than ${LIMITS.subtreeElements} elements in one record`);
    tree.open.at(-1)?.children.push(element);
    tree.open.push(element);
  }

  #onText(text: string): void {
    this.#run = 0;
    const tree = this.#subtree;
    const element = tree?.open.at(-1);
    if (!tree || !element) return;
    const room = LIMITS.subtreeLength - tree.length;
    tree.length += text.length;
    element.children.push(text.length > room ? text.slice(0, Math.max(0, room)) : text);
    if (text.length > room && tree.open[0]) tree.open[0].isCut = true;
  }

  #onClose(): void {
    this.#run = 0;
    this.#depth -= 1;
    const tree = this.#subtree;
    const element = tree?.open.pop();
    if (!tree || !element || tree.open.length > 0) return;
    this.#found.push(element);
    this.#subtree = undefined;
  }
}

function checkAttributes(attributes: Record<string, string>): void {
  let count = 0;
  for (const name in attributes) {
    count += 1;
    if (count > LIMITS.attributes) throw invalid("too many attributes on one element");
    if ((attributes[name]?.length ?? 0) > LIMITS.attributeLength)
      throw invalid(`attribute ${name.slice(0, 100)} is too long`);
  }
}

const DECLARED_ENCODING = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/;

function decoderFor(head: Uint8Array): StreamDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return createStreamDecoder("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return createStreamDecoder("utf-16be");
  const declared = DECLARED_ENCODING.exec(Buffer.from(head.subarray(0, 300)).toString("latin1"))?.[1];
  // A declaration that can be read byte by byte is not UTF-16, whatever it says.
  return createStreamDecoder(declared && !/^utf-?16|^ucs/i.test(declared) ? declared : undefined);
}

/** Streams the wanted subtrees of a document, as many at a time as each piece of input completes. */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  collect: Iterable<string>,
): AsyncGenerator<XmlElement[]> {
  const collector = new XmlCollector(collect);
  let decoder: StreamDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    const found = collector.write(decoder.decode(chunk));
    if (found.length > 0) yield found;
  }
  const last = collector.write(decoder?.end() ?? "");
  if (last.length > 0) yield last;
  collector.close();
}

/** The wanted subtrees of a whole document. */
export function parseXml(
  bytes: Uint8Array,
  collect: Iterable<string>,
): { root: string | undefined; elements: XmlElement[] } {
  const collector = new XmlCollector(collect);
  const decoder = decoderFor(bytes);
  const elements = collector.write(decoder.decode(bytes) + decoder.end());
  collector.close();
  return { root: collector.root, elements };
}

export function childElements(element: XmlElement | undefined, local: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? [])
    if (typeof child !== "string" && child.local === local) found.push(child);
  return found;
}

export function childElement(element: XmlElement | undefined, local: string): XmlElement | undefined {
  for (const child of element?.children ?? []) if (typeof child !== "string" && child.local === local) return child;
  return undefined;
}

/** All text within, tags dropped. */
export function elementText(element: XmlElement | undefined): string {
  if (!element) return "";
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === "string") return only;
  let text = "";
  for (const child of element.children) text += typeof child === "string" ? child : elementText(child);
  return text;
}

/** Trimmed text of the first child of that name; undefined when there is none or it is empty. */
export function childText(element: XmlElement | undefined, local: string): string | undefined {
  return elementText(childElement(element, local)).trim() || undefined;
}
