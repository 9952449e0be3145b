// Is today's list complete? Every source with its last run, what was announced against what is here, and the work in hand.

import { formatDate, formatDay, formatInstant } from "../../../lib/format-date.ts";
import { sourceTitle } from "../../../model/source-titles.ts";
import type { SearchState, StatusReport } from "../../../model/views.ts";
import { periodHref } from "../addresses.ts";
import { SideSection } from "../components/parts.tsx";
import { SourceTable } from "../components/source-table.tsx";
import { formatBytes, formatCount, plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";

const SHOWN_SET_ASIDES = 20;
const SEARCH_MS = 500;

export async function showStatus(request: PageRequest): Promise<PageReply> {
  const [report, search] = await Promise.all([
    request.call<StatusReport>("status.get", {}),
    // A thread that is only starting is no reason to keep the page.
    withinMs(SEARCH_MS, request.call<SearchState>("search.state", {})),
  ]);
  const html = renderLayout({
    site: request.site,
    title: "Status",
    description: "Whether today's list is complete: sources, announced and held papers, jobs.",
    address: request.address,
    section: "status",
    children: <Status report={report} search={search} />,
  });
  return { html };
}

async function withinMs<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([answer.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

interface StatusProps {
  report: StatusReport;
  search: SearchState | undefined;
}

function Status({ report, search }: StatusProps) {
  const failing = report.sources.filter(({ state }) => state === "failing");
  return (
    <main id="main" class="wrap" tabindex={-1}>
      <Headline report={report} />
      {report.note && <p class="note">{report.note}</p>}
      {failing.map(({ title, lastOkAt, lastError, nextRunAt }) => (
        <p class="note bad">
          <b>
            {title} {lastOkAt ? `has not answered since ${formatInstant(lastOkAt)}.` : "has not answered yet."}
          </b>{" "}
          {lastError && `It said: ${lastError}. `}Everything that is already here stays readable.
          {nextRunAt && ` Next try ${formatInstant(nextRunAt)}.`}
        </p>
      ))}
      <SourceTable sources={report.sources} />
      <div class="cols">
        <div>
          <Days report={report} />
          <Jobs report={report} />
          <SetAsides report={report} />
        </div>
        <Side report={report} search={search} />
      </div>
    </main>
  );
}

function Headline({ report }: { report: StatusReport }) {
  const day = report.days[0];
  const { catalogue } = report;
  const isMeasured = day?.announced !== undefined;
  const figure = isMeasured
    ? `${formatCount(day.held)} of ${formatCount(day.announced ?? 0)}`
    : formatCount(day?.held ?? catalogue.papers);
  const isWhole = isMeasured && day.held >= (day.announced ?? 0);
  const words = isMeasured
    ? `announced papers are here${isWhole ? ", matched, indexed and ranked." : "; the rest is on its way."}`
    : day
      ? "papers of the newest day are here. No source has said how many were announced."
      : catalogue.starterOnly
        ? "papers of the starter catalogue are here."
        : "papers are here.";
  return (
    <header class="head">
      <h1 class="vh">Status</h1>
      <p class="label">{day ? formatDay(day.day) : formatDay(report.generatedAt.slice(0, 10))}</p>
      <p class="big">
        <b>{figure}</b>{" "}
        <span class="prose">
          {words}
          <br />
          <span class="small">
            Checked at <time datetime={report.generatedAt}>{formatInstant(report.generatedAt)}</time>.
          </span>
        </span>
      </p>
    </header>
  );
}

function Days({ report }: { report: StatusReport }) {
  if (report.days.length === 0) return null;
  return (
    <section aria-labelledby="days">
      <h2 id="days">Announced and held</h2>
      <table class="ruled">
        <thead>
          <tr>
            <th scope="col">Day</th>{" "}
            <th scope="col" class="num">
              Announced
            </th>{" "}
            <th scope="col" class="num">
              Held
            </th>{" "}
            <th scope="col" class="num">
              Missing
            </th>
          </tr>
        </thead>
        <tbody>
          {report.days.map(({ day, announced, held, missing }) => (
            <tr>
              <td>
                <a href={periodHref("day", day)}>
                  <time datetime={day}>{formatDate(day)}</time>
                </a>
              </td>{" "}
              <td class="num">{announced === undefined ? "not said" : formatCount(announced)}</td>{" "}
              <td class="num">{formatCount(held)}</td>{" "}
              <td class="num">
                {missing === undefined ? (
                  "not known"
                ) : missing === 0 ? (
                  "none"
                ) : (
                  <b class="red">{formatCount(missing)}</b>
                )}
              </td>{" "}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Jobs({ report }: { report: StatusReport }) {
  if (report.jobs.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="jobs">
      <h2 id="jobs">Work in hand</h2>
      <section class="scroll" tabindex={0} aria-label="Table of jobs">
        <table>
          <thead>
            <tr>
              <th scope="col">Job</th> <th scope="col">State</th> <th scope="col">When</th> <th scope="col">Remark</th>
            </tr>
          </thead>
          <tbody>
            {report.jobs.map(({ kind, state, attempts, runAt, startedAt, finishedAt, error, progress }) => (
              <tr>
                <td>{kind}</td>{" "}
                <td>
                  <span
                    class={`state ${state === "failed" ? "down" : state === "running" || state === "done" ? "" : "late"}`}
                  >
                    {state}
                  </span>
                </td>{" "}
                <td>
                  <time datetime={finishedAt ?? startedAt ?? runAt}>
                    {formatInstant(finishedAt ?? startedAt ?? runAt)}
                  </time>
                </td>{" "}
                <td>
                  {error ?? progress ?? ""}
                  {attempts > 1 && <span class="faint"> attempt {attempts}</span>}
                </td>{" "}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function SetAsides({ report }: { report: StatusReport }) {
  if (report.setAsides.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="aside">
      <h2 id="aside">Set aside</h2>
      <p class="small">
        Records that could not become papers. They are kept with their reason, and tried again when the source changes
        them.
      </p>
      <ul class="near">
        {report.setAsides.slice(0, SHOWN_SET_ASIDES).map(({ source, externalId, reason, seenAt }) => (
          <li>
            <b>
              <time datetime={seenAt}>{formatDate(seenAt)}</time>
            </b>{" "}
            <div>
              {reason}
              <span class="vh">. </span>
              <div class="faint">
                {sourceTitle(source)}
                {externalId && `, ${externalId}`}
              </div>
            </div>{" "}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is not there yet: papers to take in, meanings to read. */
function searchRows({ catalogue }: StatusReport, search: SearchState): [string, string][] {
  const { papers, withMeaning, segments, bytes, model } = search;
  return [
    ["Papers found", formatCount(papers)],
    ["Papers to take in", formatCount(Math.max(0, catalogue.papers - papers))],
    ["Meanings to read", model === undefined ? "no model" : formatCount(papers - withMeaning)],
    ["Model of meaning", model ?? "none"],
    ["Parts", formatCount(segments)],
    ["In memory", formatBytes(bytes)],
  ];
}

function Side({ report, search }: StatusProps) {
  const { catalogue, backlog } = report;
  const rows = (entries: [string, string][]) => (
    <dl class="counts">
      {entries.map(([name, value]) => (
        <div>
          <dt>
            {name}
            <span class="vh">: </span>
          </dt>
          <dd>
            {value}
            <span class="vh">. </span>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <aside class="side" aria-label="Figures">
      <SideSection title="Whole catalogue">
        {rows([
          ["Papers", formatCount(catalogue.papers)],
          ["Authors", formatCount(catalogue.authors)],
          ["Institutions", formatCount(catalogue.institutions)],
          ["Records", formatCount(catalogue.records)],
          ["Set aside", formatCount(catalogue.setAside)],
          ["On disk", formatBytes(catalogue.sizeBytes)],
        ])}
      </SideSection>
      <SideSection title="Backlog">
        {rows([
          ["Papers to score", formatCount(backlog.unscored)],
          ["Jobs queued", formatCount(backlog.jobsQueued)],
          ["Jobs failed", formatCount(backlog.jobsFailed)],
          ["Mails waiting", formatCount(backlog.mailsWaiting)],
        ])}
      </SideSection>
      <SideSection title="Search">
        {search ? (
          rows(searchRows(report, search))
        ) : (
          <p class="small">The index is just being opened; load this page again.</p>
        )}
      </SideSection>
      <SideSection title="This instance">
        <p class="small">
          Broadsheet {report.version}, {plural(report.sources.length, "source")}.
        </p>
      </SideSection>
    </aside>
  );
}
