// A made-up paper for tests of whatever shows papers.

import type { PaperCard } from "../../src/model/paper.ts";

export function makePaperCard(change: Partial<PaperCard> = {}): PaperCard {
  return {
    id: "2606.00001",
    url: "/paper/2606.00001",
    title: "Sparse Lanterns for Long Corridors",
    date: "2026-06-04",
    year: 2026,
    category: { code: "cs.CL", name: "Computation and Language" },
    categories: ["cs.CL", "cs.LG"],
    authors: [
      { name: "Ada Example", id: "a1", url: "/author/a1" },
      { name: "Bo Sample", id: "a2", url: "/author/a2" },
      { name: "Cy Instance" },
    ],
    authorCount: 5,
    authorsTruncated: false,
    institutions: [{ tag: "example-lab", name: "Example Lab" }],
    abstract: "Corridors are long. Lanterns are few. We place them well, e.g. at corners. It gets brighter.",
    code: { url: "https://github.com/example/lanterns", label: "example/lanterns", foundIn: "abstract" },
    codeClaimed: false,
    score: {
      value: 87.4,
      computedAt: "2026-06-05T05:00:00.000Z",
      parts: [
        { name: "novelty", label: "Novelty", value: 12, max: 30, evidence: "near to 14 earlier papers" },
        { name: "attention", label: "Attention", value: 19.3, max: 20, evidence: "212 upvotes on Hugging Face" },
        { name: "citations", label: "Citations", value: 18, max: 20, evidence: "9 in a month" },
        { name: "openness", label: "Openness", value: 0, max: 10, evidence: "no code" },
      ],
    },
    arxivId: "2606.00001",
    ...change,
  };
}
