// What citations say of a set of papers, with and without self-citations, and as each source counts.

import { formatDate } from "../../../lib/format-date.ts";
import type { CitationFigures, CitationSummary } from "../../../model/citation-summary.ts";
import { sourceTitle } from "../../../model/source-titles.ts";
import { formatCount } from "../format.ts";

const ROWS: [keyof CitationFigures, string][] = [
  ["citations", "Citations"],
  ["hIndex", "h-index"],
  ["i10", "i10-index"],
  ["average", "Average"],
  ["median", "Median"],
];

const bandOf = ({ from, to }: CitationSummary["bands"][number]): string =>
  to === undefined ? `${formatCount(from)} and more` : to === from ? String(from) : `${from} to ${to}`;

/** All figures beside those without self-citations, and how many papers have how many citations. */
export function CitationTable({ summary }: { summary: CitationSummary }) {
  return (
    <div class="pair">
      <CompareTable
        head={`${formatCount(summary.counted)} of ${formatCount(summary.papers)} papers`}
        rows={ROWS.map(([key, label]) => ({ label, all: summary.all[key], withoutSelf: summary.withoutSelf[key] }))}
      />
      <CompareTable
        head="Papers cited so often"
        rows={summary.bands.map((band) => ({ label: bandOf(band), all: band.papers, withoutSelf: band.withoutSelf }))}
      />
    </div>
  );
}

interface ComparedRow {
  label: string;
  all: number;
  withoutSelf: number;
}

const CompareTable = ({ head, rows }: { head: string; rows: ComparedRow[] }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{head}</th>{" "}
        <th scope="col" class="num">
          All
        </th>{" "}
        <th scope="col" class="num">
          Without self-citations
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ label, all, withoutSelf }) => (
        <tr>
          <th scope="row">{label}</th> <td class="num">{formatCount(all)}</td>{" "}
          <td class="num">{formatCount(withoutSelf)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

export function CitationSources({ summary, withSelf }: { summary: CitationSummary; withSelf: boolean }) {
  if (summary.sources.length === 0) return null;
  return (
    <section class="scroll" tabindex={0} aria-label="Table of citation sources">
      <table>
        <thead>
          <tr>
            <th scope="col">Counted by</th>{" "}
            {["Papers", "Citations", "h-index", "i10-index"].map((label) => (
              <>
                <th scope="col" class="num">
                  {label}
                </th>{" "}
              </>
            ))}
            <th scope="col" class="num">
              Newest count
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.sources.map(({ source, counted, seenOn, all, withoutSelf }) => {
            const figures = withSelf ? all : withoutSelf;
            return (
              <tr>
                <th scope="row">{sourceTitle(source)}</th> <td class="num">{formatCount(counted)}</td>{" "}
                <td class="num">{formatCount(figures.citations)}</td> <td class="num">{formatCount(figures.hIndex)}</td>{" "}
                <td class="num">{formatCount(figures.i10)}</td>{" "}
                <td class="num">{seenOn ? formatDate(seenOn) : <span class="faint">day not told</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
