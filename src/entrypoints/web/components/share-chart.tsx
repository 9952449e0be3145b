// A topic's share of each month's papers as bars: the highest and the newest with their value, the unfinished month dashed.

import type { TopicPage } from "../../../model/views.ts";

const WIDTH = 420;
const HEIGHT = 130;
const BASE = 108;
const TOP = 18;
/** With fewer papers in a month a share says nothing. */
const MIN_ALL = 50;

const round = (value: number): number => Math.round(value * 10) / 10;
const percent = (share: number): string =>
  `${share >= 0.1 ? Math.round(share * 100) : Math.round(share * 1000) / 10} %`;

export function ShareChart({
  months,
  label,
  thisMonth,
}: {
  months: TopicPage["months"];
  label: string;
  thisMonth: string;
}) {
  const bars = months
    .filter(({ all }) => all >= MIN_ALL)
    .map(({ month, papers, all }) => ({ month, share: papers / all }));
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last || bars.length < 3) return null;
  const most = Math.max(...bars.map(({ share }) => share), 1e-6);
  const step = Math.min(42, WIDTH / bars.length);
  const width = round(step * bars.length);
  const height = (share: number) => round(((BASE - TOP) * share) / most);
  const peak = bars.findIndex(({ share }) => share === most);
  const isShown = (index: number) => index === peak || (index === bars.length - 1 && bars.length - 1 - peak > 2);
  const spoken = `Share of all papers on ${label}, by month: ${bars.map(({ month, share }) => `${month} ${percent(share)}`).join(", ")}`;
  return (
    <figure>
      <figcaption>
        <b>Share of each month’s papers</b>
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={spoken}
      >
        <line class="base" x1="0" x2={width} y1={BASE} y2={BASE} />
        {bars.map(({ month, share }, index) => (
          <>
            <rect
              class={month >= thisMonth ? "pt" : index === peak ? "hi" : undefined}
              x={round(step * (index + 0.16))}
              y={round(BASE - height(share))}
              width={round(step * 0.68)}
              height={height(share)}
            />
            {isShown(index) && (
              <text
                x={round(step * (index + 0.5))}
                y={round(BASE - height(share) - 5)}
                text-anchor={index < 2 ? "start" : index > bars.length - 3 ? "end" : "middle"}
              >
                {percent(share)}
              </text>
            )}
          </>
        ))}
        <text x="0" y={BASE + 16} text-anchor="start">
          {first.month}
        </text>
        <text x={width} y={BASE + 16} text-anchor="end">
          {last.month}
        </text>
      </svg>
    </figure>
  );
}
