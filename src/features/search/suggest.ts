// Completions while a reader types: fields, topics, papers, people, categories, institutions.

import { allCategories } from "../../model/categories.ts";
import { allInstitutions } from "../../model/institutions.ts";
import type { PaperCard } from "../../model/paper.ts";
import { splitWords, stemWord } from "../../model/search/analyse.ts";
import { QUERY_FIELDS } from "../../model/search/parse-query.ts";
import type { Suggestions } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import { allOf, anyOf } from "./build-term-tree.ts";

type Suggestion = Suggestions["suggestions"][number];

export interface SuggestParts {
  reader: Pick<CatalogueReader, "cards" | "authors" | "topics">;
  index: Pick<SearchIndexReader, "refresh" | "search">;
}

const TITLES = 4;
const AUTHORS = 3;
const PLACES = 2;
const TOPICS = 3;
/** Titles from which topics are read. */
const TOPIC_SAMPLE = 100;
const MAX_TOPIC_WORDS = 4;
const MAX_LISTED_TOPICS = 1000;

export function suggest(parts: SuggestParts, text: string, limit: number): Suggestion[] {
  const typed = text.replace(/^\s+/, "");
  const last = /[^\s()]*$/.exec(typed)?.[0] ?? "";
  const before = typed.slice(0, typed.length - last.length);
  const field = /^([a-z]+):(.*)$/i.exec(last);
  if (field) {
    const [, name = "", begun = ""] = field;
    const values =
      name.toLowerCase() === "topic"
        ? completeTopic(parts.reader, before, begun)
        : completeValue(before, name.toLowerCase(), begun);
    return values.slice(0, limit);
  }
  const words = splitWords(typed);
  if (words.length === 0 || words.length > 12) return [];
  parts.index.refresh();
  const fields = completeField(before, last);
  const found = fromTitles(parts, words, /\s$/.test(typed));
  const authors = before === "" || words.length <= 4 ? suggestAuthors(parts.reader, typed) : [];
  const places = suggestPlaces(words.join(" "));
  return [...fields, ...found.topics, ...authors, ...places, ...found.papers].slice(0, limit);
}

function completeField(before: string, last: string): Suggestion[] {
  if (last.length < 2) return [];
  return QUERY_FIELDS.filter(([name]) => name.startsWith(last.toLowerCase())).map(([name, what]) =>
    toQuery("field", `${before}${name}`, name, what),
  );
}

function completeValue(before: string, field: string, begun: string): Suggestion[] {
  const wanted = begun.toLowerCase();
  if (field === "cat" || field === "category") {
    return allCategories()
      .filter(({ code, name }) => code.toLowerCase().startsWith(wanted) || name.toLowerCase().startsWith(wanted))
      .map(({ code, name }) => toQuery("category", `${before}${field}:${code} `, code, name));
  }
  if (field === "has") {
    return ["code", "abstract"]
      .filter((value) => value.startsWith(wanted))
      .map((value) => toQuery("field", `${before}has:${value} `, `has:${value}`));
  }
  if (field === "inst" && wanted !== "") {
    return institutionsNamed(wanted).map(({ tag, name }) => toQuery("institution", `${before}inst:${tag} `, tag, name));
  }
  return [];
}

