// The page of one category: its papers with filters, who publishes in it, how much a year.

import type { CategoryPage, TopicList } from "../../../model/views.ts";
import { paperQuery } from "../../../model/views.ts";
import { categoryHref, type Filters, withQuery } from "../addresses.ts";
import { AuthorRanks } from "../components/author-ranks.tsx";
import { MyRanking } from "../components/my-ranking.tsx";
import { Breadcrumb, FeedLinks, SubscribeForm } from "../components/parts.tsx";
import { SortedPapers } from "../components/sorted-papers.tsx";
import { TopicRanks } from "../components/topic-ranks.tsx";
import { YearChart } from "../components/year-chart.tsx";
import { plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";
import { answerRankingForm, rankingOf } from "../read-ranking.ts";

export async function showCategory(request: PageRequest): Promise<PageReply> {
  const { params, query, site } = request;
  const code = params.code ?? "";
  const { year, sort, code: withCode } = query;
  const own = answerRankingForm(categoryHref(code), query, { year, code: withCode, sort: "score" });
  if (own) return own;
  const rank = rankingOf(query);
  const input = readQuery(paperQuery, { year, sort, code: withCode, weights: rank, ...readPage(query) });
  const hasCode = input.code;
  const page = await request.call<CategoryPage>("categories.get", { ...input, category: code });
  requirePage(page.papers);
  const { topics } = await request.call<TopicList>("topics.list", {
    category: page.category.code,
    limit: SHOWN_TOPICS,
  });
  const path = categoryHref(page.category.code);
  const kept = { year, code: hasCode ? "1" : undefined, sort: input.sort === "newest" ? undefined : input.sort, rank };
  const { category } = page;
  const html = renderLayout({
    site,
    title: `${category.code} ${category.name}`,
    description: `${plural(page.papers.total, "paper")} in ${category.name}.`,
    address: request.address,
    section: "categories",
    feedQuery: `category=${encodeURIComponent(category.code)}`,
    feedTitle: `${category.code} ${category.name}`,
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <Breadcrumb crumbs={[{ label: "Categories", href: "/categories" }, { label: category.code }]} />
        <header class="head">
          <h1>
            {category.name} <span class="faint">{category.code}</span>
          </h1>
        </header>
        <div class="cols">
          <div>
            <YearChart
              title="Papers per year"
              unit="papers"
              thisYear={Number(request.now.slice(0, 4))}
              years={page.papersPerYear.map((row) => ({ year: row.year, count: row.papers }))}
            />
            <SortedPapers list={page.papers} sort={input.sort} path={path} kept={kept} note={year ? ` of ${year}` : ""}>
              <YearFilter page={page} path={path} kept={kept} />
            </SortedPapers>
          </div>
          <aside class="side" aria-label={`About ${category.code}`}>
            <MyRanking path={path} kept={{ year, code: kept.code }} rank={rank} />
            <TopicRanks title="Topics" topics={topics} />
            <AuthorRanks authors={page.authors} />
            <SubscribeForm site={site} category={category.code} />
            <FeedLinks site={site} query={`category=${encodeURIComponent(category.code)}`} of="this category" />
          </aside>
        </div>
      </main>
    ),
  });
  return { html };
}

const SHOWN_TOPICS = 12;

type Kept = Pick<Filters, "code" | "sort" | "rank"> & { year: string | undefined };

function YearFilter({ page, path, kept }: { page: CategoryPage; path: string; kept: Kept }) {
  const years = [...page.papersPerYear].sort((a, b) => b.year - a.year).slice(0, 10);
  return (
    <nav class="row small" aria-label="Filters">
      <a
        href={withQuery(path, { ...kept, year: undefined })}
        aria-current={kept.year === undefined ? "true" : undefined}
      >
        All years
      </a>{" "}
      {years.map(({ year }) => (
        <>
          <a href={withQuery(path, { ...kept, year })} aria-current={kept.year === String(year) ? "true" : undefined}>
            {year}
          </a>{" "}
        </>
      ))}
    </nav>
  );
}
