// What every citation format needs from a paper: names taken apart, where it came out, and a stable key.

import { isCollectiveName } from "../names.ts";
import type { PaperCard, PaperDetail } from "../paper.ts";

export type CitationName = { literal: string } | { family: string; given: string; suffix?: string };

export interface Citation {
  /** `luo2026loka`: the same for as long as first author, year and title stay. */
  key: string;
  kind: "preprint" | "journal" | "conference";
  title: string;
  names: CitationName[];
  /** There are more authors than are known here. */
  isCut: boolean;
  year?: string;
  /** `MM`, `DD` where they are known. */
  month?: string;
  day?: string;
  /** Journal or proceedings. */
  venue?: string;
  arxivId?: string;
  category?: string;
  doi?: string;
  url: string;
  abstract?: string;
  keywords: string[];
  status?: "withdrawn" | "retracted";
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const JOURNAL =
  /\b(?:journal|transactions?|letters|review|annals|magazine|communications|nature|science|plos|physica|tacl|jmlr|tmlr|pnas)\b/i;
// Not words that tell one title from another.
const STOP_WORDS = new Set(
  "a an and are as at be by can do does for from how in is it its not of on or that the to towards toward via what when where which why with".split(
    " ",
  ),
);

/** One line without control characters, which no format could carry. */
const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\ud800-\udfff]/gu, "")
    .trim();

/** Printed names stand given name first; particles in small letters belong to the family name. */
export function splitName(printed: string): CitationName {
  const name = tidy(printed);
  const words = name.split(" ");
  if (words.length < 2 || isCollectiveName(name)) return { literal: name };
  const last = words.at(-1) ?? "";
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : undefined;
  if (suffix !== undefined) words.pop();
  let start = words.length - 1;
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? "")) start -= 1;
  const family = words.slice(start).join(" ").replace(/,$/, "");
  const given = words.slice(0, start).join(" ");
  return { family, given, ...(suffix === undefined ? {} : { suffix }) };
}

const SPELLED: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Small ASCII letters and digits; what has no such form is left out. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? "")
    .normalize("NFKD")
    .replace(/[^a-z0-9]/g, "");

function citationKey(names: CitationName[], year: string | undefined, title: string, id: string): string {
  const [first] = names;
  const surname = first ? fold("family" in first ? first.family : (first.literal.split(" ")[0] ?? "")) : "";
  const words = title.split(/[\s/:,;()\u2013\u2014-]+/).filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  const word = words.map(fold).find((folded) => folded.length > 1) ?? fold(id);
  return `${surname || "anonymous"}${year ?? ""}${word}`.slice(0, 60);
}

function venueOf(paper: PaperCard | PaperDetail): string | undefined {
  const published =
    "appearances" in paper ? paper.appearances.find(({ kind, venue }) => kind === "published" && venue) : undefined;
  const venue = tidy(published?.venue ?? paper.venue ?? "");
  // The archive itself is named as the place of a preprint by some sources.
  return venue === "" || /^arxiv\b/i.test(venue) ? undefined : venue;
}

function addressOf({ arxivId, doi, url }: PaperCard, siteUrl: string): string {
  if (arxivId !== undefined) return `https://arxiv.org/abs/${encodeURI(arxivId)}`;
  if (doi !== undefined) return `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
  return new URL(url, `${siteUrl}/`).href;
}

/** `siteUrl` is where papers without any other address are found. */
export function toCitation(paper: PaperCard | PaperDetail, siteUrl: string): Citation {
  const authors = "allAuthors" in paper ? paper.allAuthors : paper.authors;
  const names = authors.map(({ name }) => splitName(name));
  const title = tidy(paper.title) || "Untitled";
  const venue = venueOf(paper);
  const appearance =
    "appearances" in paper ? paper.appearances.find(({ kind, venue: at }) => kind === "published" && at) : undefined;
  // Someone who cites the published form wants its year.
  const date = appearance?.date ?? (appearance?.year === undefined ? paper.date : String(appearance.year));
  const [year = paper.year === undefined ? undefined : String(paper.year), month, day] = date?.split("-") ?? [];
  return {
    key: citationKey(names, year, title, paper.id),
    kind: venue === undefined ? "preprint" : JOURNAL.test(venue) ? "journal" : "conference",
    title,
    names,
    isCut: paper.authorsTruncated || names.length < paper.authorCount,
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day: day.slice(0, 2) }),
    ...(venue === undefined ? {} : { venue }),
    ...(paper.arxivId === undefined ? {} : { arxivId: paper.arxivId }),
    ...(paper.category === undefined ? {} : { category: paper.category.code }),
    ...(paper.doi === undefined ? {} : { doi: tidy(paper.doi) }),
    url: addressOf(paper, siteUrl),
    ...(paper.abstract === undefined ? {} : { abstract: tidy(paper.abstract) }),
    keywords: "keywords" in paper ? paper.keywords.map(tidy).filter((word) => word !== "") : [],
    ...(paper.status === undefined ? {} : { status: paper.status }),
  };
}
