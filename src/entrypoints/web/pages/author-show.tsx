// The page of one author: figures that open, papers, co-authors, and how the page was put together.

import { AppError } from "../../../lib/errors.ts";
import { type AuthorPage, type AuthorWork, authorPapersQuery } from "../../../model/author-page.ts";
import type { AuthorProfile } from "../../../model/paper.ts";
import { authorHref, categoryHref, institutionHref, outsideHref, withQuery } from "../addresses.ts";
import { AuthorCorrections } from "../components/author-corrections.tsx";
import { type AuthorAddress, AuthorFilters, AuthorSorts } from "../components/author-filters.tsx";
import { Company, Fields, Places } from "../components/author-side.tsx";
import { AuthorStats } from "../components/author-stats.tsx";
import { CitationSources, CitationTable } from "../components/citation-figures.tsx";
import { PaperList } from "../components/paper-list.tsx";
import { Breadcrumb, FeedLinks, Segments, SideSection } from "../components/parts.tsx";
import { YearChart } from "../components/year-chart.tsx";
import { plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest, Site } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";

export async function showAuthor(request: PageRequest): Promise<PageReply> {
  const { params, query, site } = request;
  const { year, category, position, code } = query;
  const asked = { year, category, position, code, sort: query.sort ?? "score" };
  const wanted = readQuery(authorPapersQuery, { ...asked, ...readPage(query) });
  const withSelf = readSelf(query.self);
  const id = params.id ?? "";
  const page = await request.call<AuthorPage | { movedTo: string }>("authors.get", { id, ...wanted });
  if ("movedTo" in page) return { redirect: `/author/${encodeURIComponent(page.movedTo)}`, status: 301 };
  const { author } = page;
  const path = authorHref(author);
  const kept: AuthorAddress = {
    sort: wanted.sort === "score" ? undefined : wanted.sort,
    self: withSelf ? undefined : "0",
    year,
    category,
    position,
    code,
  };
  if (request.address.split("?")[0] !== path) {
    return { redirect: withQuery(path, { ...kept, page: query.page }), status: 301 };
  }
  requirePage(page.papers);
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
          page={page}
          kept={kept}
          sort={wanted.sort}
          path={path}
          site={site}
          withSelf={withSelf}
          thisYear={Number(request.now.slice(0, 4))}
        />
      ),
    }),
  };
}

function readSelf(text: string | undefined): boolean {
  if (text === undefined || text === "1" || text === "0") return text !== "0";
  throw new AppError("invalid", `self: "${text}" is neither 1 (with self-citations) nor 0 (without)`);
}

function describe({ name, papers, citations, hIndex }: AuthorProfile): string {
  const counted = citations && hIndex ? `, ${plural(citations.value, "citation")}, h-index ${hIndex.value}` : "";
  return `${name}: ${plural(papers, "paper")}${counted}.`;
}

interface AuthorProps {
  page: AuthorPage;
  kept: AuthorAddress;
  sort: string;
  path: string;
  site: Site;
  withSelf: boolean;
  thisYear: number;
}

function Author({ page: { author, work, papers }, kept, sort, path, site, withSelf, thisYear }: AuthorProps) {
  const isAll = papers.total === author.papers;
  return (
    <main id="main" class="wrap" tabindex={-1}>
      <Breadcrumb crumbs={[{ label: "Authors", href: "/authors" }, { label: author.name }]} />
      <AuthorHead author={author} />
      <AuthorStats author={author} work={work} withSelf={withSelf} />
      <div class="cols">
        <div>
          <Charts work={work} withSelf={withSelf} thisYear={thisYear} />
          <Counts work={work} withSelf={withSelf} href={(self) => withQuery(path, { ...kept, self })} />
          <section class="panel" aria-labelledby="papers">
            <div class="row wide">
              <h2 id="papers">
                {isAll ? plural(author.papers, "paper") : `${papers.total} of ${plural(author.papers, "paper")}`}
              </h2>{" "}
              <AuthorSorts path={path} kept={kept} sort={sort} />
            </div>
            <AuthorFilters path={path} kept={kept} work={work} />
            {papers.total === 0 && <p class="empty">No paper of this author is all of that.</p>}
            <PaperList
              list={papers}
              heading="h3"
              href={(number) => withQuery(path, { ...kept, page: number === 1 ? undefined : number })}
            />
          </section>
        </div>
        <AuthorSide author={author} work={work} site={site} path={path} thisYear={thisYear} />
      </div>
    </main>
  );
}

function Charts({ work, withSelf, thisYear }: { work: AuthorWork; withSelf: boolean; thisYear: number }) {
  const cited = (title: string, years: CitedYear[]) => (
    <YearChart
      title={title}
      unit="citations"
      note={withSelf ? undefined : "without self-citations"}
      thisYear={thisYear}
      footUnit="self-citations"
      years={years.map((row) => toBar(row, withSelf))}
    />
  );
  return (
    <div class="charts flat">
      <YearChart
        title="Papers per year"
        unit="papers"
        thisYear={thisYear}
        years={work.years.map(({ year, papers: count }) => ({ year, count }))}
      />
      {cited("Cited by papers held here, by their year", work.citedYears)}
      {work.summary.counted > 0 && cited("Citations, by year of the cited paper", work.years)}
    </div>
  );
}

interface CitedYear {
  year: number;
  citations: number;
  selfCitations: number;
}

const toBar = ({ year, citations, selfCitations }: CitedYear, withSelf: boolean) =>
  withSelf ? { year, count: citations, foot: selfCitations } : { year, count: Math.max(0, citations - selfCitations) };

/** The switch of self-citations, and all that citations say. */
function Counts({
  work,
  withSelf,
  href,
}: {
  work: AuthorWork;
  withSelf: boolean;
  href: (self: string | undefined) => string;
}) {
  if (work.summary.counted === 0) return null;
  const choices = [
    { label: "with self-citations", href: href(undefined), isCurrent: withSelf },
    { label: "without", href: href("0"), isCurrent: !withSelf },
  ];
  return (
    <>
      <div class="row wide">
        <span class="small">Citation figures</span> <Segments label="Self-citations" choices={choices} />
      </div>
      <details>
        <summary class="small under">Citations in detail, by source</summary>
        <CitationTable summary={work.summary} />
        <CitationSources summary={work.summary} withSelf={withSelf} />
        <p class="small">
          Where a source counts more than the papers held here, only those self-citations can be left out that are known
          here.
        </p>
      </details>
    </>
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

function AuthorSide({
  author,
  work,
  site,
  path,
  thisYear,
}: {
  author: AuthorProfile;
  work: AuthorWork;
  site: Site;
  path: string;
  thisYear: number;
}) {
  return (
    <aside class="side" aria-label={`About ${author.name}`}>
      <Company author={author} work={work} thisYear={thisYear} />
      <Places work={work} thisYear={thisYear} />
      <Fields work={work} href={(category) => withQuery(path, { category })} />
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
      <AuthorCorrections id={author.id} />
      <FeedLinks site={site} query={`author=${encodeURIComponent(author.id)}`} of="these papers" />
    </aside>
  );
}