/** Topics of which a word begins so, the largest first. */
function completeTopic(reader: Pick<CatalogueReader, "topics">, before: string, begun: string): Suggestion[] {
  const wanted = begun.toLowerCase().replace(/["“”]/g, "").replaceAll("-", " ");
  const { topics } = reader.topics({ sort: "papers", offset: 0, limit: MAX_LISTED_TOPICS });
  return topics
    .filter(({ label }) => ` ${label.toLowerCase().replaceAll("-", " ")}`.includes(` ${wanted}`))
    .map(({ id, label, papers }) => toQuery("topic", `${before}topic:${id} `, label, `${papers} papers`));
}

const toQuery = (kind: Suggestion["kind"], query: string, text: string, detail?: string): Suggestion => ({
  kind,
  text,
  ...(detail !== undefined && { detail }),
  url: `/search?q=${encodeURIComponent(query.trim())}`,
  query,
});

function suggestAuthors(reader: SuggestParts["reader"], typed: string): Suggestion[] {
  if (!/^[\p{L}\p{M}'’.\s-]{2,60}$/u.test(typed)) return [];
  const { authors } = reader.authors({ q: typed.trim(), sort: "papers", offset: 0, limit: AUTHORS });
  return authors.flatMap(({ name, url, papers, institution }) =>
    url === undefined
      ? []
      : [
          {
            kind: "author",
            text: name,
            url,
            detail: [`${papers} papers`, institution?.name].filter(Boolean).join(" · "),
          },
        ],
  );
}

function institutionsNamed(begun: string): { tag: string; name: string }[] {
  return allInstitutions()
    .filter(({ tag, name }) => tag.startsWith(begun) || ` ${name.toLowerCase()}`.includes(` ${begun}`))
    .sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
}

function suggestPlaces(typed: string): Suggestion[] {
  if (typed.length < 3) return [];
  const categories: Suggestion[] = allCategories()
    .filter(({ code, name }) => code.toLowerCase() === typed || name.toLowerCase().startsWith(typed))
    .map(({ code, name }) => ({
      kind: "category",
      text: name,
      detail: code,
      url: `/category/${encodeURIComponent(code)}`,
    }));
  const institutions: Suggestion[] = institutionsNamed(typed).map(({ tag, name }) => ({
    kind: "institution",
    text: name,
    detail: tag,
    url: `/institution/${encodeURIComponent(tag)}`,
  }));
  return [...categories.slice(0, PLACES), ...institutions.slice(0, PLACES)];
}

/** Papers whose title has the words, the last of them perhaps not typed to its end; and what their titles call the topic. */
function fromTitles({ reader, index }: SuggestParts, words: string[], isLastWhole: boolean) {
  const whole = isLastWhole ? words : words.slice(0, -1);
  const begun = isLastWhole ? "" : (words.at(-1) ?? "");
  if (words.join("").length < 3) return { papers: [], topics: [] };
  const conditions: TermTree[] = whole.map((word) => ({ op: "term", field: "title", term: stemWord(word) }));
  if (begun !== "")
    conditions.push(
      anyOf([
        { op: "prefix", field: "title", prefix: begun },
        { op: "term", field: "title", term: stemWord(begun) },
      ]),
    );
  const { hits } = index.search({ tree: allOf(conditions), sort: "score", limit: TOPIC_SAMPLE });
  const found = reader.cards(hits.map((hit) => hit.paperId));
  const typed = [...whole, begun].join(" ").trim();
  const goesOn = (title: string) => ` ${splitWords(title).join(" ")}`.includes(` ${typed}`);
  // Titles that go on from what was typed come before those that only have the words somewhere; the most cited first.
  const weight = ({ title, citations }: PaperCard) => (goesOn(title) ? 1e9 : 0) + (citations?.count ?? 0);
  const cards = found.toSorted((a, b) => weight(b) - weight(a));
  const papers: Suggestion[] = cards.slice(0, TITLES).map(({ title, url, year, authors }) => ({
    kind: "paper",
    text: title,
    url,
    detail: [authors[0]?.name, year].filter((part) => part !== undefined).join(" · "),
  }));
  return {
    papers,
    topics: readTopics(
      cards.map((card) => card.title),
      whole,
      begun,
    ),
  };
}

/** The words as titles go on from them: "dense ret" is "dense retrieval" where many titles say so. */
export function readTopics(titles: readonly string[], whole: readonly string[], begun: string): Suggestion[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const words = splitWords(title);
    const at = words.findIndex(
      (_, start) =>
        whole.every((word, offset) => stemWord(words[start + offset] ?? "") === stemWord(word)) &&
        (words[start + whole.length] ?? "").startsWith(begun),
    );
    if (at === -1) continue;
    const least = whole.length + (begun === "" ? 0 : 1);
    for (let length = Math.max(2, least); length <= Math.min(MAX_TOPIC_WORDS, least + 1); length++) {
      const phrase = words.slice(at, at + length);
      if (phrase.length === length) counts.set(phrase.join(" "), (counts.get(phrase.join(" ")) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(
      ([phrase, count]) =>
        count >= 3 && !/ (?:a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|via|with)$/.test(phrase),
    )
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, TOPICS)
    .map(([phrase]) => toQuery("topic", phrase, phrase));
}
