// The figures of an author; every one can be unfolded into how it was made.

import { formatDay } from "../../../lib/format-date.ts";
import type { AuthorWork } from "../../../model/author-page.ts";
import type { CitationSummary } from "../../../model/citation-summary.ts";
import type { AuthorProfile } from "../../../model/paper.ts";
import { formatCount, plural } from "../format.ts";
import { embed } from "../markup.ts";
import { scoreBar, scoreParts } from "./score.ts";

function Stat({
  label,
  value,
  unit,
  note,
  evidence,
}: {
  label: string;
  value: string;
  unit?: string;
  note?: string;
  evidence: string;
}) {
  return (
    <div>
      <dt>
        {label}
        <span class="vh">: </span>
      </dt>
      <dd>
        <b>{value}</b>
        {unit && ` ${unit}`}
        {note && (
          <>
            <br />
            <span class="faint">{note}</span>
          </>
        )}
        <span class="vh">. </span>
        <details class="how">
          <summary>
            How<span class="vh"> {label} is counted</span>
          </summary>{" "}
          <p>{evidence}</p>
        </details>
      </dd>
    </div>
  );
}

/** Not known yet is said in words, never as zero. */
function Unknown({ label }: { label: string }) {
  return (
    <div>
      <dt>
        {label}
        <span class="vh">: </span>
      </dt>
      <dd class="faint">not known yet</dd>
    </div>
  );
}

/** The day of the newest count, in words. */
function newestCount({ sources }: CitationSummary): string {
  const newest = sources
    .map(({ seenOn }) => seenOn ?? "")
    .sort()
    .at(-1);
  return newest ? ` The newest count is of ${formatDay(newest)}.` : "";
}

interface StatsProps {
  author: AuthorProfile;
  work: AuthorWork;
  withSelf: boolean;
}

const HOW_SELF =
  "Self-citations are citations by papers held here that share an author with the cited one; others cannot be told apart.";

/** What rests on citation counts, of which there may be none yet. */
function Counted({ work, withSelf }: Pick<StatsProps, "work" | "withSelf">) {
  const { summary } = work;
  if (summary.counted === 0)
    return (
      <>
        <Unknown label="h-index" /> <Unknown label="Citations" /> <Unknown label="i10-index" />
      </>
    );
  const [shown, other] = withSelf ? [summary.all, summary.withoutSelf] : [summary.withoutSelf, summary.all];
  const aside = withSelf ? "without self-citations" : "with self-citations";
  const basis = `${formatCount(summary.counted)} of ${plural(summary.papers, "paper")} have a known count; of each the highest is taken.${newestCount(summary)} ${HOW_SELF}`;
  return (
    <>
      <Stat
        label="h-index"
        value={formatCount(shown.hIndex)}
        note={`${formatCount(other.hIndex)} ${aside}`}
        evidence={`${plural(shown.hIndex, "paper")} with at least ${plural(shown.hIndex, "citation")} each. ${basis}`}
      />
      <Stat
        label="Citations"
        value={formatCount(shown.citations)}
        note={`${formatCount(summary.selfCitations)} self-citations ${withSelf ? "among them" : "left out"}`}
        evidence={`Average ${formatCount(shown.average)}, median ${formatCount(shown.median)} a paper. ${basis}`}
      />
      <Stat
        label="i10-index"
        value={formatCount(shown.i10)}
        note={`${formatCount(other.i10)} ${aside}`}
        evidence={`Papers with at least 10 citations. ${basis}`}
      />
    </>
  );
}

export function AuthorStats({ author, work, withSelf }: StatsProps) {
  const { aiScore, novelty } = author;
  const { first, last } = work.positions;
  const computed = aiScore ? ` Computed ${formatDay(aiScore.computedAt.slice(0, 10))}.` : "";
  return (
    <>
      <dl class="stats">
        {aiScore ? (
          <div>
            <dt>
              AI Score<span class="vh">: </span>
            </dt>
            <dd>
              <b>{Math.round(aiScore.value)}</b>
              {embed(scoreBar(aiScore))}
              <span class="faint">of 100, parts below</span>
            </dd>
          </div>
        ) : (
          <Unknown label="AI Score" />
        )}
        <Stat
          label="Papers"
          value={formatCount(author.papers)}
          note={`${formatCount(first)} as first, ${formatCount(last)} as last author`}
          evidence={`${plural(author.papers, "paper")} in this catalogue, ${formatCount(work.withCode)} with code, ${formatCount(work.positions.sole)} alone. Last counts where there are two authors or more and all are named. ${author.identityNote}`}
        />
        <Counted work={work} withSelf={withSelf} />
        {novelty ? (
          <Stat
            label="Novelty"
            value={String(Math.round(novelty.value))}
            unit="%"
            evidence={`${novelty.evidence}.${computed}`}
          />
        ) : (
          <Unknown label="Novelty" />
        )}
      </dl>
      {aiScore && (
        <details class="why made">
          <summary>How {Math.round(aiScore.value)} is made</summary>
          {embed(scoreParts(aiScore, undefined))}
          <p class="small">
            Between {Math.round(aiScore.low)} and {Math.round(aiScore.high)} four times in five.{" "}
            <a href={`/author/${encodeURIComponent(author.id)}/score`}>The numbers, and what changed</a>
          </p>
        </details>
      )}
    </>
  );
}
