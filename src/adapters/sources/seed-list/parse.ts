// One line of a list of papers copied from pages that show a card for each: title, first authors, tags, badges.

import type { RecordAuthor, SetAside, SourceRecord } from "../../../model/record.ts";
import {
  dayOf,
  fill,
  isObject,
  limits,
  setAside,
  stableHash,
  textOf,
  textsOf,
  whyUnfit,
  yearFromDate,
} from "../fields.ts";

export const SEED_LIST = "seed-list";

/** Archives other than `cs` whose subjects are printed without their archive. */
const ARCHIVE_OF: Record<string, string> = {
  SP: "eess",
  AS: "eess",
  IV: "eess",
  ML: "stat",
  ME: "stat",
  TH: "stat",
  AP: "stat",
};

/** The author whose page lists the paper: on long lists of authors, the page is the only sign of him. */
const PAGE_AUTHOR: Record<string, string> = {
  "000": "Jian Jiao",
  "001": "Yeyun Gong",
  "002": "Shaohan Huang",
  "004": "Jianyong Wang",
};
/** The day of a page that is a daily list. */
const PAGE_DAY: Record<string, string> = { "003": "2026-08-07" };

export function parseSeed(line: unknown): SourceRecord | SetAside {
  if (!isObject(line)) return setAside(SEED_LIST, "not an object", line);
  const unfit = whyUnfit({ title: line.title, abstract: line.abstract, authors: line.authors });
  const title = textOf(line.title, limits.title);
  if (unfit !== undefined || title === undefined) return setAside(SEED_LIST, unfit ?? "no title", line);
  const pages = textsOf(line.pages, 10);
  const isTruncated = line.more_authors === true;
  const date = dayOf(line.date);
  const category = toCategory(line.category);
  const record: SourceRecord = {
    source: SEED_LIST,
    externalId: stableHash(title),
    title,
    authors: readAuthors(textsOf(line.authors), isTruncated ? pages : []),
    identifiers: [],
  };
  return fill(record, {
    abstract: textOf(line.abstract, limits.abstract),
    authorsTruncated: isTruncated ? true : undefined,
    date,
    year: yearFromDate(date),
    categories: category === undefined ? undefined : [category],
    institutions: textsOf(line.institutions),
    codeClaimed: line.code === true ? true : undefined,
    listedOn: pages.flatMap((page) => PAGE_DAY[page] ?? []),
  });
}

function readAuthors(printed: string[], pages: string[]): RecordAuthor[] {
  const names = [...printed];
  for (const page of pages) {
    const name = PAGE_AUTHOR[page];
    if (name !== undefined && !names.includes(name)) names.push(name);
  }
  return names.map((name) => ({ name }));
}

function toCategory(value: unknown): string | undefined {
  const code = textOf(value, 30);
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return code;
  return `${ARCHIVE_OF[code] ?? "cs"}.${code}`;
}
