// The filters of a search with their counts; each is a link to the search that it makes.

import type { SearchResult } from "../../../model/views.ts";
import { withQuery } from "../addresses.ts";
import { Meter, SideSection } from "./parts.tsx";

interface Address {
  q: string;
  category: string | undefined;
  code: string | undefined;
  from: string | undefined;
  to: string | undefined;
  sort: string | undefined;
}

const href = (address: Address): string => withQuery("/search", { ...address });
const MOST_FACETS = 12;

export function Facets({ result, address }: { result: SearchResult; address: Address }) {
  const most = (counts: { count: number }[]) => Math.max(...counts.map(({ count }) => count), 1);
  const categories = result.categories.slice(0, MOST_FACETS);
  const years = [...result.years].sort((a, b) => b.year - a.year).slice(0, MOST_FACETS);
  return (
    <aside class="side" aria-label="Filters">
      {categories.length > 0 && (
        <SideSection title="Category">
          {categories.map(({ code, count }) => {
            const isCurrent = address.category === code;
            return (
              <Meter
                label={code}
                count={count}
                most={most(categories)}
                isCurrent={isCurrent}
                href={href({ ...address, category: isCurrent ? undefined : code })}
              />
            );
          })}
        </SideSection>
      )}
      {years.length > 0 && (
        <SideSection title="Year">
          {years.map(({ year, count }) => {
            const [from, to] = [`${year}-01-01`, `${year}-12-31`];
            const isCurrent = address.from === from && address.to === to;
            const span = isCurrent ? { from: undefined, to: undefined } : { from, to };
            return (
              <Meter
                label={year}
                count={count}
                most={most(years)}
                isCurrent={isCurrent}
                href={href({ ...address, ...span })}
              />
            );
          })}
        </SideSection>
      )}
      <SideSection title="Code">
        <p class="small">
          {address.code ? (
            <a href={href({ ...address, code: undefined })}>Also papers without code</a>
          ) : (
            <a href={href({ ...address, code: "1" })}>Only papers with code</a>
          )}
        </p>
      </SideSection>
    </aside>
  );
}

export function RemovableFilters({ address }: { address: Address }) {
  const { category, code, from, to } = address;
  const filters: { label: string; without: Address }[] = [];
  if (category) filters.push({ label: `category ${category}`, without: { ...address, category: undefined } });
  if (from || to) filters.push({ label: spanTitle(from, to), without: { ...address, from: undefined, to: undefined } });
  if (code) filters.push({ label: "with code", without: { ...address, code: undefined } });
  if (filters.length === 0) return <span class="small">No filters</span>;
  return (
    <div class="row">
      <span class="small">Filters</span>{" "}
      {filters.map(({ label, without }) => (
        <>
          <a class="tag" href={href(without)} aria-label={`Remove filter ${label}`}>
            {label} ×
          </a>{" "}
        </>
      ))}
    </div>
  );
}

function spanTitle(from: string | undefined, to: string | undefined): string {
  if (from?.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return `year ${from.slice(0, 4)}`;
  return [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ");
}
