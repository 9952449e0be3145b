// Search: hits with the words found, facets that are addresses, and what to do when nothing is found.

import { recogniseIdentifier } from "../../../model/identifiers.ts";
import { type SearchQuery, type SearchResult, searchQuery } from "../../../model/views.ts";
import { paperHref, withQuery } from "../addresses.ts";
import { AuthorRanks } from "../components/author-ranks.tsx";
import { PaperList } from "../components/paper-list.tsx";
import { FeedLinks } from "../components/parts.tsx";
import { Facets, RemovableFilters } from "../components/search-facets.tsx";
import { plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest, Site } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";

const SORTS = [
  ["relevance", "match"],
  ["score", "score"],
  ["newest", "date"],
  ["citations", "citations"],
] as const;
const HITS = 20;

/** The filters of a search as its address carries them. */
export interface SearchAddress {
  q: string;
  category: string | undefined;
  code: string | undefined;
  from: string | undefined;
  to: string | undefined;
  sort: string | undefined;
}

export const searchHref = (address: Partial<SearchAddress>, page?: number): string =>
  withQuery("/search", { ...address, page: page === 1 ? undefined : page });

export async function showSearch(request: PageRequest): Promise<PageReply> {
  const { query, site } = request;
  const { category, code, from, to, sort } = query;
  const q = (query.q ?? "").trim();
  const input: SearchQuery = readQuery(searchQuery, { q, category, code, from, to, sort, ...readPage(query, HITS) });
  const paper = recogniseIdentifier(q);
  if (paper?.scheme === "arxiv" && (await exists(request, paper.value)))
    return { redirect: paperHref(paper.value), status: 302 };
  const address: SearchAddress = {
    q,
    category,
    code: input.code ? "1" : undefined,
    from,
    to,
    sort: input.sort === "relevance" ? undefined : input.sort,
  };
  const isAsked = q !== "" || category !== undefined || from !== undefined || to !== undefined;
  const result = isAsked ? await request.call<SearchResult>("search.papers", input) : undefined;
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
    children: result ? <Results result={result} address={address} site={site} /> : <Start />,
  });
  return { html };
}

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
          Titles, abstracts, authors. Paste an arXiv id, its address or a title to go straight to the paper.
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
            maxlength={2000}
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

function Results({ result, address, site }: { result: SearchResult; address: SearchAddress; site: Site }) {
  return (
    <div class="wrap">
      <div class="cols three">
        <Facets result={result} address={address} />
        <main id="main" tabindex={-1}>
          <h1 class="asked">
            {address.q || "All papers"} <span class="small">{plural(result.total, "paper")}</span>
          </h1>
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
          {result.notes.map((note) => (
            <p class="note">{note}</p>
          ))}
          {result.papers.length === 0 ? (
            <NoHits address={address} />
          ) : (
            <PaperList list={result} heading="h2" href={(page) => searchHref(address, page)} />
          )}
        </main>
        <aside class="side" aria-label="Around this search">
          <AuthorRanks authors={result.authors} />
          <FeedLinks site={site} query={`q=${encodeURIComponent(address.q)}`} of="new papers for this search" />
        </aside>
      </div>
    </div>
  );
}

/** Keeps the query and offers each way on. */
function NoHits({ address }: { address: SearchAddress }) {
  const words = address.q.split(/\s+/).filter(Boolean);
  const isFiltered = [address.category, address.code, address.from, address.to].some((filter) => filter !== undefined);
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
