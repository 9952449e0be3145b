// What can be asked about papers: the daily page, one paper, lists, categories.

import { z } from "@hono/zod-openapi";
import { type Clock, todayText } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { countedCategory, dailyPage, paperDetail, paperList } from "../../model/paper.ts";
import { categoryPage, dailyQuery, paperQuery } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import { findPaper } from "./find-paper.ts";

type Reader = Pick<CatalogueReader, "daily" | "paper" | "papers" | "category" | "categories">;

/** The answer when a page lives under another key now. */
export const moved = z.object({ movedTo: z.string().describe("the key under which it now lives") });

const key = z.string().min(1).max(300);

export function paperOperations(reader: Reader, clock: Clock) {
  return [
    defineOperation({
      name: "daily.get",
      summary: "The ranked papers of a day, week or month; without a day those of the newest announced day",
      http: { method: "get", path: "/daily" },
      access: "public",
      effect: "read",
      maxAgeS: 60,
      input: dailyQuery,
      output: dailyPage,
      async run(query) {
        if (query.day !== undefined) requireCalendarDay(query.day);
        const page = reader.daily(query, todayText(clock));
        if (!page)
          throw new AppError("not_found", query.day ? `No papers are known for ${query.day}.` : "No papers yet.");
        return page;
      },
    }),
    defineOperation({
      name: "papers.get",
      summary: "One paper by its key, arXiv id, DOI or address; or the key that it moved to",
      http: { method: "get", path: "/papers/{id}" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: z.object({ id: key.describe("permanent key, arXiv id, DOI, or the address of one") }),
      output: z.union([paperDetail, moved]),
      async run({ id }) {
        const lookup = findPaper(reader, id);
        if (!lookup) throw new AppError("not_found", `No paper ${id} is known here.`);
        if (lookup.found === "removed") throw new AppError("gone", `The paper ${id} was removed.`);
        return lookup.found === "moved" ? { movedTo: lookup.id } : lookup.paper;
      },
    }),
    defineOperation({
      name: "papers.list",
      summary: "Papers by category, institution, author, topic, year or code",
      http: { method: "get", path: "/papers" },
      access: "public",
      effect: "read",
      maxAgeS: 60,
      input: paperQuery,
      output: paperList,
      run: async (query) => reader.papers(query),
    }),
    ...categoryOperations(reader),
  ];
}

function categoryOperations(reader: Reader) {
  return [
    defineOperation({
      name: "categories.get",
      summary: "A category with its papers, its years and its most active authors",
      http: { method: "get", path: "/categories/{category}" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: paperQuery.extend({ category: z.string().min(1).max(32) }),
      output: categoryPage,
      async run(query) {
        const page = reader.category(query.category, query);
        if (!page) throw new AppError("not_found", `No paper is filed under ${query.category} here.`);
        return page;
      },
    }),
    defineOperation({
      name: "categories.list",
      summary: "All categories that papers are filed under, with their numbers of papers",
      http: { method: "get", path: "/categories" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: z.object({}),
      output: z.object({ categories: z.array(countedCategory) }),
      run: async () => ({ categories: reader.categories() }),
    }),
  ];
}

/** Refuses days such as 2026-02-31, which look right and do not exist. */
export function requireCalendarDay(day: string): void {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new AppError("invalid", `day: ${day} is not in the calendar`);
  }
}
