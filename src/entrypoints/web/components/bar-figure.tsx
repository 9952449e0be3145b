// The frame that bar charts share: a caption, the base line, and where a bar stands.

import type { Child } from "hono/jsx";

const WIDTH = 420;
const HEIGHT = 130;
const TOP = 18;
/** Where the bars stand, and where the words below them do. */
export const BASE = 108;
export const BELOW = BASE + 16;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Places for bars of values up to `most`; `widest` keeps a few of them from filling the page. */
export function createScale(bars: number, most: number, widest: number) {
  const step = Math.min(widest, WIDTH / bars);
  const height = (value: number): number => round(((BASE - TOP) * value) / most);
  return {
    width: round(step * bars),
    middle: (index: number): number => round(step * (index + 0.5)),
    top: (value: number): number => round(BASE - height(value)),
    bar: (index: number, value: number) => ({
      x: round(step * (index + 0.16)),
      y: round(BASE - height(value)),
      width: round(step * 0.68),
      height: height(value),
    }),
  };
}

export function BarFigure({
  caption,
  spoken,
  width,
  children,
}: {
  caption: Child;
  /** The whole chart in words. */
  spoken: string;
  width: number;
  children: Child;
}) {
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={spoken}
      >
        <line class="base" x1="0" x2={width} y1={BASE} y2={BASE} />
        {children}
      </svg>
    </figure>
  );
}
