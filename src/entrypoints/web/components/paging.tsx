// Pages of a long list as links: the address always says what is shown.

import { formatCount } from "../format.ts";

export interface PagingProps {
  total: number;
  offset: number;
  limit: number;
  /** The address of a page, counted from 1. */
  href: (page: number) => string;
}

/** Operations answer no offset beyond this. */
const LAST_OFFSET = 10_000;

export function Paging({ total, offset, limit, href }: PagingProps) {
  const last = Math.min(Math.ceil(total / limit), Math.floor(LAST_OFFSET / limit) + 1);
  if (last <= 1) return <p class="pages small">{total === 0 ? "" : `All ${formatCount(total)} shown.`}</p>;
  const current = Math.floor(offset / limit) + 1;
  const end = Math.min(total, offset + limit);
  return (
    <nav class="pages" aria-label="Pages">
      <span class="small">
        {formatCount(offset + 1)} to {formatCount(end)} of {formatCount(total)}{" "}
      </span>
      <span class="row">
        <span class="seg">
          {nearby(current, last).map((page) => (
            <>
              <a href={href(page)} aria-current={page === current ? "page" : undefined} aria-label={`Page ${page}`}>
                {page}
              </a>{" "}
            </>
          ))}
        </span>{" "}
        {current > 1 && (
          <a class="btn" href={href(current - 1)} rel="prev">
            Previous
          </a>
        )}{" "}
        {current < last && (
          <a class="btn" href={href(current + 1)} rel="next">
            Next
          </a>
        )}
      </span>
    </nav>
  );
}

/** At most five pages around the current one. */
function nearby(current: number, last: number): number[] {
  const first = Math.max(1, Math.min(current - 2, last - 4));
  return Array.from({ length: Math.min(5, last) }, (_, index) => first + index);
}
