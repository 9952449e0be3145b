// BibTeX that every engine reads: accents as TeX commands, special characters escaped, capitals protected.

import type { Citation, CitationName } from "./citation.ts";

const ENTRY_TYPE = { preprint: "misc", journal: "article", conference: "inproceedings" } as const;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const SYMBOLS: Record<string, string> = {
  "\\": "{\\textbackslash}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "{\\textasciicircum}",
  "~": "{\\textasciitilde}",
  "<": "{\\textless}",
  ">": "{\\textgreater}",
  "|": "{\\textbar}",
  '"': "{\\textquotedbl}",
  "–": "--",
  "—": "---",
  "‘": "`",
  "’": "'",
  "“": "``",
  "”": "''",
  "…": "{\\ldots}",
  "\u00a0": " ",
  ß: "{\\ss}",
  æ: "{\\ae}",
  Æ: "{\\AE}",
  œ: "{\\oe}",
  Œ: "{\\OE}",
  ø: "{\\o}",
  Ø: "{\\O}",
  å: "{\\aa}",
  Å: "{\\AA}",
  ł: "{\\l}",
  Ł: "{\\L}",
  ı: "{\\i}",
};
const ACCENTS: Record<string, string> = {
  "\u0300": "`",
  "\u0301": "'",
  "\u0302": "^",
  "\u0303": "~",
  "\u0304": "=",
  "\u0306": "u ",
  "\u0307": ".",
  "\u0308": '"',
  "\u030a": "r ",
  "\u030b": "H ",
  "\u030c": "v ",
  "\u0323": "d ",
  "\u0327": "c ",
  "\u0328": "k ",
  "\u0331": "b ",
};

function escapeLetter(letter: string): string {
  const symbol = SYMBOLS[letter];
  if (symbol !== undefined) return symbol;
  const [base = "", mark = "", ...others] = letter.normalize("NFD");
  const accent = ACCENTS[mark];
  // Two marks on one letter, and letters of other scripts, stay as they are.
  if (accent === undefined || others.length > 0 || !/^[A-Za-z]$/.test(base)) return letter;
  const under = (base === "i" || base === "j") && !/^[cdkb] $/.test(accent) ? `\\${base}` : base;
  return `{\\${accent}${under}}`;
}

export const escapeBibtex = (text: string): string => Array.from(text.normalize("NFC"), escapeLetter).join("");

/** Styles that set titles in small letters must leave names such as BERT or GLM-4.5 alone. */
const escapeTitle = (title: string): string =>
  title
    .split(" ")
    .map((word) => (/\p{L}.*\p{Lu}|\p{Lu}\p{N}/u.test(word) ? `{${escapeBibtex(word)}}` : escapeBibtex(word)))
    .join(" ");

function formatName(name: CitationName): string {
  if ("literal" in name) return `{${escapeBibtex(name.literal)}}`;
  // A comma or an " and " inside a name would make two of it.
  const part = (text: string): string => (/,|\band\b/i.test(text) ? `{${escapeBibtex(text)}}` : escapeBibtex(text));
  return [name.family, name.suffix, name.given]
    .filter((text) => text !== undefined && text !== "")
    .map((text) => part(text ?? ""))
    .join(", ");
}

/** Addresses are read verbatim, so braces and the like are written as in any address. */
const escapeAddress = (text: string): string =>
  text.replace(/[\\{}^~|<>"\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

export function toBibtex(citation: Citation): string {
  const { kind, venue, arxivId, month } = citation;
  const names = [...citation.names.map(formatName), ...(citation.isCut && citation.names.length > 0 ? ["others"] : [])];
  const fields: [string, string | undefined][] = [
    ["title", escapeTitle(citation.title)],
    ["author", names.length > 0 ? names.join(" and ") : undefined],
    [kind === "journal" ? "journal" : "booktitle", venue === undefined ? undefined : escapeBibtex(venue)],
    ["year", citation.year],
    ["eprint", arxivId],
    ["archivePrefix", arxivId === undefined ? undefined : "arXiv"],
    ["primaryClass", arxivId === undefined ? undefined : citation.category],
    ["doi", citation.doi === undefined ? undefined : escapeAddress(citation.doi)],
    ["url", escapeAddress(citation.url)],
    ["note", citation.status && (citation.status === "withdrawn" ? "Withdrawn" : "Retracted")],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `  ${name} = {${value}}`);
  const monthName = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (monthName !== undefined)
    lines.splice(lines.findIndex((line) => line.startsWith("  year")) + 1, 0, `  month = ${monthName}`);
  return `@${ENTRY_TYPE[kind]}{${citation.key},\n${lines.join(",\n")}\n}\n`;
}
