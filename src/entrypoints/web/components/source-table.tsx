// Each source with its state in a shape and a word, last success and what it has brought.

import { formatInstant } from "../../../lib/format-date.ts";
import type { SourceStatus } from "../../../model/views.ts";
import { outsideHref } from "../addresses.ts";
import { formatCount } from "../format.ts";

const STATES: Record<SourceStatus["state"], { word: string; shape: string }> = {
  "on-time": { word: "On time", shape: "" },
  running: { word: "Running", shape: "" },
  late: { word: "Late", shape: "late" },
  waiting: { word: "Waiting", shape: "late" },
  failing: { word: "Failing", shape: "down" },
  never: { word: "Not run yet", shape: "off" },
  off: { word: "Off", shape: "off" },
};

export function SourceTable({ sources }: { sources: SourceStatus[] }) {
  return (
    <section class="panel" aria-labelledby="sources">
      <div class="row wide">
        <h2 id="sources">Sources</h2>{" "}
        <span class="small">Disc: on time. Open square: late or waiting. Diamond: failing.</span>
      </div>
      {sources.length === 0 ? (
        <p class="note">No source is configured.</p>
      ) : (
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">Source</th> <th scope="col">State</th>{" "}
              <th scope="col" class="num">
                Last success
              </th>{" "}
              <th scope="col" class="num">
                Next run
              </th>{" "}
              <th scope="col" class="num">
                Records
              </th>{" "}
              <th scope="col">Last run</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <SourceRow source={source} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function SourceRow({ source }: { source: SourceStatus }) {
  const { word, shape } = STATES[source.state];
  const home = outsideHref(source.homepage);
  const instant = (at: string | undefined, otherwise: string) =>
    at ? <time datetime={at}>{formatInstant(at)}</time> : otherwise;
  return (
    <tr>
      <td>
        <b>{home ? <a href={home}>{source.title}</a> : source.title}</b> <div class="faint">{source.licence}</div>
      </td>{" "}
      <td data-l="State">
        <span class={`state ${shape}`}>{word}</span>
      </td>{" "}
      <td data-l="Last success" class="num">
        {instant(source.lastOkAt, "none yet")}
      </td>{" "}
      <td data-l="Next run" class="num">
        {instant(source.nextRunAt, "when asked")}
      </td>{" "}
      <td data-l="Records" class="num">
        {formatCount(source.records)}
      </td>{" "}
      <td data-l="Last run">
        <span>{lastRun(source)}</span>
      </td>{" "}
    </tr>
  );
}

function lastRun({ progress, lastReport, setAside }: SourceStatus): string {
  if (progress)
    return `${formatCount(progress.done)}${progress.total ? ` of ${formatCount(progress.total)}` : ""} ${progress.unit} so far`;
  if (!lastReport) return "no report yet";
  const { read, added, changed } = lastReport;
  const aside = setAside > 0 ? `, ${formatCount(setAside)} set aside in all` : "";
  return `${formatCount(read)} read, ${formatCount(added)} new, ${formatCount(changed)} changed${aside}`;
}
