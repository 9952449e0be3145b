// Papers of an evaluation folder as the score programs need them.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readLines } from "../read-lines.ts";

export interface LabPaper {
  id: string;
  title: string;
  abstract: string;
  /** Printed names in order. */
  authors: string[];
  year: number;
  date?: string;
  venue?: string;
  categories: string[];
  arxivId?: string;
  comment: string;
  /** A source gives the address of its code. */
  hasCode: boolean;
  /** First day on a community's page, and its votes. */
  featured?: { date: string; upvotes: number };
}

interface Row {
  id: string;
  title: string;
  abstract?: string;
  authors?: { name: string }[];
  year: number;
  date?: string;
  venue?: string;
  categories?: string[];
  comment?: string;
  arxivId?: string;
  codeUrl?: string;
  instances?: { id: string; date?: string; labels?: { hfUpvotes?: number } }[];
}

/** With abstract first, then those of which only the title is known. Missing files count as empty. */
export async function* readPapers(folder: string): AsyncGenerator<LabPaper> {
  for (const name of ["works/works.jsonl.gz", "works/titles_only.jsonl.gz"]) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    for await (const row of readLines<Row>(path)) yield toPaper(row);
  }
}

function toPaper(row: Row): LabPaper {
  const seen = row.instances?.find(({ id }) => id.startsWith("hf:"));
  const upvotes = seen?.labels?.hfUpvotes;
  return {
    id: row.id,
    title: row.title,
    abstract: row.abstract ?? "",
    authors: (row.authors ?? []).map(({ name }) => name),
    year: row.year,
    categories: row.categories ?? [],
    comment: row.comment ?? "",
    hasCode: row.codeUrl !== undefined,
    ...(row.date !== undefined && { date: row.date }),
    ...(row.arxivId !== undefined && { arxivId: row.arxivId }),
    ...(row.venue !== undefined && { venue: row.venue }),
    ...(seen?.date !== undefined && upvotes !== undefined && { featured: { date: seen.date, upvotes } }),
  };
}
