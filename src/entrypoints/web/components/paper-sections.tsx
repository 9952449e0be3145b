// The long part of a paper's page: score, references, citing papers, versions, appearances, sources.

import type { Child } from "hono/jsx";
import { formatDate, formatInstant } from "../../../lib/format-date.ts";
import type { PaperCard, PaperDetail } from "../../../model/paper.ts";
import { sourceTitle } from "../../../model/source-titles.ts";
import type { NoveltyEvidence, SimilarPapers } from "../../../model/views.ts";
import { outsideHref, paperHref } from "../addresses.ts";
import { formatCount, formatPoints } from "../format.ts";
import { embed } from "../markup.ts";
import { paperTitle } from "./card.ts";
import { NewAgainst } from "./new-against.tsx";
import { scoreBar, scoreParts } from "./score.ts";

interface SectionsProps {
  paper: PaperDetail;
  similar: SimilarPapers["papers"];
  /** Absent when it was not found in time. */
  evidence: NoveltyEvidence | undefined;
}

export function PaperSections({ paper, similar, evidence }: SectionsProps) {
  return (
    <>
      <ScorePanel paper={paper} />
      <OpinionPanel paper={paper} />
      <NewAgainst id={paper.id} evidence={evidence} />
      <Similar papers={similar} />
      <KnownPapers paper={paper} />
      <Versions paper={paper} />
      <Appearances paper={paper} />
      <Provenance paper={paper} />
    </>
  );
}

