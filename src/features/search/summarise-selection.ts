// What citations say of any selection of papers: a search, an author, a list of ids.

import { AppError } from "../../lib/errors.ts";
import { type CitationSummary, summariseCitations } from "../../model/citation-summary.ts";
import { parseQuery } from "../../model/search/parse-query.ts";
import type { SummaryQuery } from "../../model/views.ts";
import { findOutright } from "./named-paper.ts";
import { planSearch } from "./plan-search.ts";
import { type SearchParts, toFilters } from "./search-papers.ts";

/** Of a longer list the most cited are taken. */
const MAX_PAPERS = 100_000;
const MAX_KEYS = 1000;
const ANY_PAPERS = { sort: "newest", offset: 0, limit: 1 } as const;

export interface SelectionParts {
  reader: SearchParts["reader"];
  /** Asked for only where the selection is a search or a list. */
  search: () => SearchParts;
  now: () => number;
}

export interface Selection extends CitationSummary {
  notes: string[];
}

export function summariseSelection(parts: SelectionParts, query: SummaryQuery): Selection {
  const { ids, author, ...search } = query;
  if (ids !== undefined && author !== undefined)
    throw new AppError("invalid", "ids and author: give one of them, or a search");
  if (author !== undefined) return ofAuthor(parts, author);
  const { paperIds, notes } = ids === undefined ? matching(parts.search(), search) : listed(parts.search(), ids);
  return { ...summariseCitations(parts.reader.citedPapers(paperIds)), notes };
}

function ofAuthor({ reader, now }: SelectionParts, id: string): Selection {
  const found = reader.author(id, ANY_PAPERS, now());
  if (found?.found === "author") return { ...found.work.summary, notes: [] };
  if (found?.found === "moved") return ofAuthor({ reader, now, search: unused }, found.id);
  throw new AppError("not_found", `No author ${id} is known here.`);
}

const unused = (): never => {
  throw new Error("an author needs no search");
};

interface Found {
  paperIds: number[];
  notes: string[];
}

function listed({ lookups }: SearchParts, ids: string): Found {
  const keys = [...new Set(ids.split(/[\s,]+/).filter((key) => key !== ""))];
  if (keys.length > MAX_KEYS) throw new AppError("invalid", `ids: ${keys.length} keys are more than ${MAX_KEYS}`);
  const paperIds = lookups.named(keys);
  const lost = keys.length - paperIds.length;
  return { paperIds, notes: lost > 0 ? [`${lost} of ${keys.length} keys name no other paper held here.`] : [] };
}

/** Papers that match the words and conditions; those near in meaning alone have no end. */
function matching({ index, lookups }: SearchParts, query: Omit<SummaryQuery, "ids" | "author">): Found {
  index.refresh();
  const named = findOutright(lookups, query.q);
  if (named?.isIdentifier) return { paperIds: named.paperIds, notes: [] };
  const { root, notes } = parseQuery(query.q);
  const { match } = planSearch(root, toFilters(query), { lookups, papersWith: index.papersWith });
  if (!match) return { paperIds: [], notes };
  const { hits, total } = index.search({ tree: match, sort: "citations", limit: MAX_PAPERS });
  const cut = total > hits.length ? [`The ${MAX_PAPERS} most cited of ${total} papers.`] : [];
  return { paperIds: hits.map(({ paperId }) => paperId), notes: [...notes, ...cut] };
}
