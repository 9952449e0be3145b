// The page of one institution: its papers, people and fields.

import type { InstitutionPage } from "../../../model/views.ts";
import { categoryHref, institutionHref, topicHref, withQuery } from "../addresses.ts";
import { AuthorRanks } from "../components/author-ranks.tsx";
import { PaperList } from "../components/paper-list.tsx";
import { Breadcrumb, FeedLinks, Meter, SideSection } from "../components/parts.tsx";
import { YearChart } from "../components/year-chart.tsx";
import { plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest, Site } from "../options.ts";
import { readPage, requirePage } from "../read-query.ts";

export async function showInstitution(request: PageRequest): Promise<PageReply> {
  const { params, query, site } = request;
  const tag = params.tag ?? "";
  const page = await request.call<InstitutionPage>("institutions.get", { tag, ...readPage(query) });
  if (page.tag !== tag) return { redirect: institutionHref(page.tag), status: 301 };
  requirePage(page.papers);
  const path = institutionHref(page.tag);
  const html = renderLayout({
    site,
    title: page.name,
    description: `${plural(page.papers.total, "paper")} from ${page.name}.`,
    address: request.address,
    feedQuery: `institution=${encodeURIComponent(page.tag)}`,
    feedTitle: `Papers from ${page.name}`,
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <Breadcrumb crumbs={[{ label: "Institutions", href: "/institutions" }, { label: page.name }]} />
        <Head page={page} />
        <div class="cols">
          <div>
            <YearChart
              title="Papers per year"
              unit="papers"
              thisYear={Number(request.now.slice(0, 4))}
              years={page.papersPerYear.map((row) => ({ year: row.year, count: row.papers }))}
            />
            <section class="panel" aria-labelledby="papers">
              <div class="row wide">
                <h2 id="papers">{plural(page.papers.total, "paper")}</h2> <span class="small">newest first</span>
              </div>
              <PaperList
                list={page.papers}
                heading="h3"
                href={(number) => withQuery(path, { page: number === 1 ? undefined : number })}
              />
            </section>
          </div>
          <Side page={page} site={site} />
        </div>
      </main>
    ),
  });
  return { html };
}

function Head({ page }: { page: InstitutionPage }) {
  return (
    <header class="head">
      <h1>{page.name}</h1>
      <p class="by">
        {plural(page.papers.total, "paper")}
        {page.country && `, ${countryName(page.country)}`}
        {page.parent && (
          <>
            , part of <a href={institutionHref(page.parent.tag)}>{page.parent.name}</a>
          </>
        )}
        {page.aiScore !== undefined && (
          <>
            , <a href={`${institutionHref(page.tag)}/score`}>AI Score {Math.round(page.aiScore)} of 100</a>
          </>
        )}
        <span class="vh">, tag </span> &nbsp; <span class="tag">{page.tag}</span>
      </p>
    </header>
  );
}

const countries = new Intl.DisplayNames(["en"], { type: "region" });

function countryName(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}

function Side({ page, site }: { page: InstitutionPage; site: Site }) {
  const most = Math.max(...page.categories.map(({ count }) => count), 1);
  return (
    <aside class="side" aria-label={`About ${page.name}`}>
      {page.categories.length > 0 && (
        <SideSection title="Categories">
          {page.categories.map(({ code, count }) => (
            <Meter label={code} count={count} most={most} href={categoryHref(code)} />
          ))}
        </SideSection>
      )}
      {page.topics.length > 0 && (
        <SideSection title="Topics">
          {page.topics.map(({ id, label, count }) => (
            <Meter label={label} count={count} most={page.topics[0]?.count ?? 1} href={topicHref(id)} />
          ))}
        </SideSection>
      )}
      {page.children.length > 0 && (
        <SideSection title="Belonging to it">
          <ul class="ranks">
            {page.children.map(({ tag, name, papers }) => (
              <li>
                <a href={institutionHref(tag)}>{name}</a>
                <span class="vh">, </span> <span class="num">{plural(papers, "paper")}</span>{" "}
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      <AuthorRanks authors={page.authors} title="People" />
      {page.authors.length > 0 && (
        <p class="small">
          <a href={withQuery("/authors", { institution: page.tag })}>Ranked, with intervals</a>
        </p>
      )}
      {page.otherNames.length > 0 && (
        <SideSection title="Also printed as">
          <p class="small">{page.otherNames.join("; ")}</p>
        </SideSection>
      )}
      <FeedLinks site={site} query={`institution=${encodeURIComponent(page.tag)}`} of="these papers" />
    </aside>
  );
}
