// A paper with an attack in every field that a source can fill.

import type { PaperDetail } from "../../src/model/paper.ts";

const attack = (field: string): string =>
  `evil ${field} <script>alert(1)</script><img src=x onerror=alert(1)>"onmouseover="alert(1) '</title></textarea>`;
const address = "javascript:alert(1)//evil";

export function hostilePaper(): PaperDetail {
  const name = attack("name");
  return {
    id: "evil-1",
    url: address,
    title: attack("title"),
    date: attack("date"),
    year: 2026,
    category: { code: "cs.CL", name: attack("category") },
    categories: ["cs.CL", attack("code")],
    venue: attack("venue"),
    authors: [{ name, id: "evil", url: address }],
    authorCount: 900,
    authorsTruncated: true,
    institutions: [{ tag: "evil-tag", name: attack("institution") }],
    abstract: attack("abstract").repeat(5),
    summary: { text: attack("summary"), by: attack("writer"), machine: true },
    code: { url: address, label: attack("label"), foundIn: "source" },
    codeClaimed: true,
    estimates: {
      impact: {
        ...{ value: 50, low: 10, high: 90, basis: "forecast", evidence: attack("impact") },
        parts: [{ name: attack("part"), label: attack("part label"), value: 1, evidence: attack("part evidence") }],
      },
    },
    score: {
      value: 99,
      computedAt: attack("time"),
      parts: [{ name: "novelty", label: attack("part"), value: 30, max: 30, evidence: attack("evidence") }],
    },
    novelty: 99,
    citations: { count: 5, source: attack("counter"), seenOn: attack("day") },
    upvotes: { count: 5, source: attack("voters"), seenOn: attack("day") },
    status: "retracted",
    doi: attack("doi"),
    allAuthors: [{ name, id: "evil", url: address, affiliations: [attack("affiliation")] }],
    identifiers: [{ scheme: attack("scheme"), value: attack("identifier"), url: address }],
    versions: [{ version: 2, date: attack("version date"), size: attack("size"), note: attack("note") }],
    changes: [{ field: attack("field"), before: attack("before"), after: attack("after"), seenAt: attack("seen") }],
    appearances: [
      {
        kind: "published",
        venue: attack("appearance"),
        url: address,
        doi: attack("doi"),
        track: attack("track"),
        status: attack("status"),
        date: attack("date"),
      },
    ],
    codeLinks: [{ url: address, label: attack("label"), foundIn: "comment" }],
    citationCounts: [{ count: 5, source: attack("counter") }],
    keywords: [attack("keyword")],
    foundKeywords: [attack("found keyword")],
    topics: [{ id: "a", label: attack("topic"), weight: 1 }],
    comment: attack("comment"),
    journalRef: attack("journal"),
    license: address,
    references: { known: [], total: 0 },
    citedBy: { known: [], total: 0 },
    provenance: [{ source: attack("source"), externalId: attack("record"), seenAt: attack("seen"), url: address }],
    links: [{ label: attack("link"), url: address }],
  };
}
