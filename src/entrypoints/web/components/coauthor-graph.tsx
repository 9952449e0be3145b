// An author among the people of most papers together: the author in the middle, lines as wide as the papers are many.

import type { AuthorWork } from "../../../model/author-page.ts";
import { authorHref } from "../addresses.ts";

const SHOWN = 12;
const [WIDTH, HEIGHT] = [360, 260];
const [ACROSS, DOWN] = [92, 98];
const MAX_LETTERS = 12;

const round = (value: number): number => Math.round(value * 10) / 10;
const shorten = (name: string): string =>
  name.length <= MAX_LETTERS ? name : `${name.slice(0, MAX_LETTERS - 1).trimEnd()}…`;

interface Place {
  x: number;
  y: number;
  isLeft: boolean;
}

/** On an oval, alternately right and left, the most papers at the top. */
function placesOf(count: number): Place[] {
  const perSide = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index) => {
    const isLeft = index % 2 === 1;
    const row = Math.floor(index / 2);
    const turn = perSide === 1 ? 0 : (row / (perSide - 1) - 0.5) * 2.4;
    const x = WIDTH / 2 + (isLeft ? -1 : 1) * (24 + ACROSS * 0.5 * Math.cos(turn));
    return { x: round(x), y: round(HEIGHT / 2 + DOWN * Math.sin(turn)), isLeft };
  });
}

export function CoauthorGraph({ name, work }: { name: string; work: AuthorWork }) {
  const people = work.coauthors.slice(0, SHOWN);
  if (people.length < 3) return null;
  const places = placesOf(people.length);
  const most = Math.max(...people.map(({ papers }) => papers), 1);
  const width = (papers: number) => round(0.8 + (3.2 * papers) / most);
  const spoken = `${name} and co-authors: ${people.map((one) => `${one.name} ${one.papers}`).join(", ")} papers together`;
  return (
    <figure aria-label={spoken}>
      <svg class="graph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
        {work.links.map(({ a, b, papers }) => {
          const [from, to] = [places[a], places[b]];
          if (!from || !to) return null;
          const bend = `${round((from.x + to.x + WIDTH / 2) / 3)} ${round((from.y + to.y + HEIGHT / 2) / 3)}`;
          return <path d={`M${from.x} ${from.y}Q${bend} ${to.x} ${to.y}`} stroke-width={width(papers) / 2} />;
        })}
        {people.map(({ papers }, index) => (
          <line
            x1={WIDTH / 2}
            y1={HEIGHT / 2}
            x2={places[index]?.x}
            y2={places[index]?.y}
            stroke-width={width(papers)}
          />
        ))}
        <circle class="me" cx={WIDTH / 2} cy={HEIGHT / 2} r="8" />
        {people.map(({ id, name: other, papers }, index) => {
          const { x, y, isLeft } = places[index] ?? { x: 0, y: 0, isLeft: false };
          const label = (
            <>
              <circle cx={x} cy={y} r={round(4 + (4 * papers) / most)} />
              <text x={isLeft ? x - 12 : x + 12} y={y + 4} text-anchor={isLeft ? "end" : "start"}>
                {shorten(other)} {papers}
              </text>
            </>
          );
          return id === undefined ? <g>{label}</g> : <a href={authorHref({ id, name: other })}>{label}</a>;
        })}
      </svg>
    </figure>
  );
}
