// Papers per year as bars: values printed on them, the highest red, the unfinished year a dashed outline.

import { formatCount } from "../format.ts";

export interface YearCount {
  year: number;
  count: number;
  /** The part of the count that stands as a dark foot in the bar. */
  foot?: number;
}

const WIDTH = 420;
const HEIGHT = 130;
const BASE = 108;
const TOP = 18;
const MOST_YEARS = 10;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Every year from the first to the last, the missing ones as zero; the latest ten. */
export function fillYears(years: YearCount[]): YearCount[] {
  const rows = new Map(years.map((row) => [row.year, row]));
  const last = Math.max(...rows.keys());
  const first = Math.max(Math.min(...rows.keys()), last - MOST_YEARS + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return rows.get(year) ?? { year, count: 0 };
  });
}

export function YearChart({
  title,
  years,
  thisYear,
  unit,
  note,
  footUnit,
}: {
  title: string;
  years: YearCount[];
  thisYear: number;
  unit: string;
  note?: string | undefined;
  /** What the foot counts, in words. */
  footUnit?: string;
}) {
  // One bar alone says nothing that the list does not.
  if (years.length < 2) return null;
  const bars = fillYears(years);
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const isSingle = bars.filter(({ count }) => count === most).length === 1;
  const step = Math.min(56, WIDTH / bars.length);
  const width = round(step * bars.length);
  const height = (count: number) => round(((BASE - TOP) * count) / most);
  const spoken = `${title}: ${bars
    .map(({ year, count, foot }) => `${year} ${formatCount(count)}${foot ? ` (${formatCount(foot)} ${footUnit})` : ""}`)
    .join(", ")}`;
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
        {bars.length < years.length && `, the latest ${MOST_YEARS}`}
        {note && `, ${note}`}
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`${spoken} ${unit}`}
      >
        <line class="base" x1="0" x2={width} y1={BASE} y2={BASE} />
        {bars.map(({ year, count, foot = 0 }, index) => {
          const middle = round(step * (index + 0.5));
          const top = round(BASE - height(count));
          const kind = year >= thisYear ? "pt" : isSingle && count === most ? "hi" : undefined;
          return (
            <>
              <rect
                class={kind}
                x={round(step * (index + 0.16))}
                y={top}
                width={round(step * 0.68)}
                height={height(count)}
              />
              {foot > 0 && (
                <rect
                  class="foot"
                  x={round(step * (index + 0.16))}
                  y={round(BASE - height(foot))}
                  width={round(step * 0.68)}
                  height={height(foot)}
                />
              )}
              <text x={middle} y={top - 5} text-anchor="middle">
                {formatCount(count)}
              </text>
              <text x={middle} y={BASE + 16} text-anchor="middle">
                {year}
              </text>
            </>
          );
        })}
      </svg>
    </figure>
  );
}
