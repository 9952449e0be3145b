// The list of everything papers can come from: files and streams by format, and sources over the network.

import type { HttpClient } from "../../lib/http-client.ts";
import type { FileFormat, Source } from "../../ports/source.ts";
import { aclAnthologyFormat } from "./acl-anthology/acl-anthology.ts";
import { createArxivAnnouncementsSource } from "./arxiv/announcements.ts";
import { createArxivApiSource } from "./arxiv/api.ts";
import {
  arxivAnnouncementsFormat,
  arxivAtomFormat,
  arxivOaiFormat,
  kaggleFormat,
  paperFeedFormat,
} from "./arxiv/file-formats.ts";
import { createArxivOaiSource } from "./arxiv/oai.ts";
import { bibtexFormat } from "./bibtex/bibtex.ts";
import { createCrossrefSource, crossrefFormat } from "./crossref/crossref.ts";
import { createHuggingFaceSource, huggingFaceFormat } from "./huggingface/huggingface.ts";
import { interchangeFormat } from "./interchange/interchange.ts";
import { createFetchJson } from "./json-client.ts";
import { createOpenAlexSource, openAlexFormat } from "./openalex/openalex.ts";
import { papersWithCodeFormat } from "./papers-with-code/papers-with-code.ts";
import { risFormat } from "./ris/ris.ts";
import { seedListFormat } from "./seed-list/seed-list.ts";
import { createSemanticScholarSource, semanticScholarFormat } from "./semantic-scholar/semantic-scholar.ts";

export const fileFormats: readonly FileFormat[] = [
  interchangeFormat,
  seedListFormat,
  kaggleFormat,
  arxivOaiFormat,
  arxivAtomFormat,
  arxivAnnouncementsFormat,
  paperFeedFormat,
  huggingFaceFormat,
  openAlexFormat,
  semanticScholarFormat,
  crossrefFormat,
  aclAnthologyFormat,
  papersWithCodeFormat,
  bibtexFormat,
  risFormat,
];

/** Below this, a format would be a guess. */
const LEAST_SURE = 0.15;

/** The format that is surest of the first bytes, or undefined when none is. */
export function detectFormat(head: string, fileName: string): FileFormat | undefined {
  const bareName = fileName.replace(/\.(?:gz|zst|bz2)$/i, "");
  let best: FileFormat | undefined;
  let sureness = LEAST_SURE;
  for (const format of fileFormats) {
    const sure = format.detect(head, bareName);
    if (sure > sureness) [best, sureness] = [format, sure];
  }
  return best;
}

/** Why no format wants an input, in words for the person who gave it. */
export function explainUnknown(head: string): string {
  const text = head.trimStart();
  if (text === "") return "the input is empty";
  if (text.includes("\u0000")) return "the input is binary or in another encoding than UTF-8";
  if (/^<(?:!doctype html|html)\b/i.test(text)) return "this is a web page, not data";
  if (/"(?:doi_url|oa_locations|best_oa_location)"\s*:/.test(text))
    return "Unpaywall replies name places to read a paper, not papers to keep";
  if (text.startsWith("<")) return "XML of a kind that no source here writes";
  const error = /^\{\s*"(?:error|message)"\s*:\s*"([^"]{1,300})/.exec(text)?.[1];
  if (error !== undefined) return `an error reply: ${error}`;
  if (/^[[{]/.test(text)) return "JSON of a kind that no source here writes";
  return "plain text that is neither BibTeX nor RIS";
}

export const findFormat = (name: string): FileFormat | undefined => fileFormats.find((format) => format.name === name);

export interface SourceSettings {
  /** Mail address of whoever runs this; Crossref's polite pool asks for it. */
  mailto?: string;
  openAlexKey?: string;
  /** Which part of OpenAlex the pull by date covers. */
  openAlexFilter?: string;
  semanticScholarKey?: string;
  /** What the Semantic Scholar pull by date looks for. */
  semanticScholarQuery?: string;
  /** Which part of Crossref the pull by date covers. */
  crossrefFilter?: string;
  /** Other addresses than the usual ones, by name of source: mirrors and tests. */
  baseUrls?: Partial<Record<string, string>>;
}

export interface SourceNeeds {
  http: HttpClient;
  settings: SourceSettings;
  clock?: () => number;
}

/** Undefined settings are left out, as exact optional fields ask for. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export function createSources({ http, settings, clock = Date.now }: SourceNeeds): Source[] {
  const fetchJson = createFetchJson(http);
  const today = () => new Date(clock()).toISOString().slice(0, 10);
  const at = (name: string) => given({ baseUrl: settings.baseUrls?.[name] });
  const json = { fetchJson, today };
  return [
    createArxivOaiSource({ http, prefix: "arXiv", ...at("arxiv-oai") }),
    createArxivOaiSource({ http, prefix: "arXivRaw", ...at("arxiv-raw") }),
    createArxivAnnouncementsSource({ http, ...at("arxiv-announcements") }),
    createArxivApiSource({ http, ...at("arxiv-api") }),
    createHuggingFaceSource({ ...json, ...at("huggingface") }),
    createOpenAlexSource({
      ...json,
      ...at("openalex"),
      ...given({ apiKey: settings.openAlexKey, filter: settings.openAlexFilter }),
    }),
    createSemanticScholarSource({
      ...json,
      ...at("semantic-scholar"),
      ...given({ apiKey: settings.semanticScholarKey, query: settings.semanticScholarQuery }),
    }),
    createCrossrefSource({
      ...json,
      ...at("crossref"),
      ...given({ mailto: settings.mailto, filter: settings.crossrefFilter }),
    }),
  ];
}
