// Search: hits with the words found, facets that are addresses, and what to do when nothing is found.

import type { CitationSummary } from "../../../model/citation-summary.ts";
import { recogniseIdentifier } from "../../../model/identifiers.ts";
import { type SearchQuery, type SearchResult, searchQuery } from "../../../model/views.ts";
import { paperHref, withQuery } from "../addresses.ts";
import { CitationSources, CitationTable } from "../components/citation-figures.tsx";
import { PaperList } from "../components/paper-list.tsx";
import { FeedLinks } from "../components/parts.tsx";
import { Around } from "../components/search-around.tsx";
import { Facets, RemovableFilters } from "../components/search-facets.tsx";
import { formatCount, plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest, Site } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";
import { hasFilters, SEARCH_PARAMETERS, type SearchAddress, searchHref } from "../search-address.ts";

const SORTS = [
  ["relevance", "match"],
  ["score", "score"],
  ["newest", "date"],
  ["citations", "citations"],
  ["rising", "rising"],
] as const;
const MODES = [
  ["hybrid", "Words and meaning"],
  ["words", "Words"],
  ["meaning", "Meaning"],
] as const;
const HITS = 20;

export async function showSearch(request: PageRequest): Promise<PageReply> {
  const { query, site } = request;
  const q = (query.q ?? "").trim();
  const given = Object.fromEntries(SEARCH_PARAMETERS.map((name) => [name, query[name]]));
  const input: SearchQuery = readQuery(searchQuery, { ...given, q, explain: true, ...readPage(query, HITS) });
  const paper = recogniseIdentifier(q);
  if (paper?.scheme === "arxiv" && (await exists(request, paper.value)))
    return { redirect: paperHref(paper.value), status: 302 };
  const { category, institution, venue, year, from, to } = query;
  const address: SearchAddress = {
    q,
    mode: input.mode === "hybrid" ? undefined : input.mode,
    category,
    institution,
    venue,
    year,
    code: input.code ? "1" : undefined,
    abstract: input.abstract ? "1" : undefined,
    from,
    to,
    sort: input.sort === "relevance" ? undefined : input.sort,
  };
  const isAsked = q !== "" || hasFilters(address);
  const result = isAsked ? await request.call<SearchResult>("search.papers", input) : undefined;
  const isSummed = query.summary === "1" && isAsked;
  const summary = isSummed ? await request.call<Summary>("citations.summary", toSummaryQuery(input)) : undefined;
  if (result) requirePage(result);
  const html = renderLayout({
    site,
    title: q ? `${q} | Search` : "Search",
    address: request.address,
    section: "search",
    query: q,
    noIndex: isAsked,
    feedQuery: q ? `q=${encodeURIComponent(q)}` : undefined,
    feedTitle: `Papers on ${q}`,
    children: result ? <Results result={result} address={address} site={site} summary={summary} /> : <Start />,
  });
  return { html };
}

const withSummary = (href: string): string => `${href}${href.includes("?") ? "&" : "?"}summary=1`;

async function exists(request: PageRequest, id: string): Promise<boolean> {
  try {
    await request.call("papers.get", { id });
    return true;
  } catch {
    return false;
  }
}

function Start() {
  return (
    <main id="main" class="wrap" tabindex={-1}>
      <header class="head">
        <h1>Search</h1>
        <p class="by">
          Titles, abstracts, people, places; by words and by meaning. Paste an arXiv id, a DOI, a title or a whole
          abstract to go straight to the paper. <a href="/about/search">What a query can say</a>
        </p>
      </header>
      <search aria-label="Papers">
        <form action="/search" class="row ask">
          <label class="vh" for="ask">
            What to search for
          </label>
          <input
            class="field"
            id="ask"
            name="q"
            type="search"
            maxlength={8000}
            placeholder="dense retrieval distillation"
          />
          <button class="btn main" type="submit">
            Search
          </button>
        </form>
      </search>
      <p class="small tools">
        Or browse <a href="/">today</a>, <a href="/categories">categories</a>, <a href="/authors">authors</a> and{" "}
        <a href="/institutions">institutions</a>.
      </p>
    </main>
  );
}

type Summary = CitationSummary & { notes: string[] };

