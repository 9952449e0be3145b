// The page of one author: figures that open, papers, co-authors, and how the page was put together.

import { type AuthorPage, authorPapersQuery } from "../../../model/author-page.ts";
import type { AuthorProfile, PaperList as Papers } from "../../../model/paper.ts";
import { authorHref, categoryHref, institutionHref, outsideHref, withQuery } from "../addresses.ts";
import { AuthorStats } from "../components/author-stats.tsx";
import { PaperList } from "../components/paper-list.tsx";
import { Breadcrumb, FeedLinks, Segments, SideSection } from "../components/parts.tsx";
import { YearChart } from "../components/year-chart.tsx";
import { plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest, Site } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";

const SORTS = [
  ["score", "Score"],
  ["newest", "Date"],
  ["citations", "Citations"],
  ["novelty", "Novelty"],
] as const;
const SHOWN_COAUTHORS = 12;

export async function showAuthor(request: PageRequest): Promise<PageReply> {
  const { params, query, site } = request;
  const { sort, offset, limit } = readQuery(authorPapersQuery, { sort: query.sort ?? "score", ...readPage(query) });
  const id = params.id ?? "";
  const page = await request.call<AuthorPage | { movedTo: string }>("authors.get", { id, sort, offset, limit });
  if ("movedTo" in page) return { redirect: `/author/${encodeURIComponent(page.movedTo)}`, status: 301 };
  const { author, papers } = page;
  const path = authorHref(author);
  if (request.address.split("?")[0] !== path) {
    return { redirect: withQuery(path, { sort: query.sort, page: query.page }), status: 301 };
  }
  requirePage(papers);
  return {
    html: renderLayout({
      site,
      title: author.name,
      description: describe(author),
      address: request.address,
      section: "authors",
      feedQuery: `author=${encodeURIComponent(author.id)}`,
      feedTitle: `Papers of ${author.name}`,
      children: (
        <Author
          author={author}
          papers={papers}
          sort={sort}
          path={path}
          site={site}
          year={Number(request.now.slice(0, 4))}
        />
      ),
    }),
  };
}

function describe({ name, papers, citations, hIndex }: AuthorProfile): string {
  const counted = citations && hIndex ? `, ${plural(citations.value, "citation")}, h-index ${hIndex.value}` : "";
  return `${name}: ${plural(papers, "paper")}${counted}.`;
}

interface AuthorProps {
  author: AuthorProfile;
  papers: Papers;
  sort: string;
  path: string;
  site: Site;
  year: number;
}

function Author({ author, papers, sort, path, site, year }: AuthorProps) {
  const choices = SORTS.map(([value, label]) => ({
    label,
    href: withQuery(path, { sort: value === "score" ? undefined : value }),
    isCurrent: value === sort,
  }));
  const listed = sort === "score" ? undefined : sort;
  return (
    <main id="main" class="wrap" tabindex={-1}>
      <Breadcrumb crumbs={[{ label: "Authors", href: "/authors" }, { label: author.name }]} />
      <AuthorHead author={author} />
      <AuthorStats author={author} />
      <div class="cols">
        <div>
          <div class="charts flat">
            <YearChart
              title="Papers per year"
              unit="papers"
              thisYear={year}
              years={author.papersPerYear.map((row) => ({ year: row.year, count: row.papers }))}
            />
            {author.citations && (
              <YearChart
                title="Citations, by year of the cited paper"
                unit="citations"
                thisYear={year}
                years={author.papersPerYear.map((row) => ({ year: row.year, count: row.citations }))}
              />
            )}
          </div>
          <section class="panel" aria-labelledby="papers">
            <div class="row wide">
              <h2 id="papers">{plural(author.papers, "paper")}</h2> <Segments label="Sort" choices={choices} />
            </div>
            <PaperList
              list={papers}
              heading="h3"
              href={(number) => withQuery(path, { sort: listed, page: number === 1 ? undefined : number })}
            />
          </section>
        </div>
        <AuthorSide author={author} site={site} />
      </div>
    </main>
  );
}

function AuthorHead({ author }: { author: AuthorProfile }) {
  const { primaryCategory, firstYear, lastYear } = author;
  const years =
    firstYear === undefined ? "" : firstYear === lastYear ? `, ${firstYear}` : `, ${firstYear} to ${lastYear}`;
  return (
    <header class="head">
      <h1>{author.name}</h1>
      <p class="by">
        {author.institutions.map(({ tag, name }) => (
          <>
            <a href={institutionHref(tag)}>{name}</a>,{" "}
          </>
        ))}
        {plural(author.papers, "paper")}
        {years}
        {author.isCollective && ", a group"}
        {primaryCategory && (
          <>
            <span class="vh">. Primary category: </span> &nbsp;{" "}
            <a class="tag" href={categoryHref(primaryCategory.code)}>
              {primaryCategory.code} {primaryCategory.name !== primaryCategory.code && primaryCategory.name}
            </a>
          </>
        )}
      </p>
    </header>
  );
}

function AuthorSide({ author, site }: { author: AuthorProfile; site: Site }) {
  return (
    <aside class="side" aria-label={`About ${author.name}`}>
      <Coauthors author={author} />
      <SideSection title="Identity" id="identity">
        <p class="small">{author.identityNote}</p>
        {author.otherNames.length > 0 && <p class="small">Also printed as {author.otherNames.join("; ")}.</p>}
        {author.identifiers.length > 0 && (
          <dl class="record">
            {author.identifiers.map(({ scheme, value, url }) => {
              const href = outsideHref(url);
              return (
                <div>
                  <dt>{scheme === "orcid" ? "ORCID" : scheme}: </dt>
                  <dd>{href ? <a href={href}>{value}</a> : value} </dd>
                </div>
              );
            })}
          </dl>
        )}
      </SideSection>
      <FeedLinks site={site} query={`author=${encodeURIComponent(author.id)}`} of="these papers" />
    </aside>
  );
}

function Coauthors({ author }: { author: AuthorProfile }) {
  const { coauthors } = author;
  if (coauthors.length === 0) return null;
  const row = (coauthor: AuthorProfile["coauthors"][number]) => (
    <li>
      {coauthor.id === undefined ? (
        coauthor.name
      ) : (
        <a href={authorHref({ id: coauthor.id, name: coauthor.name })}>{coauthor.name}</a>
      )}
      <span class="vh">, </span> <span class="num">{plural(coauthor.papers, "paper")}</span>{" "}
    </li>
  );
  const rest = coauthors.slice(SHOWN_COAUTHORS);
  return (
    <SideSection title="Co-authors">
      <ul class="ranks">{coauthors.slice(0, SHOWN_COAUTHORS).map(row)}</ul>
      {rest.length > 0 && (
        <details>
          <summary class="small under">{rest.length} more</summary>
          <ul class="ranks">{rest.map(row)}</ul>
        </details>
      )}
    </SideSection>
  );
}
