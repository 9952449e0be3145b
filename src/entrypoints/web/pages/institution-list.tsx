// All institutions found in affiliations, those with most papers first.

import { institutionHref, withQuery } from "../addresses.ts";
import { Paging } from "../components/paging.tsx";
import { formatCount } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";
import { readPage, requirePage } from "../read-query.ts";

interface InstitutionList {
  total: number;
  institutions: { tag: string; name: string; papers: number }[];
}

const SHOWN = 100;

export async function listInstitutions(request: PageRequest): Promise<PageReply> {
  const { offset, limit } = readPage(request.query, SHOWN);
  const list = await request.call<InstitutionList>("institutions.list", { offset, limit });
  requirePage({ total: list.total, offset });
  const html = renderLayout({
    site: request.site,
    title: "Institutions",
    description: "The institutions named in the affiliations of this catalogue's papers.",
    address: request.address,
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <header class="head">
          <h1>
            Institutions <span class="faint">{formatCount(list.total)}</span>
          </h1>
          <p class="by">As named in affiliations, those with most papers first.</p>
        </header>
        {list.institutions.length === 0 && <p class="empty">None found yet: no paper so far names an affiliation.</p>}
        <ul class="grid panel">
          {list.institutions.map(({ tag, name, papers }) => (
            <li>
              <a href={institutionHref(tag)}>{name}</a>
              <span class="vh">: </span> <span class="num">{formatCount(papers)}</span>{" "}
            </li>
          ))}
        </ul>
        <Paging
          total={list.total}
          offset={offset}
          limit={limit}
          href={(page) => withQuery("/institutions", { page: page === 1 ? undefined : page })}
        />
      </main>
    ),
  });
  return { html };
}