function toSummaryQuery({ q, category, institution, venue, year, code, abstract, from, to }: SearchQuery): object {
  const given = { q, category, institution, venue, year, code, abstract, from, to };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** What citations say of all papers that match, not only of this page. */
function SummaryPanel({ summary }: { summary: Summary }) {
  return (
    <section class="parts" aria-label="Citation summary">
      {summary.notes.map((note) => (
        <p class="note">{note}</p>
      ))}
      <CitationTable summary={summary} />
      <CitationSources summary={summary} withSelf />
    </section>
  );
}

interface ResultsProps {
  result: SearchResult;
  address: SearchAddress;
  site: Site;
  summary: Summary | undefined;
}

function Results({ result, address, site, summary }: ResultsProps) {
  const canSum = result.matching > 0 && result.mode !== "meaning";
  return (
    <div class="wrap">
      <div class="cols three">
        <Facets result={result} address={address} />
        <main id="main" tabindex={-1}>
          <SearchHead result={result} address={address} canSum={canSum && !summary} />
          {canSum && summary && <SummaryPanel summary={summary} />}
          {result.notes.map((note) => (
            <p class="note">{note}</p>
          ))}
          {result.didYouMean !== undefined && (
            <p class="note">
              Did you mean <a href={searchHref({ ...address, q: result.didYouMean })}>{result.didYouMean}</a>?
            </p>
          )}
          {result.papers.length === 0 ? (
            <NoHits address={address} />
          ) : (
            <PaperList list={result} heading="h2" href={(page) => searchHref(address, page)} />
          )}
        </main>
        <aside class="side" aria-label="Around this search">
          <Around result={result} address={address} />
          <FeedLinks site={site} query={`q=${encodeURIComponent(address.q)}`} of="new papers for this search" />
        </aside>
      </div>
    </div>
  );
}

/** What was asked, how it is read, and ways to read it otherwise. */
function SearchHead({ result, address, canSum }: Omit<ResultsProps, "site" | "summary"> & { canSum: boolean }) {
  return (
    <>
      <h1 class="asked">
        {address.q.length > 120 ? `${address.q.slice(0, 120)}…` : address.q || "All papers"}{" "}
        <span class="small">{countOf(result)}</span>
      </h1>
      <div class="row wide">
        <nav class="seg" aria-label="Search by">
          {MODES.map(([value, label]) => (
            <>
              <a
                href={searchHref({ ...address, mode: value === "hybrid" ? undefined : value })}
                aria-current={value === result.mode ? "true" : undefined}
              >
                {label}
              </a>{" "}
            </>
          ))}
        </nav>{" "}
        <p class="row small">
          {canSum && <a href={withSummary(searchHref(address))}>Citations of these papers</a>}{" "}
          <a href="/about/search">Query syntax</a>
        </p>
      </div>
      <div class="row wide tools">
        <RemovableFilters address={address} />{" "}
        <nav class="row small" aria-label="Sort">
          <span>Sort</span>{" "}
          {SORTS.map(([value, label]) => (
            <>
              <a
                href={searchHref({ ...address, sort: value === "relevance" ? undefined : value })}
                aria-current={value === (address.sort ?? "relevance") ? "true" : undefined}
              >
                {label}
              </a>{" "}
            </>
          ))}
        </nav>
      </div>
    </>
  );
}

/** Papers that match are counted exactly; papers that are only near in meaning come on top. */
function countOf({ matching, total, mode }: SearchResult): string {
  if (mode === "meaning") return `the ${plural(total, "paper")} nearest in meaning`;
  const near = total - matching;
  return near > 0 && matching > 0
    ? `${plural(matching, "paper")}, and ${formatCount(near)} near in meaning`
    : plural(total, "paper");
}

/** Keeps the query and offers each way on. */
function NoHits({ address }: { address: SearchAddress }) {
  const words = address.q.split(/\s+/).filter(Boolean);
  const isFiltered = hasFilters(address);
  return (
    <div class="empty">
      <p>
        No paper matches “{address.q}”{isFiltered && " with these filters"}.
      </p>
      {isFiltered && (
        <p>
          <a href={searchHref({ q: address.q, sort: address.sort })}>Search without filters</a>
        </p>
      )}
      {!isFiltered && words.length > 1 && (
        <p>
          Every word must occur. With fewer words:{" "}
          <a href={searchHref({ q: words.slice(0, -1).join(" ") })}>{words.slice(0, -1).join(" ")}</a>
        </p>
      )}
      <p>
        <a href={withQuery("/authors", { q: address.q })}>Look for an author of that name</a>
      </p>
    </div>
  );
}
