// A server on this machine that behaves like arXiv's OAI-PMH server, and misbehaves on request.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

export type Fault =
  | "expired-token"
  | "busy"
  | "refusal"
  | "server-error"
  | "broken-connection"
  | "cut-xml"
  | "gzip-bomb"
  | "xml-bomb"
  | "silence"
  | "garbage";

export interface ReplayOptions {
  seed: number;
  records: number;
  pageSize: number;
  /** The fault, if any, with which the nth request (from 1) is met. */
  fault?: (request: number) => Fault | undefined;
  retryAfter?: string;
  /** The day that the server gives as its own. */
  today?: string;
}

export interface ReplayServer {
  url: string;
  /** Every request line, in order. */
  requests: string[];
  ids: string[];
  /** Gives records a new datestamp and title, as an edit does. */
  edit(ids: string[], day: string): void;
  remove(ids: string[], day: string): void;
  close(): Promise<void>;
}

interface Entry {
  id: string;
  day: string;
  title: string;
  authors: [string, string][];
  isDeleted: boolean;
}

const NOUNS = ["lantern", "river", "clockwork", "garden", "compass", "loom", "harbour", "prism", "orchard", "signal"];
const VERBS = ["sorting", "mending", "weighing", "naming", "folding", "tracing", "joining", "counting"];
const FAMILIES = ["Ashford", "Bellweather", "Corrigan", "Dunmore", "Eastvale", "Fairburn", "Greywood", "Hollis"];
const FORENAMES = ["Ada", "Bruno", "Clara", "Dario", "Elin", "Farid", "Greta", "Hugo"];

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function createEntries(seed: number, count: number): Entry[] {
  const random = seeded(seed);
  const pick = (words: string[]): string => words[Math.floor(random() * words.length)] ?? "";
  return Array.from({ length: count }, (_, index) => ({
    // Ids that end in zeros break wherever they are taken for numbers.
    id: `2611.${String(10_000 + index).padStart(5, "0")}`,
    day: `2026-11-${String(1 + Math.floor(random() * 18)).padStart(2, "0")}`,
    title: `On ${pick(VERBS)} a ${pick(NOUNS)} &amp; ${pick(VERBS)} a\n  ${pick(NOUNS)}, part ${index}`,
    authors: Array.from({ length: 1 + Math.floor(random() * 4) }, (): [string, string] => [
      pick(FORENAMES),
      pick(FAMILIES),
    ]),
    isDeleted: false,
  }));
}

function metadata(entry: Entry, prefix: string): string {
  const common = `<title>${entry.title}</title><categories>cs.CL cs.LG</categories>
  <abstract>  We look at ${entry.id} for a while,\n  and then again.</abstract>`;
  if (prefix === "arXivRaw") {
    const names = entry.authors.map(([given, family]) => `${given} ${family}`).join(", ");
    return `<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>${entry.id}</id>
      <version version="v1"><date>Mon, 02 Nov 2026 18:49:38 GMT</date><size>12kb</size></version>
      <version version="v2"><date>Tue, 10 Nov 2026 08:00:00 GMT</date><size>13kb</size></version>
      <authors>${names}</authors>${common}</arXivRaw>`;
  }
  const authors = entry.authors.map(
    ([given, family]) => `<author><keyname>${family}</keyname><forenames>${given}</forenames></author>`,
  );
  return `<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>${entry.id}</id><created>2026-11-02</created>
    <authors>${authors.join("")}</authors>${common}</arXiv>`;
}

function recordXml(entry: Entry, prefix: string): string {
  const status = entry.isDeleted ? ' status="deleted"' : "";
  const body = entry.isDeleted ? "" : `<metadata>${metadata(entry, prefix)}</metadata>`;
  return `<record><header${status}><identifier>oai:arXiv.org:${entry.id}</identifier>
    <datestamp>${entry.day}</datestamp><setSpec>cs:cs:CL</setSpec></header>${body}</record>`;
}

