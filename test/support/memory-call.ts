// Answers operations by name from the catalogue in memory, for the tests and the screenshots of pages.

import type { CallOperation } from "../../src/entrypoints/web/options.ts";
import { AppError } from "../../src/lib/errors.ts";
import type { AuthorPage, AuthorWork } from "../../src/model/author-page.ts";
import { summariseCitations } from "../../src/model/citation-summary.ts";
import type { AuthorProfile, DailyPage, PaperCard, PaperDetail, PaperList } from "../../src/model/paper.ts";
import type {
  AuthorList,
  CategoryPage,
  InstitutionPage,
  NoveltyEvidence,
  SearchResult,
  StatusReport,
  TopicList,
  TopicPage,
  TopicRow,
} from "../../src/model/views.ts";
import { chance, loadPapers, madeScore } from "./memory-catalogue.ts";
import { memoryScore } from "./memory-score.ts";
import { memoryStatus } from "./memory-status.ts";

const NEWEST = "2026-06-04";
const STRIP = [
  "2026-05-27",
  "2026-05-28",
  "2026-05-29",
  "2026-05-30",
  "2026-05-31",
  "2026-06-01",
  "2026-06-02",
  "2026-06-03",
  NEWEST,
];

interface Query {
  category?: string;
  code?: boolean | string;
  year?: number;
  sort?: string;
  offset: number;
  limit: number;
}

export interface MemoryOptions {
  papers?: PaperDetail[];
}

const value = (paper: PaperCard, sort: string | undefined): number => {
  if (sort === "newest") return Number((paper.date ?? "0").replaceAll("-", ""));
  if (sort === "citations") return paper.citations?.count ?? -1;
  if (sort === "novelty") return paper.novelty ?? -1;
  return paper.score?.value ?? -1;
};

function list(papers: PaperDetail[], { category, code, year, sort, offset, limit }: Query): PaperList {
  const found = papers
    .filter((paper) => !category || paper.category?.code === category)
    .filter((paper) => code !== true || paper.code !== undefined)
    .filter((paper) => !year || paper.year === year)
    .sort((a, b) => value(b, sort) - value(a, sort));
  return { total: found.length, offset, limit, papers: found.slice(offset, offset + limit) };
}

function counted<Key extends string | number>(keys: Key[]): { key: Key; count: number }[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}

function countedCategories(papers: PaperDetail[]) {
  const names = new Map(papers.flatMap(({ category }) => (category ? [[category.code, category.name]] : [])));
  return counted([...papers.flatMap(({ category }) => (category ? [category.code] : []))]).map(({ key, count }) => ({
    code: key,
    name: names.get(key) ?? key,
    count,
  }));
}

const perYear = (papers: PaperDetail[]) =>
  counted(papers.map(({ year }) => year ?? 2026))
    .map(({ key, count }) => ({ year: key, papers: count, citations: count * 31 }))
    .sort((a, b) => a.year - b.year);

function countedAuthors(papers: PaperDetail[]) {
  const names = new Map(papers.flatMap(({ authors }) => authors.map(({ id, name }) => [id ?? "", name])));
  return counted(papers.flatMap(({ authors }) => authors.map(({ id }) => id ?? ""))).map(({ key, count }) => ({
    id: key,
    name: names.get(key) ?? "",
    papers: count,
  }));
}

