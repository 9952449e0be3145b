// CSL-JSON, which citation processors read.

import type { Citation, CitationName } from "./citation.ts";

const TYPE = { preprint: "article", journal: "article-journal", conference: "paper-conference" } as const;

export interface CslItem {
  id: string;
  type: string;
  title: string;
  author?: CitationName[];
  issued?: { "date-parts": number[][] };
  "container-title"?: string;
  DOI?: string;
  URL: string;
  number?: string;
  publisher?: string;
  abstract?: string;
  keyword?: string;
  note?: string;
}

export function toCslItem(citation: Citation): CslItem {
  const { year, month, day, venue, arxivId, doi, abstract, keywords, status } = citation;
  const date = [year, month, day].filter((part) => part !== undefined).map(Number);
  return {
    id: citation.key,
    type: TYPE[citation.kind],
    title: citation.title,
    ...(citation.names.length > 0 && { author: citation.names }),
    ...(date.length > 0 && { issued: { "date-parts": [date] } }),
    ...(venue !== undefined && { "container-title": venue }),
    ...(doi !== undefined && { DOI: doi }),
    URL: citation.url,
    ...(arxivId !== undefined && { number: `arXiv:${arxivId}` }),
    ...(arxivId !== undefined && venue === undefined && { publisher: "arXiv" }),
    ...(abstract !== undefined && { abstract }),
    ...(keywords.length > 0 && { keyword: keywords.join(", ") }),
    ...(status !== undefined && { note: status === "withdrawn" ? "Withdrawn" : "Retracted" }),
  };
}

/** A list of one, the form in which files of this kind are exchanged. */
export const toCslJson = (citation: Citation): string => `${JSON.stringify([toCslItem(citation)], undefined, 2)}\n`;
