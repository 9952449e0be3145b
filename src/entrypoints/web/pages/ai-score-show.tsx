// How an AI Score was computed: its parts, the very numbers, what changed and why, the days before.

import { formatDate } from "../../../lib/format-date.ts";
import type { AiScorePage } from "../../../model/ai-score-page.ts";
import { authorHref, institutionHref, paperHref } from "../addresses.ts";
import { Breadcrumb } from "../components/parts.tsx";
import { scoreBar, scoreParts } from "../components/score.ts";
import { formatCount, formatPoints, plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import { embed } from "../markup.ts";
import type { PageReply, PageRequest } from "../options.ts";

export const showAuthorScore = (request: PageRequest): Promise<PageReply> =>
  show(request, "authors.score", { id: request.params.id ?? "" });

export const showInstitutionScore = (request: PageRequest): Promise<PageReply> =>
  show(request, "institutions.score", { tag: request.params.tag ?? "" });

async function show(request: PageRequest, operation: string, input: Record<string, string>): Promise<PageReply> {
  const page = await request.call<AiScorePage | { movedTo: string }>(operation, input);
  if ("movedTo" in page) return { redirect: `/author/${encodeURIComponent(page.movedTo)}/score`, status: 301 };
  const isAuthor = page.kind === "author";
  const home = isAuthor ? authorHref(page) : institutionHref(page.id);
  const api = `/api/v1/${isAuthor ? "authors" : "institutions"}/${encodeURIComponent(page.id)}/score`;
  const list = isAuthor ? { label: "Authors", href: "/authors" } : { label: "Institutions", href: "/institutions" };
  return {
    html: renderLayout({
      site: request.site,
      title: `AI Score of ${page.name}`,
      description: `How the AI Score of ${page.name} was computed, with the numbers.`,
      address: request.address,
      section: isAuthor ? "authors" : undefined,
      children: (
        <main id="main" class="wrap" tabindex={-1}>
          <Breadcrumb crumbs={[list, { label: page.name, href: home }, { label: "AI Score" }]} />
          <header class="head">
            <h1>AI Score of {page.name}</h1>
          </header>
          <Parts page={page} api={api} />
          <Change page={page} />
          <Numbers page={page} />
          <History page={page} />
        </main>
      ),
    }),
  };
}

function Parts({ page: { score, numbers }, api }: { page: AiScorePage; api: string }) {
  return (
    <section class="panel" aria-labelledby="parts-h">
      <h2 id="parts-h">
        {formatPoints(score.value)} <span class="faint">of 100</span>
      </h2>
      <p class="prose">
        Between {formatPoints(score.low)} and {formatPoints(score.high)} four times in five: that is how far{" "}
        {plural(numbers.papers, "paper")} can tell. It describes the papers listed here, not the worth of anybody.
      </p>
      {embed(scoreBar(score, "bar l"))}
      {embed(scoreParts(score, api))}
    </section>
  );
}

const signed = (points: number): string =>
  `${points > 0 ? "+" : points < 0 ? "−" : ""}${formatPoints(Math.abs(points))}`;

function Change({ page: { change } }: { page: AiScorePage }) {
  if (!change)
    return (
      <section class="panel" aria-labelledby="change-h">
        <h2 id="change-h">What changed</h2>
        <p class="note">
          No earlier day is remembered yet. Scores are kept from the first night on which they are computed.
        </p>
      </section>
    );
  const moved = change.causes.filter(({ points }) => points !== 0);
  return (
    <section class="panel" aria-labelledby="change-h">
      <h2 id="change-h">
        What changed since {formatDate(change.since)}{" "}
        <span class="faint">
          {formatPoints(change.before)} then, {formatPoints(change.after)} now
        </span>
      </h2>
      {moved.length === 0 ? (
        <p>Nothing that moves the score.</p>
      ) : (
        <section class="scroll" tabindex={0} aria-label="Table of causes">
          <table>
            <thead>
              <tr>
                <th scope="col">Cause</th>{" "}
                <th scope="col" class="num">
                  Points
                </th>{" "}
                <th scope="col">What happened</th>
              </tr>
            </thead>
            <tbody>
              {moved.map(({ label, points, evidence }) => (
                <tr>
                  <td>{label}</td> <td class="num">{signed(points)}</td> <td>{evidence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p class="small">
        Each cause gets its mean effect over all orders in which the causes could have come (its Shapley value), so that
        they add up to the change.
      </p>
    </section>
  );
}

function Numbers({ page: { numbers, papers } }: { page: AiScorePage }) {
  const counted = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name}: ${formatCount(count)}`)
      .join(", ");
  const percent = (value: number | undefined) => (value === undefined ? "not known" : `${value} %`);
  return (
    <section class="panel" aria-labelledby="numbers-h">
      <h2 id="numbers-h">The numbers</h2>
      <table>
        <tbody>
          <Fact name="Papers" value={formatCount(numbers.papers)} />
          <Fact name="Mean impact" value={`${percent(numbers.meanImpact)} over ${plural(numbers.judged, "paper")}`} />
          <Fact name="In the top tenth" value={formatCount(numbers.top)} />
          <Fact name="Mean novelty" value={`${percent(numbers.meanNovelty)} over ${plural(numbers.read, "paper")}`} />
          <Fact name="With code" value={formatCount(numbers.withCode)} />
          <Fact name="By year" value={counted(numbers.years) || "not known"} />
          <Fact name="By category" value={counted(numbers.categories) || "not known"} />
        </tbody>
      </table>
      <p class="small">
        The formula, with every constant: <a href="/about/scores">How scores work</a>.
      </p>
      <section class="scroll" tabindex={0} aria-label="Table of papers">
        <table>
          <thead>
            <tr>
              <th scope="col">Paper</th>{" "}
              {["Year", "Impact", "Novelty"].map((name) => (
                <th scope="col" class="num">
                  {name}
                </th>
              ))}{" "}
              <th scope="col">Code</th>
            </tr>
          </thead>
          <tbody>
            {papers.map(({ id, title, year, impact, novelty, hasCode }) => (
              <tr>
                <td>
                  <a href={paperHref(id)}>{title}</a>
                </td>{" "}
                <td class="num">{year ?? ""}</td> <td class="num">{impact ?? "not known"}</td>{" "}
                <td class="num">{novelty ?? "not known"}</td> <td>{hasCode ? "yes" : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {numbers.papers > papers.length && (
        <p class="small">
          The newest {formatCount(papers.length)} of {plural(numbers.papers, "paper")}.
        </p>
      )}
    </section>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <tr>
    <th scope="row">{name}</th> <td>{value}</td>
  </tr>
);

function History({ page: { history } }: { page: AiScorePage }) {
  if (history.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="history-h">
      <h2 id="history-h">Earlier days</h2>
      <ul class="works">
        {[...history].reverse().map(({ day, value }) => (
          <li>
            <time datetime={day}>{formatDate(day)}</time>
            <span class="vh">: </span> <span class="num">{formatPoints(value)}</span>
          </li>
        ))}
      </ul>
      <p class="small">Only days on which the score moved; after forty days the last of each month.</p>
    </section>
  );
}