export function createMemoryCall({ papers = loadPapers() }: MemoryOptions = {}): CallOperation {
  const operations: Record<string, (input: never) => unknown> = {
    "daily.get": (input: Query & { day?: string; period: DailyPage["period"] }) => daily(papers, input),
    "papers.get": ({ id }: { id: string }) => paper(papers, id),
    "papers.list": (input: Query) => list(papers, input),
    "authors.get": (input: Query & { id: string }) => author(papers, input),
    "authors.score": ({ id }: { id: string }) =>
      memoryScore("author", id, countedAuthors(papers).find((one) => one.id === id)?.name ?? ""),
    "institutions.score": ({ tag }: { tag: string }) => memoryScore("institution", tag, "An institution"),
    "authors.list": (input: Query & { q?: string }) => authors(papers, input),
    "institutions.get": (input: Query & { tag: string }) => institution(papers, input),
    "institutions.list": ({ offset, limit }: Query) => institutions(papers, offset, limit),
    "categories.get": (input: Query & { category: string }) => category(papers, input),
    "categories.list": () => ({ categories: countedCategories(papers) }),
    "topics.list": (input: { offset: number; limit: number }): TopicList => ({
      ...input,
      total: 1,
      topics: [TOPIC],
    }),
    "topics.get": (input: Query & { id: string }): TopicPage => topic(papers, input),
    "search.evidence": ({ id }: { id: string }): NoveltyEvidence => ({
      before: "2026-01-01",
      earlier: papers
        .filter((one) => one.id !== id)
        .slice(0, 2)
        .map((one) => ({ ...one, similarity: 0.7, shared: ["dense"] })),
      newWords: ["sparse"],
      rarePairs: [{ pair: "sparse keys", before: 0, since: 3 }],
      firstUses: [{ word: "sparse", since: 3 }],
    }),
    "search.papers": (input: Query & { q: string; from?: string; to?: string }) => search(papers, input),
    "status.get": (): StatusReport => memoryStatus(papers.length),
  };
  return async function call<T>(name: string, input: object): Promise<T> {
    const operation = operations[name];
    if (!operation) throw new Error(`no operation ${name}`);
    return structuredClone(operation(input as never)) as T;
  };
}

const TOPIC: TopicRow = {
  id: "dense-retrieval",
  label: "Dense retrieval",
  papers: 40,
  category: { code: "cs.IR", name: "Information Retrieval" },
  momentum: { ratio: 2.1, low: 1.6, high: 2.8, recent: 21, before: 30 },
};

function topic(papers: PaperDetail[], query: Query & { id: string }): TopicPage {
  if (query.id !== TOPIC.id) throw new AppError("not_found", `No topic ${query.id} is known here.`);
  return {
    ...TOPIC,
    keywords: ["dense retrieval", "retriever"],
    list: list(papers, query),
    related: [TOPIC],
    authors: countedAuthors(papers).slice(0, 5),
    papersPerYear: [],
    months: ["2026-03", "2026-04", "2026-05", "2026-06"].map((month, i) => ({ month, papers: 4 + i, all: 400 })),
  };
}

function daily(papers: PaperDetail[], query: Query & { day?: string; period: DailyPage["period"] }): DailyPage {
  const day = query.day ?? NEWEST;
  const ofDay = (wanted: string) =>
    papers.filter(({ id }) => STRIP.filter((one) => isWorkday(one))[Math.floor(chance(id) ** 0.35 * 7)] === wanted);
  const isKnown = query.period === "month" ? day.startsWith("2026-06") : STRIP.includes(day);
  const found = query.period === "day" ? ofDay(day) : papers;
  if (!isKnown) throw new AppError("not_found", `No papers are known for ${day}.`);
  const { total, papers: shown } = list(found, query);
  const place = STRIP.indexOf(day);
  const days = STRIP.map((one) => ({ day: one, papers: ofDay(one).length }));
  return {
    period: query.period,
    day,
    from: query.period === "day" ? day : query.period === "week" ? "2026-06-01" : "2026-06-01",
    to: query.period === "day" ? day : query.period === "week" ? "2026-06-07" : "2026-06-30",
    days,
    ...(query.period !== "month" && STRIP[place - 1] && { earlier: STRIP[place - 1] }),
    ...(query.period !== "month" && STRIP[place + 1] && { later: STRIP[place + 1] }),
    categories: countedCategories(found),
    total: found.length,
    shown: total,
    offset: query.offset,
    limit: query.limit,
    papers: shown,
    rising: papers
      .slice(30, 35)
      .map((one, index) => ({ paper: one, evidence: `${31 - index * 6} votes on Hugging Face in two days` })),
    announced: found.length,
    held: found.length,
    rankedAt: "2026-06-04T06:10:00Z",
    number: 155,
  };
}

const isWorkday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function paper(papers: PaperDetail[], id: string): PaperDetail | { movedTo: string } {
  if (id === "moved-paper") return { movedTo: papers[0]?.id ?? "" };
  if (id === "removed-paper") throw new AppError("gone", `The paper ${id} was removed.`);
  if (id === "broken-paper") throw new Error("secret detail of a bug");
  const found = papers.find((one) => one.id === id);
  if (!found) throw new AppError("not_found", `No paper ${id} is known here.`);
  const others = papers.filter((one) => one !== found);
  return {
    ...found,
    references: { known: others.slice(0, 5), total: 42 },
    citedBy: { known: others.slice(5, 10), total: found.citations?.count ?? 5 },
  };
}

