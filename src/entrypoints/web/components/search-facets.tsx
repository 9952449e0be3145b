// The filters of a search with their counts; each is a link to the search that it makes.

import type { SearchResult } from "../../../model/views.ts";
import { type SearchAddress, searchHref } from "../search-address.ts";
import { Meter, SideSection } from "./parts.tsx";

const MOST_FACETS = 12;

interface FacetProps {
  title: string;
  address: SearchAddress;
  parameter: "category" | "institution" | "venue" | "year" | "code" | "abstract";
  rows: { value: string; label: string; count: number }[];
}

function Facet({ title, address, parameter, rows }: FacetProps) {
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ count }) => count), 1);
  return (
    <SideSection title={title}>
      {rows.map(({ value, label, count }) => {
        const isCurrent = address[parameter] === value;
        return (
          <Meter
            label={label}
            count={count}
            most={most}
            isCurrent={isCurrent}
            href={searchHref({ ...address, [parameter]: isCurrent ? undefined : value })}
          />
        );
      })}
    </SideSection>
  );
}

export function Facets({ result, address }: { result: SearchResult; address: SearchAddress }) {
  const years = [...result.years].sort((a, b) => b.year - a.year).slice(0, MOST_FACETS);
  const has = [
    { parameter: "code" as const, label: "With code", count: result.withCode },
    { parameter: "abstract" as const, label: "With abstract", count: result.withAbstract },
  ].filter(({ parameter, count }) => count > 0 || address[parameter] !== undefined);
  return (
    <aside class="side" aria-label="Filters">
      <Facet
        title="Category"
        address={address}
        parameter="category"
        rows={result.categories.slice(0, MOST_FACETS).map(({ code, count }) => ({ value: code, label: code, count }))}
      />
      <Facet
        title="Year"
        address={address}
        parameter="year"
        rows={years.map(({ year, count }) => ({ value: String(year), label: String(year), count }))}
      />
      {has.length > 0 && (
        <SideSection title="Has">
          {has.map(({ parameter, label, count }) => (
            <Meter
              label={label}
              count={count}
              most={Math.max(result.matching, 1)}
              isCurrent={address[parameter] !== undefined}
              href={searchHref({ ...address, [parameter]: address[parameter] === undefined ? "1" : undefined })}
            />
          ))}
        </SideSection>
      )}
      <Facet
        title="Institution"
        address={address}
        parameter="institution"
        rows={result.institutions.map(({ tag, name, count }) => ({ value: tag, label: name, count }))}
      />
      <Facet
        title="Venue"
        address={address}
        parameter="venue"
        rows={result.venues.map(({ name, count }) => ({ value: name, label: name, count }))}
      />
    </aside>
  );
}

export function RemovableFilters({ address }: { address: SearchAddress }) {
  const { category, institution, venue, year, code, abstract, from, to } = address;
  const filters: { label: string; without: SearchAddress }[] = [];
  const add = (label: string | undefined, change: Partial<SearchAddress>) => {
    if (label !== undefined) filters.push({ label, without: { ...address, ...change } });
  };
  add(category && `category ${category}`, { category: undefined });
  add(institution && `institution ${institution}`, { institution: undefined });
  add(venue && `venue ${venue}`, { venue: undefined });
  add(year && `year ${year}`, { year: undefined });
  add(spanTitle(from, to), { from: undefined, to: undefined });
  add(code && "with code", { code: undefined });
  add(abstract && "with abstract", { abstract: undefined });
  if (filters.length === 0) return <span class="small">No filters</span>;
  return (
    <div class="row">
      <span class="small">Filters</span>{" "}
      {filters.map(({ label, without }) => (
        <>
          <a class="tag" href={searchHref(without)} aria-label={`Remove filter ${label}`}>
            {label} ×
          </a>{" "}
        </>
      ))}
    </div>
  );
}

function spanTitle(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  return [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ");
}
