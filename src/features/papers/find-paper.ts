// Finds a paper by anything that names it: its key, or an arXiv id, DOI or address as people paste them.

import { recogniseIdentifier } from "../../model/identifiers.ts";
import type { CatalogueReader, PaperLookup } from "../../ports/catalogue.ts";

export function findPaper(reader: Pick<CatalogueReader, "paper">, text: string): PaperLookup {
  const key = text.trim();
  const direct = reader.paper(key);
  if (direct) return direct;
  const identifier = recogniseIdentifier(key);
  if (!identifier) return undefined;
  return identifier.scheme === "arxiv"
    ? (reader.paper(identifier.value) ?? reader.paper(`arxiv:${identifier.value}`))
    : reader.paper(`${identifier.scheme}:${identifier.value}`);
}