function author(papers: PaperDetail[], query: Query & { id: string }): AuthorPage | { movedTo: string } {
  const own = papers.filter(({ authors }) => authors.some(({ id }) => id === query.id));
  const name = own.flatMap(({ authors }) => authors).find(({ id }) => id === query.id)?.name;
  if (!name) throw new AppError("not_found", `No author ${query.id} is known here.`);
  const counts = own.flatMap(({ citations }) => (citations ? [citations.count] : [])).sort((a, b) => b - a);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const profile: AuthorProfile = {
    id: query.id,
    url: `/author/${query.id}`,
    name,
    otherNames: [`${name.slice(0, 1)}. ${name.split(" ").at(-1)}`],
    isCollective: false,
    identifiers: [{ scheme: "orcid", value: "0000-0002-1825-0097", url: "https://orcid.org/0000-0002-1825-0097" }],
    primaryCategory: { code: "cs.CL", name: "Computation and Language" },
    institutions: own.flatMap(({ institutions: tags }) => tags).slice(0, 1),
    papers: own.length,
    hIndex: {
      value: counts.filter((count, index) => count > index).length,
      evidence: `${counts.length} papers with known counts, from Semantic Scholar and OpenAlex.`,
    },
    citations: {
      value: total,
      evidence: `Sum over ${counts.length} papers of the highest count that any source gives.`,
    },
    i10: { value: counts.filter((count) => count >= 10).length, evidence: "Papers with at least ten citations." },
    novelty: { value: 56, evidence: `Mean over ${own.length} papers, each against what was known on its day.` },
    aiScore: { ...madeScore(name), low: 20, high: 70 },
    firstYear: Math.min(...own.map(({ year }) => year ?? 2026)),
    lastYear: Math.max(...own.map(({ year }) => year ?? 2026)),
    papersPerYear: perYear(own),
    coauthors: countedAuthors(own)
      .filter(({ id }) => id !== query.id)
      .slice(0, 30),
    identityNote:
      "Joined by printed name and by the ids that sources give. Another person of this name may be mixed in.",
  };
  return { author: profile, work: authorWork(own, profile), papers: list(own, query) };
}

/** Every fifth citation is made up to be the author's own. */
function authorWork(own: PaperDetail[], { coauthors, institutions: places }: AuthorProfile): AuthorWork {
  const counts = own.flatMap(({ citations }, paperId) => (citations ? [{ paperId, ...citations }] : []));
  const selfCitations = new Map(counts.map(({ paperId, count }) => [paperId, Math.floor(count / 5)]));
  const held = counts.map(({ paperId, count }) => ({
    paperId,
    source: "held",
    count: Math.floor(count / 3),
    seenOn: NEWEST,
  }));
  return {
    summary: summariseCitations({ papers: own.length, counts: [...counts, ...held], selfCitations }),
    positions: { first: Math.ceil(own.length / 2), last: Math.floor(own.length / 4), sole: 1 },
    withCode: own.filter(({ code }) => code).length,
    categories: countedCategories(own),
    venues: [{ name: "A Conference on Examples", count: 2 }],
    years: perYear(own).map((row) => ({ ...row, selfCitations: Math.floor(row.citations / 5) })),
    institutions: places.map((place) => ({ ...place, papers: 3, from: 2022, to: 2026 })),
    coauthors: coauthors.map((one, index) => ({ ...one, from: 2020 + (index % 4), to: 2026 })),
    citedYears: [
      { year: 2024, citations: 3, selfCitations: 1 },
      { year: 2026, citations: 5, selfCitations: 0 },
    ],
    links: [{ a: 0, b: 1, papers: 2 }],
  };
}

function authors(papers: PaperDetail[], query: Query & { q?: string }): AuthorList {
  const all = countedAuthors(papers).filter(
    ({ name }) => !query.q || name.toLowerCase().includes(query.q.toLowerCase()),
  );
  const rows = all.slice(query.offset, query.offset + query.limit).map((one, index) => ({
    ...one,
    hIndex: Math.round(one.papers / 2),
    citations: one.papers * 37,
    ...(!query.q && {
      hInterval: { low: Math.floor(one.papers / 3), high: one.papers },
      citationInterval: { low: one.papers * 20, high: one.papers * 60 },
      place: { from: index + 1, to: index + 7, isOpen: index > 40 },
    }),
    ...(index % 3 !== 2 && { institution: { tag: "tsinghua", name: "Tsinghua University" } }),
    primaryCategory: { code: "cs.CL", name: "Computation and Language" },
  }));
  return { total: all.length, offset: query.offset, limit: query.limit, authors: rows };
}

