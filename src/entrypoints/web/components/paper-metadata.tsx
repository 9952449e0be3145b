// What machines read in the head of a paper's page: citation tags (Zotero, Scholar) and schema.org.

import { raw } from "hono/html";
import type { PaperDetail } from "../../../model/paper.ts";
import { outsideHref, paperHref } from "../addresses.ts";

const MOST_AUTHORS = 100;

export function paperMetadata(paper: PaperDetail, siteUrl: string) {
  const published = paper.appearances.find(({ kind }) => kind === "published");
  const pdf = outsideHref(paper.links.find(({ label }) => label.toLowerCase() === "pdf")?.url);
  const venue = published?.venue ?? paper.venue;
  return (
    <>
      <meta name="citation_title" content={paper.title} />
      {paper.allAuthors.slice(0, MOST_AUTHORS).map(({ name }) => (
        <meta name="citation_author" content={name} />
      ))}
      {paper.date && <meta name="citation_publication_date" content={paper.date.slice(0, 10).replaceAll("-", "/")} />}
      {paper.doi && <meta name="citation_doi" content={paper.doi} />}
      {paper.arxivId && <meta name="citation_arxiv_id" content={paper.arxivId} />}
      {venue && (
        <meta
          name={/proceedings|conference|workshop/i.test(venue) ? "citation_conference_title" : "citation_journal_title"}
          content={venue}
        />
      )}
      {pdf && <meta name="citation_pdf_url" content={pdf} />}
      <meta property="og:title" content={paper.title} />
      <meta property="og:type" content="article" />
      <meta property="og:url" content={siteUrl + paperHref(paper.id)} />
      <script type="application/ld+json">{raw(jsonForHtml(toSchemaOrg(paper, siteUrl, venue)))}</script>
    </>
  );
}

function toSchemaOrg(paper: PaperDetail, siteUrl: string, venue: string | undefined): object {
  return {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: paper.title,
    url: siteUrl + paperHref(paper.id),
    datePublished: paper.date,
    abstract: paper.abstract,
    author: paper.allAuthors.slice(0, MOST_AUTHORS).map(({ name }) => ({ "@type": "Person", name })),
    isPartOf: venue ? { "@type": "PublicationVolume", name: venue } : undefined,
    identifier: paper.identifiers.map(({ scheme, value }) => ({ "@type": "PropertyValue", propertyID: scheme, value })),
    keywords: paper.keywords.length > 0 ? paper.keywords.join(", ") : undefined,
    codeRepository: paper.codeLinks.length > 0 ? paper.codeLinks.map(({ url }) => url) : undefined,
  };
}

/** JSON that cannot end the script element it stands in. */
export function jsonForHtml(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
