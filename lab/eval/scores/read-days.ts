// The papers of each listed day, with what was known of them and their authors before that day.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { authorFigures } from "../../../src/model/scores/learned/author-past.ts";
import { placeFigures, toDayList } from "../../../src/model/scores/learned/day-place.ts";
import {
  type NoticedAuthor,
  noticeFigures,
  noticeMarks,
  plainFigures,
} from "../../../src/model/scores/learned/notice-figures.ts";
import { readTerms, type Terms } from "../../../src/model/scores/learned/read-terms.ts";
import { readLines } from "../read-lines.ts";
import { type LabPaper, readPapers } from "./read-papers.ts";
import { type Past, readPast } from "./read-past.ts";

export interface ListedPaper {
  id: string;
  date: string;
  week: string;
  terms: Terms;
  plain: Float32Array;
  place: Float32Array;
  notices: Float32Array;
  authors: Float32Array;
  /** Undefined when it was not picked up. The label, never an input. */
  votes: number | undefined;
}

interface Day {
  date: string;
  week: string;
  works: string[];
  hfUpvotes: Record<string, number>;
}

interface Event {
  day: number;
  authors: string[];
  votes?: number;
}

/** Days with at least one paper that was picked up, in order. Notices and listings come from the history alone. */
export async function readDays(dataFolder: string, historyFolder: string): Promise<ListedPaper[]> {
  const days = (await readDayFile(dataFolder)).filter(({ hfUpvotes }) => Object.keys(hfUpvotes).length > 0);
  const papers = await papersOf(dataFolder, new Set(days.flatMap(({ works }) => works)));
  const past = await readPast(historyFolder, dataFolder);
  const events = await readEvents(historyFolder);
  const known = new Map<string, NoticedAuthor>();
  const rows: ListedPaper[] = [];
  let next = 0;
  for (const { date, week, works, hfUpvotes } of days) {
    const day = dayOf(date);
    for (; next < events.length && (events[next]?.day ?? day) < day; next++) remember(known, events[next] as Event);
    const listed = works.flatMap((id) => papers.get(id) ?? []);
    const list = toDayList(listed.map(({ arxivId, categories }) => ({ arxivId, category: categories[0] })));
    const sameDay = countNames(listed);
    for (const paper of listed)
      rows.push({
        ...{ id: paper.id, date, week, votes: hfUpvotes[paper.id] },
        place: placeFigures({ arxivId: paper.arxivId, category: paper.categories[0] }, list),
        ...describe(paper, { day, known, past, sameDay }),
      });
  }
  return rows;
}

const dayOf = (date: string): number => Math.floor(Date.parse(date) / 86_400_000);

interface Before {
  day: number;
  known: Map<string, NoticedAuthor>;
  past: Past;
  sameDay: Map<string, number>;
}

function describe(paper: LabPaper, { day, known, past, sameDay }: Before) {
  const { authors, year } = paper;
  return {
    terms: readTerms(paper.title, paper.abstract, noticeMarks(paper)),
    plain: plainFigures(paper),
    notices: noticeFigures(
      authors.map((name) => ({ ...(known.get(name) ?? { listed: 0, noticed: [] }), sameDay: sameDay.get(name) ?? 1 })),
      day,
    ),
    authors: authorFigures(authors.length, year, (i) => past.get(authors[i] ?? "") ?? []),
  };
}

function countNames(papers: readonly LabPaper[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { authors } of papers) for (const name of new Set(authors)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

async function readDayFile(folder: string): Promise<Day[]> {
  const path = join(folder, "digest/days.jsonl.gz");
  const days: Day[] = [];
  if (existsSync(path)) for await (const day of readLines<Day>(path)) days.push(day);
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

async function papersOf(folder: string, ids: ReadonlySet<string>): Promise<Map<string, LabPaper>> {
  const papers = new Map<string, LabPaper>();
  for await (const paper of readPapers(folder)) if (ids.has(paper.id)) papers.set(paper.id, paper);
  return papers;
}

/** Listings and notices of the history, by day. */
async function readEvents(folder: string): Promise<Event[]> {
  const listed = new Map<string, number[]>();
  for (const { date, works } of await readDayFile(folder))
    for (const id of works) listed.set(id, [...(listed.get(id) ?? []), dayOf(date)]);
  const events: Event[] = [];
  for await (const { id, authors, featured } of readPapers(folder)) {
    for (const day of listed.get(id) ?? []) events.push({ day, authors });
    if (featured) events.push({ day: dayOf(featured.date), authors, votes: featured.upvotes });
  }
  return events.sort((a, b) => a.day - b.day);
}

function remember(known: Map<string, NoticedAuthor>, { day, authors, votes }: Event): void {
  for (const name of new Set(authors)) {
    const author = known.get(name) ?? { listed: 0, noticed: [] };
    known.set(name, author);
    if (votes === undefined) author.listed += 1;
    else author.noticed.push({ day, votes });
  }
}
