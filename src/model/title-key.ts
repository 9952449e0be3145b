// The key under which two records may be the same paper, and the slug in a paper's address.

import { foldLetters } from "../lib/tex/fold-letters.ts";

// Shorter titles, and titles that every journal uses, say nothing about identity.
const MIN_KEY_LENGTH = 15;
const COMMON_TITLES = new Set(
  (
    "tableofcontents editorialboard lettertotheeditor lettersfromtheeditor letterfromtheeditor guesteditorial guesteditorsintroduction " +
    "acknowledgements acknowledgments acknowledgement acknowledgment listofcontributors listofreviewers reviewersindex " +
    "callforpapers announcements conclusionsandfuturework conclusionandfuturework introductiontothespecialissue " +
    "introductiontothisspecialissue editorialintroduction editorsintroduction specialissueeditorial messagefromthechairs " +
    "messagefromthegeneralchair messagefromtheprogramchairs organizingcommittee programcommittee supplementarymaterial " +
    "supplementaryinformation authorindex subjectindex bibliography publicationinformation conferenceprogram presidentsmessage " +
    "messagefromthepresident editorialcomment authorcorrection publishercorrection correctiontothispaper withdrawnarticle " +
    "retractednotice retractionnotice technicalreport workshopproposal annualreport researchproposal introductoryremarks"
  ).split(" "),
);
const WIDE_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const MAX_SLUG = 60;

/** Lower-case letters and digits only; "" when the title is too short or too common to prove anything. */
export function titleKey(cleanTitle: string): string {
  const folded = foldLetters(cleanTitle);
  const isAscii = folded.length === cleanTitle.length && !/[^\u0000-\u007e]/.test(folded);
  const key = isAscii ? folded.replace(/[^a-z0-9]+/g, "") : folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
  if (key.length < MIN_KEY_LENGTH) {
    // A Chinese, Japanese or Korean sign says about as much as two letters.
    const weight = key.length + (key.match(WIDE_SCRIPT)?.length ?? 0);
    if (weight < MIN_KEY_LENGTH) return "";
  }
  return COMMON_TITLES.has(key) ? "" : key;
}

/** Kebab-case, at most 60 characters, cut between words; "" when the title has neither letter nor digit. */
export function paperSlug(title: string): string {
  const words = foldLetters(title)
    .replace(/['’‘`´]/g, "")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > MAX_SLUG) break;
    slug = longer;
  }
  return slug === "" ? [...(words[0] ?? "")].slice(0, MAX_SLUG / 2).join("") : slug;
}
