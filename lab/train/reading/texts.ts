// Papers of an evaluation folder as the reading models are trained on them, cleaned as the catalogue cleans.

import { join } from "node:path";
import { cleanText } from "../../../src/lib/tex/clean-text.ts";
import { hashPhrase } from "../../../src/model/reading/phrases.ts";
import { readLines } from "../../eval/read-lines.ts";

export interface ReadText {
  id: string;
  title: string;
  abstract: string;
  /** Keywords of the authors, as hashes of phrases; empty where none are known. */
  keywords: number[];
  /** The authors' own sentence. */
  tldr?: string;
}

interface Row {
  id: string;
  title: string;
  abstract?: string;
  keywords?: string[];
  tldr?: string;
}

export async function* readTexts(folder: string): AsyncGenerator<ReadText> {
  for await (const row of readLines<Row>(join(folder, "works/works.jsonl.gz"))) {
    if (!row.abstract) continue;
    const keywords = (row.keywords ?? []).flatMap((keyword) => hashPhrase(cleanText(keyword).text) ?? []);
    yield {
      id: row.id,
      title: cleanText(row.title).text,
      abstract: cleanText(row.abstract).text,
      keywords: [...new Set(keywords)],
      ...(row.tldr && { tldr: cleanText(row.tldr).text }),
    };
  }
}