function institution(papers: PaperDetail[], query: Query & { tag: string }): InstitutionPage {
  const own = papers.filter(({ institutions: tags }) => tags.some(({ tag }) => tag === query.tag));
  const name = own[0]?.institutions.find(({ tag }) => tag === query.tag)?.name;
  if (!name) throw new AppError("not_found", `No institution ${query.tag} is known here.`);
  return {
    tag: query.tag,
    name,
    country: "CN",
    parent: { tag: "tsinghua", name: "Tsinghua University" },
    papers: list(own, { ...query, sort: "newest" }),
    authors: countedAuthors(own).slice(0, 12),
    papersPerYear: perYear(own),
    categories: countedCategories(own),
    children: [{ tag: "pku", name: "Peking University", papers: 2 }],
    topics: [{ id: "retrieval", label: "Retrieval", count: 3 }],
    otherNames: [`${name} (printed form)`],
  };
}

function institutions(papers: PaperDetail[], offset: number, limit: number) {
  const names = new Map(papers.flatMap(({ institutions: tags }) => tags.map(({ tag, name }) => [tag, name])));
  const rows = counted(papers.flatMap(({ institutions: tags }) => tags.map(({ tag }) => tag))).map(
    ({ key, count }) => ({ tag: key, name: names.get(key) ?? key, papers: count }),
  );
  return { total: rows.length, institutions: rows.slice(offset, offset + limit) };
}

function category(papers: PaperDetail[], query: Query & { category: string }): CategoryPage {
  const own = papers.filter((one) => one.category?.code === query.category);
  const ref = own[0]?.category;
  if (!ref) throw new AppError("not_found", `No paper is filed under ${query.category} here.`);
  return {
    category: ref,
    papers: list(own, query),
    papersPerYear: perYear(own),
    authors: countedAuthors(own).slice(0, 12),
  };
}

function search(papers: PaperDetail[], query: Query & { q: string; from?: string; to?: string }): SearchResult {
  const words = query.q.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = papers.filter((one) =>
    words.every((word) => `${one.title} ${one.abstract ?? ""}`.toLowerCase().includes(word)),
  );
  const found = hits.filter(
    ({ date }) => (!query.from || (date ?? "") >= query.from) && (!query.to || (date ?? "") <= query.to),
  );
  const page = list(found, { ...query, sort: query.sort === "relevance" ? "score" : (query.sort ?? "score") });
  return {
    query: query.q,
    ...page,
    mode: "hybrid",
    matching: page.total,
    papers: page.papers.map((one) => ({ ...one, foundBy: "words" as const, ...snippet(one.abstract ?? "", words) })),
    authors: countedAuthors(found).slice(0, 6),
    around: {
      authors: countedAuthors(found).slice(0, 6),
      topics: [{ id: "reranking", label: "Reranking", papers: 2 }],
    },
    categories: countedCategories(found),
    years: perYear(found).map(({ year, papers: count }) => ({ year, count })),
    institutions: [],
    venues: [],
    withCode: found.filter(({ code }) => code !== undefined).length,
    withAbstract: found.filter(({ abstract }) => abstract !== undefined).length,
    notes: query.q.includes("(") ? ["The bracket was taken as a space."] : [],
  };
}

function snippet(text: string, words: string[]): { snippetHtml?: string } {
  const sentences = text
    .split(/(?<=\. )/)
    .filter((sentence) => words.some((word) => sentence.toLowerCase().includes(word)));
  if (sentences.length === 0) return {};
  const escaped = sentences
    .slice(0, 2)
    .join(" … ")
    .replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark] ?? mark);
  return {
    snippetHtml: words.reduce(
      (html, word) =>
        html.replace(new RegExp(`(${word.replace(/\W/g, "\\$&")}\\w*)(?![^<]*>)`, "gi"), "<mark>$1</mark>"),
      escaped,
    ),
  };
}
