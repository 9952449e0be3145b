// A small catalogue in memory that answers the operations pages call: seed papers when they are there, made-up ones otherwise.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanText } from "../../src/lib/tex/clean-text.ts";
import type { PaperDetail, Score, ScorePart } from "../../src/model/paper.ts";

const SEEDS = join(import.meta.dirname, "../../../shared/seeds/seed_papers.jsonl");

interface Seed {
  title: string;
  authors: string[] | null;
  more_authors?: boolean;
  institutions?: string[] | null;
  category: string | null;
  date: string | null;
  code?: boolean;
  score?: number | null;
  abstract?: string;
}

const NAMES: Record<string, string> = {
  CL: "Computation and Language",
  LG: "Machine Learning",
  IR: "Information Retrieval",
  CV: "Computer Vision and Pattern Recognition",
  SE: "Software Engineering",
  AI: "Artificial Intelligence",
  IT: "Information Theory",
  DC: "Distributed, Parallel, and Cluster Computing",
  CR: "Cryptography and Security",
  SP: "Signal Processing",
};
const INSTITUTIONS: Record<string, string> = {
  "microsoft-research": "Microsoft Research",
  tsinghua: "Tsinghua University",
  pku: "Peking University",
  cmu: "Carnegie Mellon University",
};

/** A repeatable number from 0 to 1 for a text. */
export function chance(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296;
}

function madeUpSeeds(): Seed[] {
  const subjects = [
    "Sparse Retrieval",
    "Small Language Models",
    "Graph Learning",
    "Speech Translation",
    "Code Search",
    "Visual Odometry",
    "Query Rewriting",
  ];
  return Array.from({ length: 90 }, (_, index) => ({
    title: `${["Notes on", "Measuring", "A Study of", "Faster"][index % 4]} ${subjects[index % subjects.length]}, Part ${index + 1}`,
    authors: [`Ada Example${index % 9}`, `Ben Sample${index % 5}`, `Chris Placeholder`],
    more_authors: index % 2 === 0,
    institutions: index % 3 === 0 ? ["tsinghua"] : [],
    category: Object.keys(NAMES)[index % 10] ?? "CL",
    date: `20${19 + (index % 8)}-0${1 + (index % 9)}-1${index % 10}`,
    code: index % 4 === 0,
    abstract:
      "This abstract was made up for tests; it says that something was measured, how, and what came out. ".repeat(4),
  }));
}

/** True when the seed papers are beside the repository. */
export const hasSeeds = existsSync(SEEDS);

export function loadPapers(): PaperDetail[] {
  const seeds = hasSeeds
    ? readFileSync(SEEDS, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Seed)
    : madeUpSeeds();
  return seeds.map(toPaper);
}

function part(name: ScorePart["name"], label: string, max: number, share: number, evidence: string): ScorePart {
  return { name, label, max, value: Math.round(share * max * 10) / 10, evidence };
}

export function madeScore(key: string): Score {
  const share = (salt: string) => chance(key + salt);
  const citing = Math.round(share("c") * 12);
  const parts = [
    part(
      "novelty",
      "Novelty",
      30,
      share("n"),
      `farther from its ten nearest earlier papers than ${Math.round(share("n") * 100)} % of the month`,
    ),
    part(
      "attention",
      "Attention",
      20,
      share("a"),
      `${Math.round(share("a") * 85)} votes on Hugging Face, listed 2 days ago`,
    ),
    part("citations", "Citations", 20, share("c"), `${citing} citing papers so far`),
    part("record", "Track record", 20, share("r"), "median of the authors’ last ten papers, self-citations left out"),
    part("openness", "Openness", 10, share("o"), share("o") > 0.5 ? "code public" : "no code or data found yet"),
  ];
  return {
    value: Math.round(parts.reduce((sum, { value }) => sum + value, 0) * 10) / 10,
    parts,
    computedAt: "2026-06-04T06:10:00Z",
  };
}

export const authorId = (name: string): string => `a${Math.floor(chance(name) * 1e9).toString(36)}`;

