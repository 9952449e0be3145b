// A score as pages show it: whole number with stacked bar, and unfolded into parts with their evidence.

import { formatInstant } from "../../../lib/format-date.ts";
import type { Score, ScorePart } from "../../../model/paper.ts";
import { formatPoints } from "../format.ts";
import { markup } from "../markup.ts";

/** The order and the colour of parts never change. */
const PARTS = [
  { name: "novelty", label: "Novelty", colour: "s1" },
  { name: "attention", label: "Attention", colour: "s2" },
  { name: "citations", label: "Citations", colour: "s3" },
  { name: "record", label: "Track record", colour: "s4" },
  { name: "openness", label: "Openness", colour: "s5" },
] as const;

const percent = (value: number, of: number): number =>
  of > 0 ? Math.round(Math.min(1, Math.max(0, value / of)) * 1000) / 10 : 0;

function ordered({ parts }: Score): { part: ScorePart; colour: string }[] {
  const found: { part: ScorePart; colour: string }[] = [];
  for (const [index, { name, colour }] of PARTS.entries()) {
    const inPlace = parts[index];
    const part = inPlace?.name === name ? inPlace : parts.find((candidate) => candidate.name === name);
    if (part) found.push({ part, colour });
  }
  return found;
}

/** Width is points of 100; the remainder is a hairline. */
export function scoreBar(score: Score, size = "bar") {
  return markup`<div class="${size}" aria-hidden="true">${ordered(score).map(({ part, colour }) =>
    part.value > 0 ? markup`<i class="${colour}" style="width:${percent(part.value, 100)}%"></i>` : "",
  )}</div>`;
}

const partLine = ({ part, colour }: { part: ScorePart; colour: string }) =>
  markup`<div><dt><span class="sw ${colour}"></span>${part.label}<span class="vh">: </span></dt><dd class="m" aria-hidden="true"><i class="${colour}" style="width:${percent(part.value, part.max)}%"></i></dd><dd class="num">${formatPoints(part.value)} <span class="faint">/ ${formatPoints(part.max)}</span></dd> <dd class="ev">${part.evidence}<span class="vh">. </span></dd></div>`;

/** One line per part, then the sum, the time, the method and the same as JSON. */
export function scoreParts(score: Score, jsonHref: string | undefined) {
  const json = jsonHref ? markup`, <a href="${jsonHref}">this score as JSON</a>` : "";
  return markup`<div class="parts"><dl>${ordered(score).map(partLine)}</dl><p>Sum ${formatPoints(score.value)} of 100, computed <time datetime="${score.computedAt}">${formatInstant(score.computedAt)}</time>. <a href="/about/scores">How scores work</a>${json}.</p></div>`;
}

export function scoreLegend() {
  const keys = PARTS.map(
    ({ label, colour }, index) =>
      markup`<span><span class="sw ${colour}"></span>${label}<span class="vh">${index < 4 ? ", " : ". "}</span></span>`,
  );
  return markup`<div class="legend"><b>Score<span class="vh">: </span></b>${keys}<a href="/about/scores">How scores work</a></div>`;
}
