// What can be asked about authors and institutions.

import { z } from "@hono/zod-openapi";
import type { Clock } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { authorPage, authorPapersQuery } from "../../model/author-page.ts";
import { authorList, authorQuery, institutionPage, paperQuery, unresolvedList } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";

type Reader = Pick<CatalogueReader, "author" | "authors" | "institution" | "institutions" | "unresolvedAffiliations">;

const movedAuthor = z.object({ movedTo: z.string().describe("the id under which the author now lives") });

export function profileOperations(reader: Reader, clock: Clock) {
  return [...authorOperations(reader, clock), ...institutionOperations(reader)];
}

function authorOperations(reader: Reader, clock: Clock) {
  return [
    defineOperation({
      name: "authors.get",
      summary:
        "An author: name, numbers with their evidence, what citations say with and without self-citations, company, places, and papers by year, category, place among the authors or code; or the id that it moved to",
      http: { method: "get", path: "/authors/{id}" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: authorPapersQuery.extend({ id: z.string().min(1).max(20) }),
      output: z.union([authorPage, movedAuthor]),
      async run({ id, ...query }) {
        const lookup = reader.author(id, query, clock().getTime());
        if (!lookup) throw new AppError("not_found", `No author ${id} is known here.`);
        if (lookup.found === "moved") return { movedTo: lookup.id };
        const { author, work, papers } = lookup;
        return { author, work, papers };
      },
    }),
    defineOperation({
      name: "authors.list",
      summary:
        "Authors by name, category, institution, topic and last years, sorted by h-index, papers, citations or name, with intervals and the places that these allow",
      http: { method: "get", path: "/authors" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: authorQuery,
      output: authorList,
      async run(query) {
        if (query.topic !== undefined && (query.q || query.sort === "name"))
          throw new AppError("invalid", "Within a topic authors are ranked: leave out the name, and sort by figures.");
        return reader.authors(query);
      },
    }),
  ];
}

function institutionOperations(reader: Reader) {
  return [
    defineOperation({
      name: "institutions.get",
      summary: "An institution with its papers, authors, years, categories, topics, and what it belongs to and holds",
      http: { method: "get", path: "/institutions/{tag}" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: paperQuery.pick({ offset: true, limit: true }).extend({ tag: z.string().min(1).max(60) }),
      output: institutionPage,
      async run({ tag, ...query }) {
        const page = reader.institution(tag, query);
        if (!page) throw new AppError("not_found", `No institution ${tag} is known here.`);
        return page;
      },
    }),
    defineOperation({
      name: "institutions.list",
      summary: "Institutions, those with the most papers first",
      http: { method: "get", path: "/institutions" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: paperQuery.pick({ offset: true, limit: true }),
      output: z.object({
        total: z.number(),
        institutions: z.array(
          z.object({ tag: z.string(), name: z.string(), country: z.string().optional(), papers: z.number() }),
        ),
      }),
      run: async (query) => reader.institutions(query),
    }),
    defineOperation({
      name: "affiliations.unresolved",
      summary:
        "Affiliations that name no known institution, those printed most first: what an operator may add rows for",
      http: { method: "get", path: "/affiliations/unresolved" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: paperQuery.pick({ offset: true, limit: true }),
      output: unresolvedList,
      run: async (query) => reader.unresolvedAffiliations(query),
    }),
  ];
}
