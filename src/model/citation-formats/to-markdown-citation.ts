// A reference as one line of Markdown.

import type { Citation, CitationName } from "./citation.ts";

const SHOWN = 6;

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~$&!]/g, (mark) => `\\${mark}`);

/** Parentheses and spaces would end the address. */
const escapeHref = (url: string): string =>
  url.replace(/[()<>\s\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

const formatName = (name: CitationName): string =>
  "literal" in name ? name.literal : [name.given, name.family, name.suffix].filter((part) => part).join(" ");

export function toMarkdownCitation(citation: Citation): string {
  const { names, isCut, year, title, venue, arxivId, doi, status } = citation;
  const shown = names.slice(0, SHOWN).map(formatName).join(", ");
  const authors = `${escapeMarkdown(shown)}${shown !== "" && (isCut || names.length > SHOWN) ? " et al." : ""}`;
  const parts = [
    [authors, year && `(${year})`].filter((part) => part).join(" "),
    `[${escapeMarkdown(title)}](${escapeHref(citation.url)})`,
    venue && `*${escapeMarkdown(venue)}*`,
    arxivId && `arXiv:${arxivId}`,
    doi && `doi:${escapeMarkdown(doi)}`,
    status && `**${status === "withdrawn" ? "Withdrawn" : "Retracted"}**`,
  ];
  const sentences = parts.filter((part) => part).map((part) => (part?.endsWith(".") ? part : `${part}.`));
  return `${sentences.join(" ")}\n`;
}