function toPaper(seed: Seed, index: number): PaperDetail {
  const title = cleanText(seed.title);
  const abstract = seed.abstract ? cleanText(seed.abstract) : undefined;
  const code = seed.category ?? "CL";
  const full = code === "SP" ? "eess.SP" : `cs.${code}`;
  const id = `26${String(1 + (index % 12)).padStart(2, "0")}.${String(10_000 + index)}`;
  const date = seed.date ?? "2026-08-07";
  const authors = (seed.authors?.length ? seed.authors : ["Ann Unknown", "Bo Unnamed"]).map((name) => ({
    name,
    id: authorId(name),
  }));
  const institutions = (seed.institutions ?? []).map((tag) => ({ tag, name: INSTITUTIONS[tag] ?? tag }));
  const repository = /github\.com\/([\w.-]+\/[\w-]+)/.exec(seed.abstract ?? "")?.[1];
  const codeLink = repository
    ? { url: `https://github.com/${repository}`, label: repository, foundIn: "abstract" as const }
    : undefined;
  const citations =
    index % 5 === 4
      ? undefined
      : { count: Math.floor(chance(title.text) ** 3 * 900), source: "semantic-scholar", seenOn: "2026-06-01" };
  const upvotes =
    index % 4 === 0
      ? { count: 3 + Math.floor(chance(`${title}v`) * 90), source: "hf", seenOn: "2026-06-04" }
      : undefined;
  return {
    id,
    url: `/paper/${id}`,
    estimates: {},
    title: title.text,
    ...(title.html !== undefined && { titleHtml: title.html }),
    date,
    year: Number(date.slice(0, 4)),
    category: { code: full, name: NAMES[code] ?? full },
    categories: [full, "cs.LG"],
    authors: authors.slice(0, 3),
    authorCount: authors.length + (seed.more_authors ? 4 : 0),
    authorsTruncated: false,
    institutions,
    ...(abstract && { abstract: abstract.text, ...(abstract.html !== undefined && { abstractHtml: abstract.html }) }),
    ...(codeLink && { code: codeLink }),
    codeClaimed: Boolean(seed.code) && !codeLink,
    ...(index % 17 !== 16 && { score: madeScore(title.text) }),
    novelty: Math.round(chance(`${title.text}n`) * 100),
    ...(citations && { citations }),
    ...(upvotes && { upvotes }),
    arxivId: id,
    allAuthors: authors.map((author, place) => ({
      ...author,
      affiliations: place === 0 ? ["Example Laboratory", "Institute of Samples"] : ["Institute of Samples"],
    })),
    identifiers: [{ scheme: "arxiv", value: id, url: `https://arxiv.org/abs/${id}` }],
    versions: [
      { version: 1, date, size: "412 KB" },
      { version: 2, date: "2026-06-01", size: "420 KB" },
    ],
    changes:
      index % 3 === 0
        ? [
            {
              field: "title",
              before: `${title.text} (draft)`,
              after: title.text,
              version: 2,
              seenAt: "2026-06-01T02:00:00Z",
            },
          ]
        : [],
    appearances: [
      { kind: "preprint", venue: "arXiv", date, url: `https://arxiv.org/abs/${id}` },
      {
        kind: "published",
        venue: "Proceedings of the Example Conference",
        year: 2026,
        track: "main",
        doi: "10.5555/example",
      },
    ],
    codeLinks: codeLink ? [codeLink] : [],
    citationCounts: citations
      ? [citations, { count: Math.floor(citations.count * 0.8), source: "openalex", seenOn: "2026-05-31" }]
      : [],
    keywords: ["retrieval", "distillation"],
    foundKeywords: [],
    topics: [],
    comment: "12 pages, 4 figures",
    references: { known: [], total: 0 },
    citedBy: { known: [], total: 0 },
    provenance: [
      {
        source: "arxiv-oai",
        externalId: id,
        version: 2,
        seenAt: "2026-06-04T06:02:00Z",
        url: `https://arxiv.org/abs/${id}`,
      },
      { source: "semantic-scholar", externalId: "CorpusID:1234", seenAt: "2026-06-01T06:02:00Z" },
    ],
    links: [
      { label: "PDF", url: `https://arxiv.org/pdf/${id}` },
      { label: "arXiv", url: `https://arxiv.org/abs/${id}` },
    ],
  };
}
