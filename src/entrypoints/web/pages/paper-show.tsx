// The page of one paper: what it says, why it has its score, and what every source says of it.

import { raw } from "hono/html";
import { formatDate } from "../../../lib/format-date.ts";
import { recogniseIdentifier } from "../../../model/identifiers.ts";
import type { PaperDetail } from "../../../model/paper.ts";
import type { NoveltyEvidence, SimilarPapers } from "../../../model/views.ts";
import { categoryHref, outsideHref, paperHref } from "../addresses.ts";
import { kicker, paperTitle, summaryOrigin } from "../components/card.ts";
import { PaperAuthors } from "../components/paper-authors.tsx";
import { paperMetadata } from "../components/paper-metadata.tsx";
import { PaperSections } from "../components/paper-sections.tsx";
import { PaperSide } from "../components/paper-side.tsx";
import { Breadcrumb, type Crumb } from "../components/parts.tsx";
import { renderLayout } from "../layout.tsx";
import { embed } from "../markup.ts";
import type { PageReply, PageRequest } from "../options.ts";

const SIMILAR_SHOWN = 6;

export async function showPaper(request: PageRequest): Promise<PageReply> {
  const id = request.params.id ?? "";
  // "arXiv:2404.07965v2" and the like have one permanent address.
  const named = recogniseIdentifier(id);
  if (named?.scheme === "arxiv" && named.value !== id) return { redirect: paperHref(named.value), status: 301 };
  const paper = await request.call<PaperDetail | { movedTo: string }>("papers.get", { id });
  if ("movedTo" in paper) return { redirect: paperHref(paper.movedTo), status: 301 };
  const { site } = request;
  const [similar, evidence] = await Promise.all([findSimilar(request, paper.id), findEvidence(request, paper.id)]);
  return {
    html: renderLayout({
      site,
      title: paper.title,
      description: (paper.summary?.text ?? paper.abstract ?? "").slice(0, 300) || undefined,
      address: request.address,
      head: paperMetadata(paper, site.url),
      children: <Paper paper={paper} site={site} similar={similar} evidence={evidence} />,
    }),
  };
}

/** The page is whole without them: the search thread may be starting, or the paper's meaning not be read yet. */
async function findSimilar(request: PageRequest, id: string): Promise<SimilarPapers["papers"]> {
  try {
    return (await request.call<SimilarPapers>("search.similar", { ids: id, limit: SIMILAR_SHOWN })).papers;
  } catch {
    return [];
  }
}

const EVIDENCE_SHOWN = 4;
const EVIDENCE_MS = 400;

/** Evidence takes dozens of searches: a page does not wait for it long, and is whole without it. */
async function findEvidence(request: PageRequest, id: string): Promise<NoveltyEvidence | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), EVIDENCE_MS);
  });
  const found = request.call<NoveltyEvidence>("search.evidence", { id, limit: EVIDENCE_SHOWN }).catch(() => undefined);
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface PaperProps {
  paper: PaperDetail;
  evidence: NoveltyEvidence | undefined;
  site: PageRequest["site"];
  similar: SimilarPapers["papers"];
}

function Paper({ paper, site, similar, evidence }: PaperProps) {
  return (
    <main id="main" class="wrap" tabindex={-1}>
      <Breadcrumb crumbs={crumbs(paper)} />
      <article class="cols" aria-labelledby="title">
        <div>
          <header class="head">
            <p class="kick">
              {embed(kicker(paper))}
              <LatestVersion paper={paper} />
            </p>
            <h1 id="title">{embed(paperTitle(paper))}</h1>
            <PaperAuthors paper={paper} />
            <Links paper={paper} />
          </header>
          {paper.status && <StatusNote paper={paper} />}
          <Brief paper={paper} />
          <Jump paper={paper} similar={similar.length} />
          <section id="abstract" class="abstract">
            <h2 class="vh">Abstract</h2>
            {paper.abstract ? (
              <p class="prose">{paper.abstractHtml === undefined ? paper.abstract : raw(paper.abstractHtml)}</p>
            ) : (
              <p class="note">The abstract was not found yet. Sources are asked again with every sync.</p>
            )}
          </section>
          <PaperSections paper={paper} similar={similar} evidence={evidence} />
        </div>
        <PaperSide paper={paper} site={site} />
      </article>
    </main>
  );
}

