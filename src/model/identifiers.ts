// Normal forms of the identifiers that join records into papers.

import type { Identifier, IdentifierScheme } from "./record.ts";

const ARXIV_NEW = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v(\d{1,3}))?$/;
const ARXIV_OLD = /^([a-z-]+(?:\.[a-z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v(\d{1,3}))?$/i;
const ARXIV_PREFIX =
  /^(?:arxiv:|oai:arxiv\.org:|(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|ps)\/)/i;
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/i;
const DOI_PREFIX = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)/i;
const DOI = /^10\.\d{4,9}\/\S+$/;

/** Splits an arXiv id, URL or arXiv DOI into bare id and version; undefined when it is none. */
export function parseArxivId(text: string): { id: string; version?: number } | undefined {
  let bare = text
    .trim()
    .replace(ARXIV_PREFIX, "")
    .replace(/\.pdf$/i, "");
  const doi = ARXIV_DOI.exec(bare.replace(DOI_PREFIX, ""));
  if (doi?.[1]) bare = doi[1];
  const match = ARXIV_NEW.exec(bare) ?? ARXIV_OLD.exec(bare);
  if (!match?.[1]) return undefined;
  // "math.GT/0309136" and "math/0309136" name one paper.
  const id = match[1].includes("/") ? match[1].toLowerCase().replace(/\.[a-z]{2}\//, "/") : match[1];
  return match[2] ? { id, version: Number(match[2]) } : { id };
}

/** Lower-cased DOI without resolver address or trailing punctuation; undefined when it is none. */
export function parseDoi(text: string): string | undefined {
  let bare = text.trim().replace(DOI_PREFIX, "");
  if (/%2f/i.test(bare)) {
    try {
      bare = decodeURIComponent(bare);
    } catch {
      return undefined;
    }
  }
  bare = bare.replace(/[.,;]+$/, "").toLowerCase();
  return DOI.test(bare) && bare.length <= 300 ? bare : undefined;
}

/**
 * The one written form of an identifier, or undefined when it cannot be one.
 * An arXiv DOI becomes the arXiv id, so that both join the same paper.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, raw: string): Identifier | undefined {
  const value = raw.trim();
  if (value === "" || value.length > 300 || /[\u0000-\u001f\s]/.test(value)) return undefined;
  if (scheme === "arxiv") {
    const arxiv = parseArxivId(value);
    return arxiv && { scheme, value: arxiv.id };
  }
  if (scheme === "doi") {
    const arxiv = ARXIV_DOI.test(value.replace(DOI_PREFIX, "")) ? parseArxivId(value) : undefined;
    if (arxiv) return { scheme: "arxiv", value: arxiv.id };
    const doi = parseDoi(value);
    return doi ? { scheme, value: doi } : undefined;
  }
  if (scheme === "openalex") {
    const id = /(W\d+)$/i.exec(value)?.[1];
    return id ? { scheme, value: id.toUpperCase() } : undefined;
  }
  if (scheme === "acl") {
    const id = value.replace(/^(?:https?:\/\/)?(?:www\.)?aclanthology\.org\//i, "").replace(/(?:\.pdf|\/)$/i, "");
    return { scheme, value: id };
  }
  return { scheme, value };
}

/** What a reader may type or paste to name a paper: arXiv id or URL, DOI or URL, ACL address. */
export function recogniseIdentifier(text: string): Identifier | undefined {
  const bare = text.trim();
  const arxiv = parseArxivId(bare);
  if (arxiv) return { scheme: "arxiv", value: arxiv.id };
  const doi = parseDoi(bare);
  if (doi) return { scheme: "doi", value: doi };
  if (/^(?:https?:\/\/)?(?:www\.)?aclanthology\.org\/\S+$/i.test(bare)) return normaliseIdentifier("acl", bare);
  if (/^(?:[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)$/.test(bare)) return { scheme: "acl", value: bare };
  return undefined;
}
