// What can be asked about authors and institutions.

import { z } from "@hono/zod-openapi";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { authorList, authorPage, authorQuery, institutionPage, paperQuery } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";

type Reader = Pick<CatalogueReader, "author" | "authors" | "papers" | "institution" | "institutions">;

const movedAuthor = z.object({ movedTo: z.string().describe("the id under which the author now lives") });

export function profileOperations(reader: Reader) {
  return [...authorOperations(reader), ...institutionOperations(reader)];
}

function authorOperations(reader: Reader) {
  return [
    defineOperation({
      name: "authors.get",
      summary: "An author: name, numbers with their evidence, co-authors and papers; or the id that it moved to",
      http: { method: "get", path: "/authors/{id}" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: paperQuery.omit({ author: true, institution: true }).extend({ id: z.string().min(1).max(20) }),
      output: z.union([authorPage, movedAuthor]),
      async run({ id, ...query }) {
        const lookup = reader.author(id);
        if (!lookup) throw new AppError("not_found", `No author ${id} is known here.`);
        if (lookup.found === "moved") return { movedTo: lookup.id };
        return { author: lookup.author, papers: reader.papers({ ...query, author: id }) };
      },
    }),
    defineOperation({
      name: "authors.list",
      summary: "Authors by name or category, sorted by h-index, papers, citations or name",
      http: { method: "get", path: "/authors" },
      access: "public",
      effect: "read",
      maxAgeS: 300,
      input: authorQuery,
      output: authorList,
      run: async (query) => reader.authors(query),
    }),
  ];
}

function institutionOperations(reader: Reader) {
  return [
    defineOperation({
      name: "institutions.get",
      summary: "An institution with its papers, authors, years and categories",
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
        institutions: z.array(z.object({ tag: z.string(), name: z.string(), papers: z.number() })),
      }),
      run: async (query) => reader.institutions(query),
    }),
  ];
}
