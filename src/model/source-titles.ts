// Sources as people call them.

const SOURCES: Record<string, string> = {
  arxiv: "arXiv",
  "arxiv-oai": "arXiv",
  "arxiv-api": "arXiv API",
  "arxiv-rss": "arXiv announcements",
  "arxiv-kaggle": "arXiv snapshot",
  openalex: "OpenAlex",
  "semantic-scholar": "Semantic Scholar",
  s2: "Semantic Scholar",
  crossref: "Crossref",
  "google-scholar": "Google Scholar",
  "hugging-face": "Hugging Face",
  huggingface: "Hugging Face",
  "hf-daily": "Hugging Face",
  hf: "Hugging Face",
  acl: "ACL Anthology",
  "acl-anthology": "ACL Anthology",
  "papers-with-code": "Papers with Code archive",
  openreview: "OpenReview",
  starter: "the starter catalogue",
  broadsheet: "Broadsheet",
  held: "papers held here",
  "openalex-lookups": "OpenAlex, lookups",
  "semantic-scholar-lookups": "Semantic Scholar, lookups",
  "crossref-lookups": "Crossref, lookups",
};

/** "Semantic Scholar" for `semantic-scholar`; an unknown source is its own name. */
export function sourceTitle(source: string): string {
  return SOURCES[source] ?? source;
}
