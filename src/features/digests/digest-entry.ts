// What the digest says about one paper, as plain text, before it becomes HTML or text.

import { formatDate } from "../../lib/format-date.ts";
import { firstSentences } from "../../lib/tex/first-sentences.ts";
import { truncateText } from "../../lib/tex/truncate-text.ts";
import type { PaperCard, Score } from "../../model/paper.ts";

// Together these keep a mail of ten papers far below the 100 KB at which clients clip it.
const TITLE_CHARS = 300;
const ABSTRACT_CHARS = 700;
const NAME_CHARS = 80;
const EVIDENCE_CHARS = 140;
const LONGEST_LINK = 1000;

export interface DigestEntry {
  title: string;
  /** Where the paper itself is: arXiv or the publisher, without a detour. */
  href: string;
  /** The page about it here. */
  page: string;
  score?: string;
  category?: string;
  /** As exact as it is known: `2026-06-04`. */
  date?: string;
  dateText?: string;
  codeHref?: string;
  authors: string;
  abstract: string;
  reason: string;
  why: string;
}

export interface DigestContext {
  siteUrl: string;
  /** Chosen by the reader; none means all. */
  categories: string[];
  /** Papers that were ranked. */
  total: number;
}

const isWebLink = (url: string): boolean =>
  /^https?:\/\/[^\s/]/i.test(url) && url.length <= LONGEST_LINK && URL.canParse(url);

/** Spaces in place of line ends and control characters, so that a text stays on its line. */
const tidy = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();

export function targetOf(paper: PaperCard, page: string): string {
  if (paper.arxivId !== undefined) return `https://arxiv.org/abs/${encodeURI(paper.arxivId)}`;
  if (paper.doi !== undefined) return `https://doi.org/${encodeURI(paper.doi).replace(/[?#]/g, encodeURIComponent)}`;
  return page;
}

/** "attention 19.3 of 20 (812 upvotes) and citations 19.3 of 20 (41 in a month)": the two parts nearest to their best. */
export function strongestParts(score: Score): string {
  const parts = score.parts.filter((part) => part.max > 0 && part.value > 0);
  parts.sort((a, b) => b.value / b.max - a.value / a.max);
  return parts
    .slice(0, 2)
    .map(({ label, value, max, evidence }) => {
      const reason = truncateText(tidy(evidence), EVIDENCE_CHARS);
      return `${label.toLowerCase()} ${points(value)} of ${points(max)}${reason ? ` (${reason})` : ""}`;
    })
    .join(" and ");
}

const points = (value: number): string => String(Math.round(value * 10) / 10);

function reasonFor(paper: PaperCard, rank: number, { categories, total }: DigestContext): string {
  const chosen = paper.categories.find((code) => categories.includes(code));
  const place = rank === 1 ? `First of ${total}` : `Number ${rank} of ${total}`;
  return chosen === undefined ? `${place}.` : `You chose ${chosen}. ${place}.`;
}

function authorsOf(paper: PaperCard): string {
  const names = paper.authors.slice(0, 3).map(({ name }) => truncateText(tidy(name), NAME_CHARS));
  const isMore = paper.authorCount > names.length || paper.authorsTruncated;
  return `${names.join(", ")}${isMore && names.length > 0 ? " et al." : ""}`;
}

/** The first sentence and the one that was picked as the summary, in the authors' words and order; else the first two. */
function inTwoSentences({ summary }: PaperCard, abstract: string): string {
  const opening = firstSentences(abstract, 2);
  const picked = summary?.isPicked ? tidy(summary.text) : "";
  // A picked sentence may lack the words that led over to it: its end is what the abstract has.
  if (picked === "" || opening.includes(picked.slice(-50)) || !abstract.includes(picked.slice(-50))) return opening;
  return `${firstSentences(abstract, 1)} … ${picked}`;
}

export function toDigestEntry(paper: PaperCard, rank: number, context: DigestContext): DigestEntry {
  const page = new URL(paper.url, `${context.siteUrl}/`).href;
  const abstract = tidy(paper.abstract ?? paper.summary?.text ?? "");
  const score = paper.score && String(Math.round(paper.score.value));
  const strongest = paper.score ? strongestParts(paper.score) : "";
  return {
    title: truncateText(tidy(paper.title), TITLE_CHARS) || "Untitled",
    href: targetOf(paper, page),
    page,
    ...(score === undefined ? {} : { score }),
    ...(paper.category ? { category: paper.category.code } : {}),
    ...(paper.date ? { date: paper.date, dateText: formatDate(paper.date) } : {}),
    ...(paper.code && isWebLink(paper.code.url) ? { codeHref: paper.code.url } : {}),
    authors: authorsOf(paper),
    abstract: truncateText(inTwoSentences(paper, abstract), ABSTRACT_CHARS),
    reason: reasonFor(paper, rank, context),
    why: score !== undefined && strongest ? `Why ${score}: ${strongest}.` : "",
  };
}
