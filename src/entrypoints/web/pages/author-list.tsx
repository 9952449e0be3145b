// The directory of authors: find one by name, or see who leads a category.

import { type AuthorList, authorQuery } from "../../../model/views.ts";
import { authorHref, categoryHref, institutionHref, withQuery } from "../addresses.ts";
import { Paging } from "../components/paging.tsx";
import { Segments } from "../components/parts.tsx";
import { formatCount, plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";

const SORTS = [
  ["hIndex", "h-index"],
  ["papers", "Papers"],
  ["citations", "Citations"],
  ["name", "Name"],
] as const;

export async function listAuthors(request: PageRequest): Promise<PageReply> {
  const { query, site } = request;
  const { q, category, sort: asked } = query;
  const input = readQuery(authorQuery, { q, category, sort: asked, ...readPage(query) });
  const list = await request.call<AuthorList>("authors.list", input);
  requirePage(list);
  const kept = { q, category, sort: input.sort === "hIndex" ? undefined : input.sort };
  const choices = SORTS.map(([value, label]) => ({
    label,
    href: withQuery("/authors", { ...kept, sort: value === "hIndex" ? undefined : value }),
    isCurrent: value === input.sort,
  }));
  const html = renderLayout({
    site,
    title: "Authors",
    description: "Authors of the papers in this catalogue.",
    address: request.address,
    section: "authors",
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <header class="head row wide">
          <h1>
            Authors{category && ` in ${category}`} <span class="faint">{formatCount(list.total)}</span>
          </h1>{" "}
          <search class="pick" aria-label="Authors">
            <form class="row" action="/authors">
              <label class="vh" for="name">
                Name of an author
              </label>
              <input
                class="field"
                id="name"
                name="q"
                type="search"
                maxlength={200}
                value={q ?? ""}
                placeholder="Name of an author"
              />
              {category && <input type="hidden" name="category" value={category} />}
              <button class="btn" type="submit">
                Find
              </button>
            </form>
          </search>
        </header>
        <div class="row wide tools">
          <span class="small">
            {q ? `${plural(list.total, "author")} named like “${q}”. ` : "Figures count the papers of this catalogue. "}
            {(q || category) && <a href="/authors">All authors</a>}
          </span>{" "}
          <Segments label="Sort" choices={choices} />
        </div>
        {list.authors.length === 0 ? <NoAuthors q={q} /> : <AuthorTable list={list} />}
        <Paging
          total={list.total}
          offset={list.offset}
          limit={list.limit}
          href={(page) => withQuery("/authors", { ...kept, page: page === 1 ? undefined : page })}
        />
      </main>
    ),
  });
  return { html };
}

function NoAuthors({ q }: { q: string | undefined }) {
  return (
    <div class="empty">
      <p>{q ? `No author is named like “${q}”.` : "No authors yet."}</p>
      {q && (
        <p>
          <a href={withQuery("/search", { q })}>Search papers for it instead</a>
        </p>
      )}
    </div>
  );
}

function AuthorTable({ list }: { list: AuthorList }) {
  return (
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Author</th> <th scope="col">Institution</th> <th scope="col">Category</th>{" "}
          <th scope="col" class="num">
            h-index
          </th>{" "}
          <th scope="col" class="num">
            Papers
          </th>{" "}
          <th scope="col" class="num">
            Citations
          </th>
        </tr>
      </thead>
      <tbody>
        {list.authors.map(({ id, name, institution, primaryCategory, hIndex, papers, citations }) => (
          <tr>
            <td>
              <b>{id === undefined ? name : <a href={authorHref({ id, name })}>{name}</a>}</b>
            </td>{" "}
            <td data-l="Institution">
              {institution ? (
                <a href={institutionHref(institution.tag)}>{institution.name}</a>
              ) : (
                <span class="faint">not found yet</span>
              )}
            </td>{" "}
            <td data-l="Category">
              {primaryCategory ? (
                <a href={categoryHref(primaryCategory.code)}>{primaryCategory.code}</a>
              ) : (
                <span class="faint">none</span>
              )}
            </td>{" "}
            <td data-l="h-index" class="num">
              {hIndex === undefined ? <span class="faint">not known yet</span> : formatCount(hIndex)}
            </td>{" "}
            <td data-l="Papers" class="num">
              {formatCount(papers)}
            </td>{" "}
            <td data-l="Citations" class="num">
              {citations === undefined ? <span class="faint">not known yet</span> : formatCount(citations)}
            </td>{" "}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
