// Papers per year as bars: values printed on them, the highest red, the unfinished year a dashed outline.

import { formatCount } from "../format.ts";
import { BarFigure, BELOW, createScale } from "./bar-figure.tsx";

export interface YearCount {
  year: number;
  count: number;
  /** The part of the count that stands as a dark foot in the bar. */
  foot?: number;
}

/** Of one bar, where there are few. */
const WIDEST = 56;
const MOST_YEARS = 10;

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
  const scale = createScale(bars.length, most, WIDEST);
  const spoken = `${title}: ${bars
    .map(({ year, count, foot }) => `${year} ${formatCount(count)}${foot ? ` (${formatCount(foot)} ${footUnit})` : ""}`)
    .join(", ")}`;
  const caption = (
    <>
      <b>{title}</b>
      {bars.length < years.length && `, the latest ${MOST_YEARS}`}
      {note && `, ${note}`}
    </>
  );
  return (
    <BarFigure caption={caption} spoken={`${spoken} ${unit}`} width={scale.width}>
      {bars.map(({ year, count, foot = 0 }, index) => (
        <>
          <rect
            class={year >= thisYear ? "pt" : isSingle && count === most ? "hi" : undefined}
            {...scale.bar(index, count)}
          />
          {foot > 0 && <rect class="foot" {...scale.bar(index, foot)} />}
          <text x={scale.middle(index)} y={scale.top(count) - 5} text-anchor="middle">
            {formatCount(count)}
          </text>
          <text x={scale.middle(index)} y={BELOW} text-anchor="middle">
            {year}
          </text>
        </>
      ))}
    </BarFigure>
  );
}