function crumbs(paper: PaperDetail): Crumb[] {
  const category = paper.category && { label: paper.category.code, href: categoryHref(paper.category.code) };
  return [{ label: "Papers", href: "/" }, ...(category ? [category] : []), { label: paper.arxivId ?? paper.id }];
}

function LatestVersion({ paper }: { paper: PaperDetail }) {
  const latest = paper.versions.at(-1);
  if (!latest || latest.version < 2) return null;
  return (
    <span>
      v{latest.version}
      {latest.date && (
        <>
          , <time datetime={latest.date.slice(0, 10)}>{formatDate(latest.date)}</time>
        </>
      )}
    </span>
  );
}

function StatusNote({ paper }: { paper: PaperDetail }) {
  const by = paper.status === "withdrawn" ? "withdrawn by its authors or by arXiv" : "retracted by its publisher";
  return (
    <p class="note bad" role="note">
      <b>This paper was {by}.</b> {paper.comment && `The source says: ${paper.comment}`}
    </p>
  );
}

function Links({ paper }: { paper: PaperDetail }) {
  const outside = paper.links.flatMap(({ label, url }) => {
    const href = outsideHref(url);
    return href ? [{ label, href }] : [];
  });
  const hasCode = new Set(outside.map(({ href }) => href));
  const code = paper.codeLinks.flatMap(({ url, use, seen }) => {
    const href = outsideHref(url);
    return href && !hasCode.has(href) && !use && seen?.state !== "gone" ? [{ label: "Code", href }] : [];
  });
  const main = outside.findIndex(({ label }) => label.toLowerCase() === "pdf");
  return (
    <p class="row links" id="links">
      {[...outside, ...code.slice(0, 1)].map(({ label, href }, index) => (
        <>
          <a class={index === main ? "btn main" : "btn"} href={href} rel="nofollow">
            {label}
          </a>{" "}
        </>
      ))}
      <a class="btn" href={`${paperHref(paper.id)}.bib`}>
        <svg class="i" aria-hidden="true">
          <use href="#bib" />
        </svg>
        BibTeX
      </a>{" "}
      <a class="btn" href={`${paperHref(paper.id)}.ris`}>
        RIS
      </a>
    </p>
  );
}

function Brief({ paper }: { paper: PaperDetail }) {
  if (!paper.summary) return null;
  const { text, html, isPicked } = paper.summary;
  return (
    <section class="tldr" aria-labelledby="brief">
      <h2 class="label" id="brief">
        In brief
      </h2>
      <p class="prose">{html === undefined ? text : raw(html)}</p>
      <p class="faint">{isPicked ? "A sentence of the abstract, picked by machine." : summaryOrigin(paper.summary)}</p>
    </section>
  );
}

function Jump({ paper, similar }: { paper: PaperDetail; similar: number }) {
  const targets = [
    ["abstract", "Abstract", true],
    ["score", "Score", paper.score !== undefined],
    ["analysis", "Analysis", paper.opinion !== undefined],
    ["similar", "Similar", similar > 0],
    ["references", `References ${paper.references.total}`, paper.references.total > 0],
    ["cited", `Cited by ${paper.citedBy.total}`, paper.citedBy.total > 0],
    ["versions", `Versions ${paper.versions.length}`, paper.versions.length > 0],
    ["appearances", "Appearances", paper.appearances.length > 0],
    ["provenance", "Sources", paper.provenance.length > 0],
  ] as const;
  return (
    <nav class="jump" aria-label="On this page">
      {targets
        .filter(([, , isShown]) => isShown)
        .map(([id, label]) => (
          <>
            <a href={`#${id}`}>{label}</a>{" "}
          </>
        ))}
    </nav>
  );
}
