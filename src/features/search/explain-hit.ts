// Why a paper stands where it does: its words, its nearness, and what each added.

import type { HitReason } from "../../model/views.ts";
import type { SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import type { Ranked } from "./rank-relevance.ts";

export function explainHit(index: SearchIndexReader, tree: TermTree | undefined, hit: Ranked): HitReason {
  const { wordScore, wordRank, similarity, meaningRank, fused } = hit;
  return {
    words: tree ? index.explain(tree, hit.paperId) : [],
    ...(wordScore !== undefined && { wordScore }),
    ...(wordRank !== undefined && { wordRank }),
    ...(similarity !== undefined && { similarity }),
    ...(meaningRank !== undefined && { meaningRank }),
    ...(fused && { fused }),
  };
}
