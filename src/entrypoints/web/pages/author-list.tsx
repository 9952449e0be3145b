// The directory of authors: find one by name, or see who leads a category.

import { institutionByTag } from "../../../model/institutions.ts";
import { type AuthorList, authorQuery } from "../../../model/views.ts";
import { authorHref, categoryHref, institutionHref, topicHref, withQuery } from "../addresses.ts";
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

const SPANS = [
  [undefined, "All years"],
  ["5", "Last 5"],
  ["2", "Last 2"],
] as const;

export async function listAuthors(request: PageRequest): Promise<PageReply> {
  const { query, site } = request;
  const { q, category, institution, topic, years, sort: asked } = query;
  const input = readQuery(authorQuery, { q, category, institution, topic, years, sort: asked, ...readPage(query) });
  const list = await request.call<AuthorList>("authors.list", input);
  requirePage(list);
  const span = input.years ? String(input.years) : undefined;
  const kept = { q, category, institution, topic, years: span, sort: input.sort === "hIndex" ? undefined : input.sort };
  const choices = SORTS.filter(([value]) => !list.topic || value !== "name").map(([value, label]) => ({
    label,
    href: withQuery("/authors", { ...kept, sort: value === "hIndex" ? undefined : value }),
    isCurrent: value === input.sort,
  }));
  const spans = SPANS.map(([value, label]) => ({
    label,
    href: withQuery("/authors", { ...kept, years: value }),
    isCurrent: value === span,
  }));
  const place = institution ? (institutionByTag(institution)?.name ?? institution) : undefined;
  const where = [list.topic && `on ${list.topic.label}`, category && `in ${category}`, place && `from ${place}`]
    .filter(Boolean)
    .join(" ");
  const isRanked = list.authors.some((author) => author.place !== undefined);
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
            Authors {where} <span class="faint">{formatCount(list.total)}</span>
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
              {institution && <input type="hidden" name="institution" value={institution} />}
              <button class="btn" type="submit">
                Find
              </button>
            </form>
          </search>
        </header>
        <div class="row wide tools">
          <span class="small">
            <Counted list={list} q={q} />
            {(q || category || institution || topic) && <a href="/authors">All authors</a>}
          </span>{" "}
          {!q && <Segments label="Papers of" choices={spans} />} <Segments label="Sort" choices={choices} />
        </div>
        {isRanked && <HowRanked />}
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

function Counted({ list, q }: { list: AuthorList; q: string | undefined }) {
  if (q) return <>{`${plural(list.total, "author")} named like “${q}”. `}</>;
  if (!list.topic) return <>Figures count the papers of this catalogue. </>;
  const { id, label } = list.topic;
  return (
    <>
      Figures count papers on <a href={topicHref(id)}>{label}</a>.{" "}
    </>
  );
}

function HowRanked() {
  return (
    <details class="how">
      <summary>How places and intervals are made</summary>
      <p>
        Of four of five authors the figure lies within its interval, as if the same person had written papers anew.
        h-index: 1.28 times √h / (1 + f) to either side, where f papers per citation stand around h. Citations: 1.28
        times the root of the sum of squares of the papers' counts. A place is a span: from behind those whose interval
        lies wholly above, to before those whose interval lies wholly below. Authors with three papers or more in the
        years chosen; category: most of these papers; institution: printed last. Made anew each night.
      </p>
    </details>
  );
}

/** "3 to 7": what the intervals allow. */
function placeText({ place }: AuthorList["authors"][number]): string {
  if (!place) return "";
  const { from, to, isOpen } = place;
  if (isOpen) return `${formatCount(from)} or lower`;
  return from === to ? formatCount(from) : `${formatCount(from)} to ${formatCount(to)}`;
}

function Figure({
  value,
  interval,
}: {
  value: number | undefined;
  interval: { low: number; high: number } | undefined;
}) {
  if (value === undefined) return <span class="faint">not known yet</span>;
  return (
    <span>
      {formatCount(value)}
      {interval && (
        <span class="faint">
          {" "}
          {formatCount(interval.low)} to {formatCount(interval.high)}
        </span>
      )}
    </span>
  );
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
  const isRanked = list.authors.some((author) => author.place !== undefined);
  return (
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Author</th> {isRanked && <th scope="col">Place</th>} <th scope="col">Institution</th>{" "}
          <th scope="col">Category</th>{" "}
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
        {list.authors.map((author) => (
          <tr>
            <td>
              <b>
                {author.id === undefined ? (
                  author.name
                ) : (
                  <a href={authorHref({ id: author.id, name: author.name })}>{author.name}</a>
                )}
              </b>
            </td>{" "}
            {isRanked && <td data-l="Place">{placeText(author)}</td>}{" "}
            <td data-l="Institution">
              {author.institution ? (
                <a href={institutionHref(author.institution.tag)}>{author.institution.name}</a>
              ) : (
                <span class="faint">not found yet</span>
              )}
            </td>{" "}
            <td data-l="Category">
              {author.primaryCategory ? (
                <a href={categoryHref(author.primaryCategory.code)}>{author.primaryCategory.code}</a>
              ) : (
                <span class="faint">none</span>
              )}
            </td>{" "}
            <td data-l="h-index" class="num">
              <Figure value={author.hIndex} interval={author.hInterval} />
            </td>{" "}
            <td data-l="Papers" class="num">
              {formatCount(author.papers)}
            </td>{" "}
            <td data-l="Citations" class="num">
              <Figure value={author.citations} interval={author.citationInterval} />
            </td>{" "}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
