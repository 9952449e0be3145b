// Which of an author's papers are listed, and in what order: addresses and a plain form.

import type { AuthorPapersQuery, AuthorWork } from "../../../model/author-page.ts";
import { withQuery } from "../addresses.ts";
import { formatCount } from "../format.ts";
import { Segments } from "./parts.tsx";

const SORTS: [AuthorPapersQuery["sort"], string][] = [
  ["score", "Score"],
  ["newest", "Newest"],
  ["citations", "Most cited"],
  ["rising", "Rising"],
  ["novelty", "Novelty"],
];

const POSITIONS: [NonNullable<AuthorPapersQuery["position"]>, string][] = [
  ["first", "first author"],
  ["last", "last author"],
  ["sole", "only author"],
];

/** What the address keeps beside the page; the usual choice is left out. */
export interface AuthorAddress {
  sort: string | undefined;
  self: string | undefined;
  year: string | undefined;
  category: string | undefined;
  position: string | undefined;
  code: string | undefined;
}

export function AuthorSorts({ path, kept, sort }: { path: string; kept: AuthorAddress; sort: string }) {
  const choices = SORTS.map(([value, label]) => ({
    label,
    href: withQuery(path, { ...kept, sort: value === "score" ? undefined : value }),
    isCurrent: value === sort,
  }));
  return <Segments label="Sort" choices={choices} />;
}

export function AuthorFilters({ path, kept, work }: { path: string; kept: AuthorAddress; work: AuthorWork }) {
  const isFiltered = [kept.year, kept.category, kept.position, kept.code].some((value) => value !== undefined);
  const option = (value: string, label: string, chosen: string | undefined) => (
    <option value={value} selected={value === chosen}>
      {label}
    </option>
  );
  return (
    <form class="row filters" action={path} method="get" aria-label="Filter the papers">
      {kept.sort && <input type="hidden" name="sort" value={kept.sort} />}
      {kept.self && <input type="hidden" name="self" value={kept.self} />}
      <label class="vh" for="of-year">
        Year
      </label>
      <select class="field" id="of-year" name="year">
        {option("", "any year", kept.year)}
        {[...work.years]
          .reverse()
          .map(({ year, papers }) => option(String(year), `${year} (${formatCount(papers)})`, kept.year))}
      </select>{" "}
      <label class="vh" for="of-category">
        Category
      </label>
      <select class="field" id="of-category" name="category">
        {option("", "any category", kept.category)}
        {work.categories.map(({ code, count }) => option(code, `${code} (${formatCount(count)})`, kept.category))}
      </select>{" "}
      <label class="vh" for="of-position">
        Place among the authors
      </label>
      <select class="field" id="of-position" name="position">
        {option("", "any place", kept.position)}
        {POSITIONS.map(([value, label]) =>
          option(value, `${label} (${formatCount(work.positions[value])})`, kept.position),
        )}
      </select>{" "}
      <label class="check">
        <input type="checkbox" name="code" value="1" checked={kept.code !== undefined} /> with code (
        {formatCount(work.withCode)})
      </label>{" "}
      <button class="btn" type="submit">
        Show
      </button>{" "}
      {isFiltered && (
        <a class="small" href={withQuery(path, { sort: kept.sort, self: kept.self })}>
          All papers
        </a>
      )}
    </form>
  );
}
