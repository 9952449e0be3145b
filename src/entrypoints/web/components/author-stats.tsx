// The figures of an author; every one can be unfolded into how it was made.

import type { Child } from "hono/jsx";
import type { AuthorProfile } from "../../../model/paper.ts";
import { formatCount, plural } from "../format.ts";
import { embed } from "../markup.ts";
import { scoreBar, scoreParts } from "./score.ts";

function Stat({
  label,
  value,
  unit,
  children,
  evidence,
}: {
  label: string;
  value: string;
  unit?: string;
  children?: Child;
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
        {children}
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

/** What rests on citation counts, of which there may be none yet. */
function Counted({ label, figure }: { label: string; figure: AuthorProfile["citations"] }) {
  return figure ? (
    <Stat label={label} value={formatCount(figure.value)} evidence={figure.evidence} />
  ) : (
    <Unknown label={label} />
  );
}

export function AuthorStats({ author }: { author: AuthorProfile }) {
  const { aiScore, hIndex, citations, i10, novelty } = author;
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
        <Counted label="h-index" figure={hIndex} />
        <Stat
          label="Papers"
          value={formatCount(author.papers)}
          evidence={`${plural(author.papers, "paper")} in this catalogue. ${author.identityNote}`}
        />
        <Counted label="Citations" figure={citations} />
        <Counted label="i10-index" figure={i10} />
        {novelty ? (
          <Stat label="Novelty" value={String(Math.round(novelty.value))} unit="%" evidence={novelty.evidence} />
        ) : (
          <Unknown label="Novelty" />
        )}
      </dl>
      {aiScore && (
        <details class="why made">
          <summary>How {Math.round(aiScore.value)} is made</summary>
          {embed(scoreParts(aiScore, undefined))}
        </details>
      )}
    </>
  );
}
