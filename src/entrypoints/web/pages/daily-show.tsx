// The front page: the papers of a day, a week or a month, ranked.

import { AppError } from "../../../lib/errors.ts";
import { formatDay, weekday } from "../../../lib/format-date.ts";
import type { DailyPage } from "../../../model/paper.ts";
import { dailyQuery } from "../../../model/views.ts";
import { type Filters, type Period, periodHref, withQuery } from "../addresses.ts";
import { DailyRail } from "../components/daily-rail.tsx";
import { Dateline, Plate, periodTitle } from "../components/dateline.tsx";
import { MyRanking } from "../components/my-ranking.tsx";
import { PaperList } from "../components/paper-list.tsx";
import { scoreLegend } from "../components/score.ts";
import { formatCount, plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import { embed } from "../markup.ts";
import type { PageReply, PageRequest } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";
import { answerRankingForm, rankingOf } from "../read-ranking.ts";

const SORTS = [
  ["score", "Score"],
  ["newest", "Newest"],
  ["citations", "Citations"],
  ["novelty", "Novelty"],
] as const;

export async function showNewest(request: PageRequest): Promise<PageReply> {
  return showDaily(request, "day", undefined);
}

export const showPeriod =
  (period: Period) =>
  (request: PageRequest): Promise<PageReply> => {
    const written = request.params.day ?? "";
    return showDaily(request, period, /^\d{4}-\d{2}$/.test(written) ? `${written}-01` : written);
  };

async function showDaily(request: PageRequest, period: Period, day: string | undefined): Promise<PageReply> {
  const { query, site } = request;
  const { category, code, sort } = query;
  const path = day === undefined ? "/" : periodHref(period, day);
  const answer = answerRankingForm(path, query, { category, code, sort });
  if (answer) return answer;
  const rank = rankingOf(query);
  const input = readQuery(dailyQuery, { day, period, category, code, sort, weights: rank, ...readPage(query) });
  const page = await loadDaily(request, input);
  if (!page) return showEmpty(request, period, day);
  requirePage({ total: page.shown, offset: page.offset });
  const filters: Filters = {
    category,
    code: input.code ? "1" : undefined,
    sort: input.sort === "score" ? undefined : input.sort,
    rank,
  };
  const title = periodTitle(page);
  const html = renderLayout({
    site,
    title: `${title}, ranked`,
    description: `${plural(page.shown, "paper")} of ${title}, ranked and explained.`,
    address: request.address,
    section: "today",
    isFront: true,
    feedQuery: withQuery("", { category }).slice(1),
    children: <Front page={page} path={path} filters={filters} site={site} isNewest={day === undefined} />,
  });
  return { html };
}

/** A day without papers is an answer, not a failure. */
async function loadDaily(request: PageRequest, input: object): Promise<DailyPage | undefined> {
  try {
    return await request.call<DailyPage>("daily.get", input);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return undefined;
    throw error;
  }
}

function showEmpty({ site }: PageRequest, period: Period, day: string | undefined): PageReply {
  const name = day === undefined ? "yet" : period === "day" ? `on ${formatDay(day)}` : `in this ${period}`;
  const html = renderLayout({
    site,
    title: `No papers ${name}`,
    section: "today",
    noIndex: true,
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <header class="head">
          <h1>No papers {name}</h1>
        </header>
        {day === undefined ? (
          <p class="prose">
            Nothing has come in so far. The first papers appear here as soon as a source has been read;{" "}
            <a href="/status">Status</a> says how far that is.
          </p>
        ) : (
          <p class="prose">
            arXiv announces on weekdays, around 00:00 UTC; this catalogue holds nothing for the address you asked for.{" "}
            <a href="/">Read the newest page</a>.
          </p>
        )}
      </main>
    ),
  });
  return day === undefined ? { html } : { html, status: 404 };
}

interface FrontProps {
  page: DailyPage;
  path: string;
  filters: Filters;
  site: PageRequest["site"];
  isNewest: boolean;
}

function Front({ page, path, filters, site, isNewest }: FrontProps) {
  const list = { total: page.shown, offset: page.offset, limit: page.limit, papers: page.papers };
  return (
    <main class="wrap">
      <Plate page={page} />
      <Dateline page={page} filters={filters} isNewest={isNewest} />
      <div class="front">
        <div class="side">
          <Categories page={page} path={path} filters={filters} />
          <Show path={path} filters={filters} />
          <MyRanking path={path} kept={{ ...filters, sort: undefined, rank: undefined }} rank={filters.rank} />
        </div>
        <section class="mid" id="main" tabindex={-1} aria-label="Ranked papers">
          {embed(scoreLegend())}
          {page.papers.length === 0 ? (
            <Nothing page={page} path={path} filters={filters} />
          ) : (
            <PaperList
              list={list}
              heading="h2"
              isDense={false}
              hasLead={filters.sort === undefined}
              href={(number) => withQuery(path, { ...filters, page: number === 1 ? undefined : number })}
            />
          )}
        </section>
        <DailyRail page={page} site={site} category={filters.category} />
      </div>
    </main>
  );
}

function Categories({ page, path, filters }: { page: DailyPage; path: string; filters: Filters }) {
  const entry = (label: string, code: string | undefined, count: number, title?: string) => (
    <li>
      <a
        href={withQuery(path, { ...filters, category: code })}
        title={title}
        aria-current={filters.category === code ? "true" : undefined}
      >
        {label} <span>{formatCount(count)}</span>
      </a>{" "}
    </li>
  );
  return (
    <nav aria-label="Categories">
      <h2 class="label">Categories</h2>
      <ul class="catlist">
        {entry("All categories", undefined, page.total)}
        {page.categories.slice(0, 14).map(({ code, name, count }) => entry(code, code, count, name))}
      </ul>
    </nav>
  );
}

/** A plain form: sorting never changes under the hands of someone who only looks through the choices. */
function Show({ path, filters }: { path: string; filters: Filters }) {
  return (
    <form action={path} class="show">
      <h2 class="label">Show</h2>
      {filters.category && <input type="hidden" name="category" value={filters.category} />}
      {filters.rank && <input type="hidden" name="rank" value={filters.rank} />}
      <label class="check">
        <input type="checkbox" name="code" value="1" checked={filters.code !== undefined} /> With code
      </label>
      <label class="check">
        Sort{" "}
        <select class="field" name="sort">
          {SORTS.map(([value, label]) => (
            <option value={value} selected={value === (filters.sort ?? "score")}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button class="btn" type="submit">
        Apply
      </button>
    </form>
  );
}

/** Says why nothing is here, and the next step. */
function Nothing({ page, path, filters }: { page: DailyPage; path: string; filters: Filters }) {
  if (page.total > 0) {
    const kept = [filters.category, filters.code && "with code"].filter(Boolean).join(", ");
    return (
      <div class="empty">
        <p>
          None of the {plural(page.total, "paper")} of {periodTitle(page)} is {kept || "shown"}.
        </p>
        <p>
          <a href={path}>Show all of them</a>
        </p>
      </div>
    );
  }
  const name = page.period === "day" ? weekday(page.day) : periodTitle(page);
  return (
    <div class="empty">
      <p>No papers on {name}. arXiv announces on weekdays, around 00:00 UTC.</p>
      {page.earlier && (
        <p>
          <a href={periodHref(page.period, page.earlier)}>
            Read {page.period === "day" ? formatDay(page.earlier) : "the one before"}
          </a>
        </p>
      )}
    </div>
  );
}
