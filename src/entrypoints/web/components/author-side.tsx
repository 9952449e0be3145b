// Beside an author's papers: categories, venues, places over time, company.

import type { AuthorWork } from "../../../model/author-page.ts";
import type { AuthorProfile } from "../../../model/paper.ts";
import { authorHref, institutionHref } from "../addresses.ts";
import { plural } from "../format.ts";
import { CoauthorGraph } from "./coauthor-graph.tsx";
import { Meter, SideSection } from "./parts.tsx";

const SHOWN = 12;
const SHOWN_FIELDS = 6;

/** "2019 to 2024", "since 2021", "2020". */
export function yearsOf(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  thisYear: number,
): string {
  if (from === undefined || to === undefined) return "";
  if (to >= thisYear - 1 && from < to) return `since ${from}`;
  return from === to ? String(from) : `${from} to ${to}`;
}

export function Fields({ work, href }: { work: AuthorWork; href: (category: string) => string }) {
  if (work.categories.length === 0 && work.venues.length === 0) return null;
  const most = Math.max(work.categories[0]?.count ?? 0, work.venues[0]?.count ?? 0, 1);
  return (
    <>
      {work.categories.length > 0 && (
        <SideSection title="Categories">
          {work.categories.slice(0, SHOWN_FIELDS).map(({ code, name, count }) => (
            <Meter label={<abbr title={name}>{code}</abbr>} count={count} most={most} href={href(code)} />
          ))}
        </SideSection>
      )}
      {work.venues.length > 0 && (
        <SideSection title="Venues">
          {work.venues.slice(0, SHOWN_FIELDS).map(({ name, count }) => (
            <Meter label={name} count={count} most={most} />
          ))}
        </SideSection>
      )}
    </>
  );
}

export function Places({ work, thisYear }: { work: AuthorWork; thisYear: number }) {
  if (work.institutions.length === 0) return null;
  return (
    <SideSection title="Where from">
      <ul class="ranks">
        {work.institutions.map((place) => (
          <li>
            <a href={institutionHref(place.tag)}>{place.name}</a>
            <span class="vh">, </span>{" "}
            <span class="num">{yearsOf(place, thisYear) || plural(place.papers, "paper")}</span>{" "}
          </li>
        ))}
      </ul>
      <p class="small">As printed on the papers, not a curriculum vitae.</p>
    </SideSection>
  );
}

export function Company({ author, work, thisYear }: { author: AuthorProfile; work: AuthorWork; thisYear: number }) {
  if (work.coauthors.length === 0) return null;
  const row = (coauthor: AuthorWork["coauthors"][number]) => (
    <li>
      <span>
        {coauthor.id === undefined ? (
          coauthor.name
        ) : (
          <a href={authorHref({ id: coauthor.id, name: coauthor.name })}>{coauthor.name}</a>
        )}{" "}
        <span class="faint">{yearsOf(coauthor, thisYear)}</span>
      </span>
      <span class="vh">, </span> <span class="num">{plural(coauthor.papers, "paper")}</span>{" "}
    </li>
  );
  const hasGraph = work.coauthors.length >= 3;
  const first = hasGraph ? [] : work.coauthors.slice(0, SHOWN);
  return (
    <SideSection title="Co-authors">
      <CoauthorGraph name={author.name} work={work} />
      {hasGraph && <p class="small">Line width: papers together. Curves: co-authors on papers of this author.</p>}
      {first.length > 0 && <ul class="ranks">{first.map(row)}</ul>}
      {work.coauthors.length > first.length && (
        <details>
          <summary class="small under">
            {hasGraph ? `As a list of ${work.coauthors.length}` : `${work.coauthors.length - first.length} more`}
          </summary>
          <ul class="ranks">{work.coauthors.slice(first.length).map(row)}</ul>
        </details>
      )}
    </SideSection>
  );
}
