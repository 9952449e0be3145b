// A paper as BibTeX and as RIS, for reference managers.

import { familyKey } from "../../model/names.ts";
import type { PaperDetail } from "../../model/paper.ts";

/** Characters with a meaning in TeX; everything else goes out as UTF-8, which biber and modern BibTeX read. */
const TEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f]+/g, " ").trim();
const escapeTex = (text: string): string => oneLine(text).replace(/[\\{}&%$#_~^]/g, (mark) => TEX[mark] ?? mark);

const yearOf = (paper: PaperDetail): string => String(paper.year ?? paper.date?.slice(0, 4) ?? "");

/** An address must keep its characters; only what would end the field goes. */
const plain = (text: string): string => oneLine(text).replace(/[{}\\]/g, "");

export function toBibtex(paper: PaperDetail, link: string): string {
  const published = paper.appearances.find(({ kind }) => kind === "published");
  const venue = published?.venue ?? paper.venue;
  const isTalk =
    venue !== undefined &&
    /proceedings|conference|workshop|symposium|\b(?:ACL|EMNLP|NAACL|ICML|ICLR|NeurIPS|CVPR|KDD)\b/i.test(venue);
  const kind = !published ? "misc" : isTalk ? "inproceedings" : "article";
  const fields: [string, string | undefined][] = [
    ["title", `{${escapeTex(paper.title)}}`],
    [
      "author",
      paper.allAuthors.map(({ name }) => bibtexName(name)).join(" and ") +
        (paper.authorsTruncated ? " and others" : ""),
    ],
    ["year", yearOf(paper)],
    [kind === "inproceedings" ? "booktitle" : "journal", published && venue ? escapeTex(venue) : undefined],
    ["eprint", paper.arxivId && plain(paper.arxivId)],
    ["archivePrefix", paper.arxivId && "arXiv"],
    ["primaryClass", paper.arxivId && paper.category && plain(paper.category.code)],
    ["doi", paper.doi && plain(paper.doi)],
    ["url", plain(paper.arxivId ? `https://arxiv.org/abs/${paper.arxivId}` : link)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return `@${kind}{${citationKey(paper)},\n${lines.join("\n")}\n}\n`;
}

/** A group's name in braces is not divided into given and family name. */
function bibtexName(name: string): string {
  const text = escapeTex(name);
  return /\band\b|,|\b(?:Team|Collaboration|Consortium|Group)\b/i.test(name) ? `{${text}}` : text;
}

function citationKey(paper: PaperDetail): string {
  const first = paper.allAuthors[0]?.name;
  const word = paper.title.toLowerCase().match(/[a-z]{4,}/)?.[0] ?? "paper";
  return `${first ? familyKey(first).replace(/[^a-z0-9]/g, "") : ""}${yearOf(paper)}${word}`;
}

export function toRis(paper: PaperDetail, link: string): string {
  const published = paper.appearances.find(({ kind }) => kind === "published");
  const venue = published?.venue ?? paper.venue;
  const lines: [string, string | undefined][] = [
    ["TY", published ? "JOUR" : "UNPB"],
    ["TI", paper.title],
    ...paper.allAuthors.map(({ name }): [string, string] => ["AU", name]),
    ["PY", yearOf(paper)],
    ["DA", paper.date?.replaceAll("-", "/")],
    ["T2", venue],
    ["AB", paper.abstract],
    ["DO", paper.doi],
    ["AN", paper.arxivId && `arXiv:${paper.arxivId}`],
    ["UR", link],
    ...paper.keywords.map((keyword): [string, string] => ["KW", keyword]),
  ];
  return `${lines.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : [])).join("\r\n")}\r\nER  - \r\n`;
}
