// Papers per year as bars: values printed on them, the highest red, the unfinished year a dashed outline.

import { formatCount } from "../format.ts";

export interface YearCount {
  year: number;
  count: number;
}

const WIDTH = 420;
const HEIGHT = 130;
const BASE = 108;
const TOP = 18;
const MOST_YEARS = 10;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Every year from the first to the last, the missing ones as zero; the latest ten. */
export function fillYears(years: YearCount[]): YearCount[] {
  const counts = new Map(years.map(({ year, count }) => [year, count]));
  const last = Math.max(...counts.keys());
  const first = Math.max(Math.min(...counts.keys()), last - MOST_YEARS + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    count: counts.get(first + index) ?? 0,
  }));
}

export function YearChart({
  title,
  years,
  thisYear,
  unit,
}: {
  title: string;
  years: YearCount[];
  thisYear: number;
  unit: string;
}) {
  // One bar alone says nothing that the list does not.
  if (years.length < 2) return null;
  const bars = fillYears(years);
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const isSingle = bars.filter(({ count }) => count === most).length === 1;
  const step = Math.min(56, WIDTH / bars.length);
  const width = round(step * bars.length);
  const height = (count: number) => round(((BASE - TOP) * count) / most);
  const spoken = `${title}: ${bars.map(({ year, count }) => `${year} ${formatCount(count)}`).join(", ")}`;
  return (
    <figure>
      <figcaption>
        <b>{title}</b>
        {bars.length < years.length && `, the latest ${MOST_YEARS}`}
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
        {bars.map(({ year, count }, index) => {
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
