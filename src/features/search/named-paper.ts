// The papers that a query names outright: by identifier, address, whole title, or the part of a title before or after a colon.

import { recogniseIdentifier } from "../../model/identifiers.ts";
import type { PaperCard } from "../../model/paper.ts";
import { splitWords, stemWord } from "../../model/search/analyse.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { PaperLookups } from "../../ports/paper-lookups.ts";
import type { SearchIndexReader } from "../../ports/search-index.ts";

export interface NamedPapers {
  paperIds: number[];
  isIdentifier: boolean;
  note: string;
}

const MAX_SHOWN = 60;

/** Fewer words are part of many titles; more are no title. */
const TITLE_WORDS = { from: 4, to: 24 };
/** Titles that have the words side by side; those of equal words are among the first by score. */
const LOOKED_AT = 12;

export interface NamingParts {
  lookups: PaperLookups;
  index: Pick<SearchIndexReader, "search">;
  reader: Pick<CatalogueReader, "cards">;
}

export function findNamed(parts: NamingParts, text: string): NamedPapers | undefined {
  return findOutright(parts.lookups, text) ?? findByPart(parts, text);
}

/** "Low-rank adaptation of large language models" is what people remember of "LoRA: Low-Rank Adaptation of Large Language Models". */
function findByPart({ index, reader }: NamingParts, text: string): NamedPapers | undefined {
  // Fields, signs and quotation marks belong to a search, not to a title.
  if (/["“”:()*]|(?:^|\s)-|\b(?:OR|NOT|AND)\b/.test(text)) return undefined;
  const words = splitWords(text);
  if (words.length < TITLE_WORDS.from || words.length > TITLE_WORDS.to) return undefined;
  const tree = { op: "phrase" as const, field: "title" as const, terms: words.map(stemWord) };
  const { hits } = index.search({ tree, sort: "score", limit: LOOKED_AT });
  const asked = words.join(" ");
  const found = hits.flatMap(({ paperId }) => {
    const [card] = reader.cards([paperId]);
    return card && hasPart(card, asked) ? [{ paperId, citations: card.citations?.count ?? 0 }] : [];
  });
  const [best] = found.sort((a, b) => b.citations - a.citations);
  if (!best) return undefined;
  const many = found.length === 1 ? "one paper; it" : "several papers; the most cited";
  return {
    paperIds: [best.paperId],
    isIdentifier: false,
    note: `“${shorten(text.trim())}” is part of the title of ${many} stands first.`,
  };
}

const hasPart = ({ title }: PaperCard, asked: string): boolean =>
  title.split(/[:?!–—]\s|\s-\s/).some((part) => splitWords(part).join(" ") === asked);

export function findOutright(lookups: PaperLookups, text: string): NamedPapers | undefined {
  const asked = text.trim();
  const isIdentifier = recogniseIdentifier(asked) !== undefined;
  const paperIds = isIdentifier ? lookups.named([asked]) : lookups.titled(asked.replace(/^["“](.*)["”]$/u, "$1"));
  if (paperIds.length === 0) return undefined;
  const what = paperIds.length === 1 ? "names one paper exactly; it stands first" : "is a title of these papers";
  return { paperIds, isIdentifier, note: `“${shorten(asked)}” ${what}.` };
}

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
