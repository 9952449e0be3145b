// The address of a search: query, mode, filters and order.

import { withQuery } from "./addresses.ts";

export interface SearchAddress {
  q: string;
  mode: string | undefined;
  category: string | undefined;
  institution: string | undefined;
  venue: string | undefined;
  year: string | undefined;
  code: string | undefined;
  abstract: string | undefined;
  from: string | undefined;
  to: string | undefined;
  sort: string | undefined;
}

/** The parameters in the order in which they are written. */
export const SEARCH_PARAMETERS = [
  "q",
  "mode",
  "category",
  "institution",
  "venue",
  "year",
  "code",
  "abstract",
  "from",
  "to",
  "sort",
] as const satisfies readonly (keyof SearchAddress)[];

export const searchHref = (address: Partial<SearchAddress>, page?: number): string =>
  withQuery("/search", {
    ...Object.fromEntries(SEARCH_PARAMETERS.map((name) => [name, address[name]])),
    page: page === undefined || page === 1 ? undefined : String(page),
  });

export const hasFilters = (address: SearchAddress): boolean =>
  [
    address.category,
    address.institution,
    address.venue,
    address.year,
    address.code,
    address.abstract,
    address.from,
    address.to,
  ].some((filter) => filter !== undefined);
