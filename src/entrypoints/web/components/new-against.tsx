// The evidence for novelty on a paper's page: what came before it, and what is new against that.

import { formatDate } from "../../../lib/format-date.ts";
import type { NoveltyEvidence } from "../../../model/views.ts";
import { noveltyHref, paperHref } from "../addresses.ts";
import { plural } from "../format.ts";
import { embed } from "../markup.ts";
import { paperTitle } from "./card.ts";

export function NewAgainst({ id, evidence }: { id: string; evidence: NoveltyEvidence | undefined }) {
  if (!evidence) {
    return (
      <section class="panel" id="new" aria-labelledby="new-h">
        <h2 id="new-h">What came before it</h2>
        <p>
          <a href={noveltyHref(id)}>Find the nearest earlier papers, and what is new against them</a>
        </p>
      </section>
    );
  }
  if (!evidence.before || evidence.earlier.length === 0) return null;
  const { before, earlier, newWords, rarePairs, firstUses } = evidence;
  return (
    <section class="panel" id="new" aria-labelledby="new-h">
      <div class="row wide">
        <h2 id="new-h">What came before it</h2> <span class="small">shown beside novelty, not counted in it</span>
      </div>
      <p class="small">The nearest in meaning among the papers here from before {formatDate(before)}.</p>
      <ul class="near">
        {earlier.map((paper) => (
          <li>
            <b>{paper.similarity.toFixed(2)}</b>{" "}
            <div>
              <a href={paperHref(paper.id)}>{embed(paperTitle(paper))}</a>
              <span class="vh">, </span>
              <div class="faint">
                {[paper.authors[0]?.name, paper.date?.slice(0, 4) ?? paper.year].filter(Boolean).join(", ")}
                {paper.shared.length > 0 && `. Both say ${paper.shared.join(", ")}`}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <ul class="small">
        {newWords.length > 0 && <li>None of these says: {newWords.join(", ")}.</li>}
        {rarePairs.map(({ pair, before: met, since }) => (
          <li>
            “{pair}” had met in {met === 0 ? "no earlier paper" : plural(met, "earlier paper")} here
            {since > 0 && `, and has in ${plural(since, "other")} since`}.
          </li>
        ))}
        {firstUses.map(({ word, since }) => (
          <li>
            No earlier paper here says “{word}”; {plural(since, "other")} have since.
          </li>
        ))}
      </ul>
    </section>
  );
}
