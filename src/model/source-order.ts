// Which source is believed first when records of one paper differ. One row a source; unknown ones come last.

const ORDER = [
  "arxiv-oai",
  "arxiv-raw",
  "arxiv-api",
  "arxiv-kaggle",
  "arxiv-announcements",
  "acl-anthology",
  "crossref",
  "openalex",
  "semantic-scholar",
  "huggingface",
  "interchange",
  "papers-with-code",
  "bibtex",
  "ris",
  "seed-list",
];

const rank = new Map(ORDER.map((name, position) => [name, position]));

/** 0 is believed first. */
export const sourceOrder = (source: string): number => rank.get(source) ?? ORDER.length;