const envelope = (today: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
  <responseDate>${today}T12:00:00Z</responseDate><request verb="ListRecords">http://localhost/oai</request>${body}</OAI-PMH>`;

const ENTITY_BOMB = `<?xml version="1.0"?><!DOCTYPE OAI-PMH [<!ENTITY a "${"x".repeat(1_000)}">
  <!ENTITY b "${"&a;".repeat(1_000)}"><!ENTITY c "${"&b;".repeat(1_000)}">]><OAI-PMH><error>&c;</error></OAI-PMH>`;

/** 100 MB out of 100 KB. */
let bomb: Uint8Array | undefined;
const gzipBomb = (): Uint8Array => {
  bomb ??= gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x20));
  return bomb;
};

type Answer = (response: ServerResponse, xml: string) => void;

function faultAnswers(options: ReplayOptions, today: string): Record<Fault, Answer> {
  const retry = options.retryAfter === undefined ? {} : { "retry-after": options.retryAfter };
  return {
    "expired-token": (response) =>
      response.end(envelope(today, '<error code="badResumptionToken">The token has expired</error>')),
    busy: (response) => response.writeHead(503, { "retry-after": options.retryAfter ?? "7" }).end("busy"),
    refusal: (response) => response.writeHead(429, retry).end("Rate exceeded."),
    "server-error": (response) => response.writeHead(500).end("<html>oops"),
    "broken-connection": (response, xml) => {
      response.writeHead(200, { "content-length": Buffer.byteLength(xml) });
      response.write(xml.slice(0, xml.length / 2), () => response.destroy());
    },
    "cut-xml": (response, xml) => response.end(xml.slice(0, Math.floor(xml.length * 0.7))),
    "gzip-bomb": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipBomb()),
    "xml-bomb": (response) => response.end(ENTITY_BOMB),
    silence: () => {},
    garbage: (response) => response.end(Buffer.from([0, 255, 254, 1, 2, 60, 60, 62, 0, 38, 38])),
  };
}

/** The list that a request asks for. Tokens hold blanks and bars, as arXiv's do. */
function listPage(entries: Entry[], params: URLSearchParams, options: ReplayOptions, today: string): string {
  const token = params.get("resumptionToken")?.split("|");
  const [prefix = "arXiv", from = "", offset = "0"] = token ?? [
    params.get("metadataPrefix") ?? "",
    params.get("from") ?? "",
  ];
  const list = entries.filter((entry) => entry.day >= from.trim());
  if (list.length === 0) return envelope(today, '<error code="noRecordsMatch">Nothing matches</error>');
  const start = Number(offset);
  const end = start + options.pageSize;
  const next = end < list.length ? `${prefix}| ${from.trim()}|${end}` : "";
  const records = list.slice(start, end).map((entry) => recordXml(entry, prefix));
  return envelope(today, `<ListRecords>${records.join("")}<resumptionToken>${next}</resumptionToken></ListRecords>`);
}

export async function startReplayServer(options: ReplayOptions): Promise<ReplayServer> {
  const today = options.today ?? "2026-11-20";
  const entries = createEntries(options.seed, options.records);
  const answers = faultAnswers(options, today);
  const requests: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests.push(request.url ?? "");
    const fault = options.fault?.(requests.length);
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    const xml = listPage(entries, searchParams, options, today);
    if (fault) answers[fault](response, xml);
    else response.writeHead(200, { "content-type": "text/xml", "content-encoding": "gzip" }).end(gzipSync(xml));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const change = (ids: string[], fields: (entry: Entry) => Partial<Entry>) => {
    for (const entry of entries) if (ids.includes(entry.id)) Object.assign(entry, fields(entry));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/oai`,
    requests,
    ids: entries.map((entry) => entry.id),
    edit: (ids, day) => change(ids, (entry) => ({ day, title: `${entry.title} (revised)` })),
    remove: (ids, day) => change(ids, () => ({ day, isDeleted: true })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
