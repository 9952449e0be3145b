// What came before one paper, on a page of its own: for whoever wants more of it, or came while it was not found yet.

import type { PaperDetail } from "../../../model/paper.ts";
import type { NoveltyEvidence } from "../../../model/views.ts";
import { noveltyHref, paperHref } from "../addresses.ts";
import { paperTitle } from "../components/card.ts";
import { NewAgainst } from "../components/new-against.tsx";
import { EstimateLine } from "../components/paper-sections.tsx";
import { Breadcrumb } from "../components/parts.tsx";
import { renderLayout } from "../layout.tsx";
import { embed } from "../markup.ts";
import type { PageReply, PageRequest } from "../options.ts";

const SHOWN = 12;

export async function showNovelty(request: PageRequest): Promise<PageReply> {
  const id = request.params.id ?? "";
  const paper = await request.call<PaperDetail | { movedTo: string }>("papers.get", { id });
  if ("movedTo" in paper) return { redirect: noveltyHref(paper.movedTo), status: 301 };
  const evidence = await request.call<NoveltyEvidence>("search.evidence", { id: paper.id, limit: SHOWN });
  return {
    html: renderLayout({
      site: request.site,
      title: `What came before: ${paper.title}`,
      address: request.address,
      noIndex: true,
      children: (
        <main id="main" class="wrap" tabindex={-1}>
          <Breadcrumb
            crumbs={[
              { label: "Papers", href: "/" },
              { label: paper.id, href: paperHref(paper.id) },
              { label: "Novelty" },
            ]}
          />
          <header class="head">
            <h1>{embed(paperTitle(paper))}</h1>
          </header>
          <EstimateLine name="Novelty of method" estimate={paper.estimates.novelty} />
          {evidence.earlier.length === 0 && (
            <p class="note">
              Nothing to compare with: no earlier paper here is near to it in meaning, or its meaning or date is not
              known yet.
            </p>
          )}
          <NewAgainst id={paper.id} evidence={evidence} />
        </main>
      ),
    }),
  };
}
