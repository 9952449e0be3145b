// broadsheet search, paper, author, status and jobs: what the pages show, as text or JSON.

import { defineCommand } from "citty";
import type { CitationSummary } from "../../model/citation-summary.ts";
import { recogniseIdentifier } from "../../model/identifiers.ts";
import type { AuthorProfile, PaperCard, PaperDetail, PaperList } from "../../model/paper.ts";
import type { AuthorList, JobStatus, SearchResult, SimilarPapers, StatusReport } from "../../model/views.ts";
import type { CommandParts } from "./cli.ts";
import { describeAuthor, describeCard, describePaper, describeStatus, describeSummary } from "./describe.ts";
import { toCount, toTable } from "./output.ts";

const jsonArg = { type: "boolean", description: "Print one JSON value" } as const;
const limitArg = { type: "string", description: "How many at most", default: "10" } as const;

/** Asks one operation with a reader that is open only so long. */
async function ask<T>({ app }: CommandParts, name: string, input: Record<string, unknown>): Promise<T> {
  const reader = app.openReader();
  try {
    return (await reader.call(name, input)) as T;
  } finally {
    reader.close();
  }
}

export function searchCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Search papers by words, meaning, phrases, fields, arXiv id, DOI or title" },
    args: {
      query: { type: "positional", description: "What to look for" },
      mode: { type: "string", description: "hybrid, words or meaning", default: "hybrid" },
      category: { type: "string", description: "Only this category", valueHint: "cs.CL" },
      from: { type: "string", description: "First day", valueHint: "2026-01-01" },
      to: { type: "string", description: "Last day", valueHint: "2026-06-30" },
      sort: { type: "string", description: "relevance, newest, citations, rising or score", default: "relevance" },
      limit: limitArg,
      summary: { type: "boolean", description: "What citations say of all papers that match, instead of the papers" },
      json: jsonArg,
    },
    async run({ args }) {
      const { category, from, to, sort, limit, mode } = args;
      if (args.summary) return printSummary(parts, { q: args._.join(" "), ...set({ category, from, to }) }, args.json);
      const input = { q: args._.join(" "), mode, sort, limit, ...set({ category, from, to }) };
      const result = await ask<SearchResult>(parts, "search.papers", input);
      const { output } = parts;
      if (args.json) return output.printJson(result);
      for (const note of result.notes) output.note(note);
      if (result.didYouMean !== undefined) output.note(`Did you mean: ${result.didYouMean}`);
      output.note(`${toCount(result.total)} papers`);
      await printCards(parts, result.papers);
    },
  });
}

export function similarCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Papers like a paper, several papers or a text" },
    args: {
      what: { type: "positional", description: "arXiv id, DOI or key; or any text" },
      limit: limitArg,
      json: jsonArg,
    },
    async run({ args }) {
      const words = args._;
      const areIds = words.every((word) => recogniseIdentifier(word) !== undefined);
      const asked = areIds ? { ids: words.join(",") } : { text: words.join(" ") };
      const result = await ask<SimilarPapers>(parts, "search.similar", { ...asked, limit: args.limit });
      if (args.json) return parts.output.printJson(result);
      await printCards(parts, result.papers);
    },
  });
}

export function paperCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Show a paper by arXiv id, DOI, address or key" },
    args: { id: { type: "positional", description: "What names the paper" }, json: jsonArg },
    async run({ args }) {
      let paper = await ask<PaperDetail | { movedTo: string }>(parts, "papers.get", { id: args.id });
      if ("movedTo" in paper) paper = await ask<PaperDetail>(parts, "papers.get", { id: paper.movedTo });
      if (args.json) return parts.output.printJson(paper);
      for (const line of describePaper(paper)) await parts.output.print(line);
    },
  });
}

interface AuthorAnswer {
  author: AuthorProfile;
  papers: PaperList;
}

export function authorCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Show an author by id, or authors by name" },
    args: { author: { type: "positional", description: "Id or name" }, limit: limitArg, json: jsonArg },
    async run({ args }) {
      const { output } = parts;
      const wanted = args._.join(" ");
      const input = { limit: args.limit };
      const found = await ask<AuthorList>(parts, "authors.list", { ...input, q: wanted, sort: "papers" });
      const only = /\d/.test(wanted) ? wanted : found.total === 1 ? found.authors[0]?.id : undefined;
      if (only === undefined) {
        if (args.json) return output.printJson(found);
        output.note(`${toCount(found.total)} authors`);
        const rows = found.authors.map(({ id, name, papers, hIndex }) => [
          id ?? "",
          name,
          `${papers} papers`,
          hIndex === undefined ? "h-index not known yet" : `h-index ${hIndex}`,
        ]);
        for (const line of toTable(rows)) await output.print(line);
        return;
      }
      let answer = await ask<AuthorAnswer | { movedTo: string }>(parts, "authors.get", { ...input, id: only });
      if ("movedTo" in answer) answer = await ask<AuthorAnswer>(parts, "authors.get", { ...input, id: answer.movedTo });
      if (args.json) return output.printJson(answer);
      for (const line of describeAuthor(answer.author)) await output.print(line);
      await output.print("");
      await printCards(parts, answer.papers.papers);
    },
  });
}

export function statusCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "Show sources, completeness, backlog and what was set aside" },
    args: { json: jsonArg },
    async run({ args }) {
      const report = await ask<StatusReport>(parts, "status.get", {});
      if (args.json) return parts.output.printJson(report);
      for (const line of describeStatus(report)) await parts.output.print(line);
    },
  });
}

export function jobsCommand(parts: CommandParts) {
  return defineCommand({
    meta: { description: "List background jobs, the newest first" },
    args: { limit: { ...limitArg, default: "20" }, json: jsonArg },
    async run({ args }) {
      const { jobs } = await ask<{ jobs: JobStatus[] }>(parts, "jobs.list", { limit: args.limit });
      if (args.json) return parts.output.printJson({ jobs });
      const rows = jobs.map((job) => [
        String(job.id),
        job.kind,
        job.state,
        job.finishedAt ?? job.startedAt ?? job.runAt,
        job.error ?? job.progress ?? "",
      ]);
      for (const line of toTable(rows)) await parts.output.print(line);
    },
  });
}

async function printSummary(parts: CommandParts, input: Record<string, unknown>, isJson = false): Promise<void> {
  const summary = await ask<CitationSummary & { notes: string[] }>(parts, "citations.summary", input);
  if (isJson) return parts.output.printJson(summary);
  for (const note of summary.notes) parts.output.note(note);
  for (const line of describeSummary(summary)) await parts.output.print(line);
}

async function printCards({ output }: CommandParts, cards: readonly PaperCard[]): Promise<void> {
  for (const card of cards) for (const line of describeCard(card)) await output.print(line);
}

function set(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
