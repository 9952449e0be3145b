// A topic's share of each month's papers as bars: the highest and the newest with their value, the unfinished month dashed.

import type { TopicPage } from "../../../model/views.ts";
import { BarFigure, BELOW, createScale } from "./bar-figure.tsx";

/** Of one bar, where there are few. */
const WIDEST = 42;
/** With fewer papers in a month a share says nothing. */
const MIN_ALL = 50;

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
  const scale = createScale(bars.length, most, WIDEST);
  const peak = bars.findIndex(({ share }) => share === most);
  const isShown = (index: number) => index === peak || (index === bars.length - 1 && bars.length - 1 - peak > 2);
  const spoken = `Share of all papers on ${label}, by month: ${bars.map(({ month, share }) => `${month} ${percent(share)}`).join(", ")}`;
  return (
    <BarFigure caption={<b>Share of each month’s papers</b>} spoken={spoken} width={scale.width}>
      {bars.map(({ month, share }, index) => (
        <>
          <rect class={month >= thisMonth ? "pt" : index === peak ? "hi" : undefined} {...scale.bar(index, share)} />
          {isShown(index) && (
            <text
              x={scale.middle(index)}
              y={scale.top(share) - 5}
              text-anchor={index < 2 ? "start" : index > bars.length - 3 ? "end" : "middle"}
            >
              {percent(share)}
            </text>
          )}
        </>
      ))}
      <text x="0" y={BELOW} text-anchor="start">
        {first.month}
      </text>
      <text x={scale.width} y={BELOW} text-anchor="end">
        {last.month}
      </text>
    </BarFigure>
  );
}
