// "My ranking": the reader's own weights, as a plain form that works without scripts.

import { PART_NAMES, type PartName } from "../../../model/scores/points.ts";
import { defaultWeights } from "../../../model/scores/rank-weights.ts";
import { parseReaderWeights } from "../../../model/scores/reweigh.ts";
import { plural } from "../format.ts";

/** What the form sends; the page answers with the address that holds them as one word. */
export const RANKING_FIELDS = ["rank", ...PART_NAMES, "names", "ranking"] as const;

const LABELS: Record<PartName, string> = {
  novelty: "Novelty",
  attention: "Attention",
  citations: "Citations",
  record: "Authors, institutions",
  openness: "Code, openness",
};

interface MyRankingProps {
  path: string;
  /** Filters of the page, kept. */
  kept: Record<string, string | undefined>;
  /** Weights in force, as the address writes them. */
  rank: string | undefined;
}

export function MyRanking({ path, kept, rank }: MyRankingProps) {
  const own = rank === undefined ? undefined : parseReaderWeights(rank);
  const weights = own ?? defaultWeights.points;
  const sum = PART_NAMES.reduce((total, name) => total + weights[name], 0);
  const points = (name: PartName) => Math.round((100 * weights[name]) / sum);
  return (
    <details class="ranking" open={own !== undefined}>
      <summary class="label">
        My ranking <span class="open">{own ? "in use" : "Change"}</span>
      </summary>
      <form action={path} data-ranking>
        {Object.entries(kept).map(
          ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
        )}
        {PART_NAMES.map((name, index) => (
          <label class="slide">
            <span>
              <i class={`sw s${index + 1}`} /> {LABELS[name]} <output>{points(name)}</output>
            </span>{" "}
            <input
              type="range"
              name={name}
              min="0"
              max="100"
              step="5"
              value={String(weights[name])}
              aria-valuetext={`${plural(points(name), "point")} of 100`}
            />
          </label>
        ))}
        <label class="check">
          <input type="checkbox" name="names" value="off" checked={own !== undefined && own.record === 0} /> Leave
          authors and institutions out
        </label>
        <p class="row">
          <button class="btn" type="submit" name="ranking" value="own">
            Rank
          </button>{" "}
          {own && (
            <button class="btn" type="submit" name="ranking" value="usual">
              Usual ranking
            </button>
          )}
        </p>
        <p class="small">
          Points are shared out to 100. <a href="/about/scores">How scores work</a>
        </p>
      </form>
    </details>
  );
}