export function Panel({ id, title, aside, children }: { id: string; title: Child; aside?: Child; children?: Child }) {
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-h`}>
      <div class="row wide">
        <h2 id={`${id}-h`}>{title}</h2> {aside && <span class="small">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

function ScorePanel({ paper }: { paper: PaperDetail }) {
  const { score, novelty } = paper;
  const aside = novelty === undefined ? undefined : `Novelty ${Math.round(novelty)} %`;
  if (!score) {
    return (
      <Panel id="score" title="Score" aside={aside}>
        <p class="note">Not scored yet. Papers are scored when the sync that brought them ends.</p>
      </Panel>
    );
  }
  return (
    <Panel
      id="score"
      title={
        <>
          Score <span class="faint">{formatPoints(score.value)} of 100</span>
        </>
      }
      aside={aside}
    >
      {embed(scoreBar(score, "bar l"))}
      {embed(scoreParts(score, `/api/v1/papers/${encodeURIComponent(paper.id)}`))}
      <EstimateLine name="Novelty of method" estimate={paper.estimates.novelty} />
      <EstimateLine name="Impact" estimate={paper.estimates.impact} />
    </Panel>
  );
}

/** Apart from the score, and said to be. */
function OpinionPanel({ paper }: { paper: PaperDetail }) {
  const { opinion } = paper;
  if (!opinion) return null;
  const { analysis } = opinion;
  const rows = [
    ["Question", analysis.question],
    ["Approach", analysis.approach],
    ["Result", analysis.result],
    ["Left open", analysis.limits],
  ] as const;
  return (
    <Panel
      id="analysis"
      title="Machine analysis"
      aside={
        <>
          written by {opinion.model}, <time datetime={opinion.madeOn}>{formatDate(opinion.madeOn)}</time>
        </>
      }
    >
      <p class="note">
        Written by a language model from title and abstract. It may be wrong, and it is part of no score.
      </p>
      <dl class="record">
        {rows.map(([name, text]) => (
          <div>
            <dt>
              {name}
              <span class="vh">: </span>
            </dt>
            <dd>{text} </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>
          Its opinion of the novelty: {Math.round(opinion.novelty)} of 100{" "}
          <span class="faint">
            {opinion.isCalibrated ? "weighed by people’s judgments" : "every question counts the same"}
          </span>
        </summary>
        <ul class="small">
          {opinion.grades.map(({ label, question, grade }) => (
            <li>
              {label}: {grade} of 5. {question}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}

function Similar({ papers }: { papers: SimilarPapers["papers"] }) {
  if (papers.length === 0) return null;
  return (
    <Panel id="similar" title="Similar papers" aside="nearest in meaning, 1 is the same">
      <ul class="near">
        {papers.map((paper) => {
          const facts = [paper.authors[0]?.name, paper.date?.slice(0, 4) ?? paper.year].filter(Boolean).join(", ");
          return (
            <li>
              <b>{paper.similarity.toFixed(2)}</b>{" "}
              <div>
                <a href={paperHref(paper.id)}>{embed(paperTitle(paper))}</a>
                <span class="vh">, </span>
                <div class="faint">
                  {facts}
                  {paper.shared.length > 0 && `${facts ? ". " : ""}Both say ${paper.shared.join(", ")}`}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

export function EstimateLine({ name, estimate }: { name: string; estimate: PaperDetail["estimates"]["novelty"] }) {
  if (!estimate) return null;
  const rounded = (value: number) => Math.round(value);
  const findings = estimate.parts.find((part) => part.name === "empirical")?.value;
  return (
    <details>
      <summary>
        <span class="under">
          {name}
          {estimate.basis === "unknown" ? "" : ` ${rounded(estimate.value)} %`}
        </span>{" "}
        <span class="faint">
          {estimate.basis === "unknown"
            ? "not enough to say yet"
            : `(${rounded(estimate.low)} to ${rounded(estimate.high)}, ${estimate.basis}${findings === undefined ? "" : `; of findings ${rounded(findings)} %`})`}
        </span>
      </summary>
      <p class="small">{estimate.evidence}.</p>
      {estimate.parts.length > 0 && (
        <ul class="small">
          {estimate.parts.map(({ label, value, evidence }) => (
            <li>
              {label}
              {value === undefined ? "" : ` ${rounded(value)}`}: {evidence}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function KnownPapers({ paper }: { paper: PaperDetail }) {
  const { references, citedBy } = paper;
  if (references.total === 0 && citedBy.total === 0) return null;
  return (
    <div class="charts panel known">
      <Known
        id="references"
        title="References"
        list={references}
        empty="None found here yet."
        within={`citedby:${paper.id}`}
      />
      <Known
        id="cited"
        title="Cited by"
        list={citedBy}
        empty="No citing paper found here yet."
        within={`cites:${paper.id}`}
      />
    </div>
  );
}

function Known({
  id,
  title,
  list,
  empty,
  within,
}: {
  id: string;
  title: string;
  list: PaperDetail["references"];
  empty: string;
  /** The query that finds them all, to be narrowed by more words. */
  within: string;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>
        {title} <span class="faint">{formatCount(list.total)}</span>
      </h2>
      {list.known.length === 0 ? (
        <p class="small">
          {list.total > 0 ? `${formatCount(list.total)} counted, none of them in this catalogue.` : empty}
        </p>
      ) : (
        <>
          <ul class="works">
            {list.known.map((known: PaperCard) => (
              <li>
                <a href={paperHref(known.id)}>{embed(paperTitle(known))}</a>
                <span class="vh">, </span> <span class="num">{known.year ?? known.date?.slice(0, 4) ?? ""}</span>
              </li>
            ))}
          </ul>
          <p class="small">
            {formatCount(list.known.length)} of {formatCount(list.total)} shown, those found here.{" "}
            <a href={`/search?q=${encodeURIComponent(within)}`}>Search within them</a>
          </p>
        </>
      )}
    </section>
  );
}

function Versions({ paper }: { paper: PaperDetail }) {
  if (paper.versions.length === 0 && paper.changes.length === 0) return null;
  return (
    <Panel id="versions" title="Versions">
      {paper.versions.length > 0 && (
        <section class="scroll" tabindex={0} aria-label="Table of versions">
          <table>
            <thead>
              <tr>
                <th scope="col">Version</th> <th scope="col">Date</th> <th scope="col">Size</th>{" "}
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {[...paper.versions].reverse().map(({ version, date, size, note }) => (
                <tr>
                  <td>v{version}</td> <td>{date ? <time datetime={date}>{formatDate(date)}</time> : "not known"}</td>{" "}
                  <td>{size ?? ""}</td> <td>{note ?? (version === 1 ? "First announced." : "")}</td>{" "}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {paper.changes.map((change) => (
        <details>
          <summary class="small under">
            {change.field} changed
            {change.version !== undefined && ` with v${change.version}`},{" "}
            <time datetime={change.seenAt}>seen {formatDate(change.seenAt)}</time>
          </summary>
          <dl class="parts diff">
            <dt>Before: </dt>
            <dd>
              <del>{change.before}</del>
            </dd>
            <dt>After: </dt>
            <dd>
              <ins>{change.after}</ins>
            </dd>
          </dl>
        </details>
      ))}
    </Panel>
  );
}

function Appearances({ paper }: { paper: PaperDetail }) {
  if (paper.appearances.length === 0) return null;
  const kinds = { preprint: "Preprint", published: "Published", listed: "Listed" };
  return (
    <Panel id="appearances" title="Appearances">
      <ul class="near">
        {paper.appearances.map((appearance) => {
          const href =
            outsideHref(appearance.url) ??
            (appearance.doi ? `https://doi.org/${encodeURI(appearance.doi)}` : undefined);
          const name = appearance.venue ?? appearance.doi ?? "venue not named";
          const when = appearance.date ?? (appearance.year === undefined ? undefined : String(appearance.year));
          const facts = [appearance.track, appearance.status].filter(Boolean).join(", ");
          return (
            <li>
              <b>{kinds[appearance.kind]}</b>{" "}
              <div>
                {href ? (
                  <a href={href} rel="nofollow">
                    {name}
                  </a>
                ) : (
                  name
                )}
                <span class="vh">, </span>
                <div class="faint">
                  {when && <time datetime={when}>{formatDate(when)}</time>}
                  {facts && `, ${facts}`}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Which source says so, and when it was seen saying it. */
function Provenance({ paper }: { paper: PaperDetail }) {
  if (paper.provenance.length === 0) return null;
  return (
    <Panel id="provenance" title="Sources" aside="Every fact above comes from these records.">
      <section class="scroll" tabindex={0} aria-label="Table of source records">
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th> <th scope="col">Record</th> <th scope="col">Seen</th>
            </tr>
          </thead>
          <tbody>
            {paper.provenance.map(({ source, externalId, version, seenAt, url }) => {
              const href = outsideHref(url);
              const record = `${externalId}${version === undefined ? "" : ` v${version}`}`;
              return (
                <tr>
                  <td>{sourceTitle(source)}</td>{" "}
                  <td>
                    {href ? (
                      <a href={href} rel="nofollow">
                        {record}
                      </a>
                    ) : (
                      record
                    )}
                  </td>{" "}
                  <td>
                    <time datetime={seenAt}>{formatInstant(seenAt)}</time>
                  </td>{" "}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
