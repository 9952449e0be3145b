// Under a hit: what brought it here, in one line, and unfolded in numbers.

import type { HitReason, SearchHitView } from "../../../model/views.ts";
import { formatCount } from "../format.ts";
import { type MarkupValue, markup } from "../markup.ts";

/** "Found by words and meaning: title and abstract" with every number behind it. */
export function matchLine({ why, foundBy }: SearchHitView): MarkupValue {
  if (!why) return "";
  const places = placesOf(why);
  const ranks = [
    why.wordRank === undefined ? undefined : `no. ${why.wordRank} by words`,
    why.meaningRank === undefined ? undefined : `no. ${why.meaningRank} by meaning`,
  ].filter((part) => part !== undefined);
  const found = foundBy === "name" ? "Named by the query" : foundBy === "meaning" ? "Near in meaning" : "";
  const line = [found, ranks.join(", "), places].filter((part) => part !== "").join(". ");
  if (line === "") return "";
  const numbers = why.words.length > 0 || why.similarity !== undefined;
  if (!numbers) return markup`<p class="match">${sentence(line)}</p>`;
  return markup`<details class="match"><summary>${sentence(line)}</summary>${table(why)}</details>`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function placesOf({ words }: HitReason): string {
  const inTitle = words.some((word) => word.inTitle > 0);
  const inText = words.some((word) => word.elsewhere > 0 && (word.field === "text" || word.field === "abstract"));
  const inName = words.some((word) => word.field === "name");
  const inPlace = words.some((word) => word.field === "venue" || word.field === "institution");
  const places = [
    inTitle && "title",
    inText && "abstract",
    inName && "authors",
    inPlace && "venue or institution",
  ].filter((place) => place !== false);
  return places.length === 0 ? "" : `Words in ${places.join(" and ")}`;
}

const round = (value: number): string => value.toFixed(2);

function table(why: HitReason): MarkupValue {
  const rows = why.words.map(
    (word) =>
      markup`<div><dt>${word.term}<span class="vh">: </span></dt><dd class="num">${round(word.score)}</dd> <dd class="ev">${word.inTitle > 0 ? `${word.inTitle}× in the title, ` : ""}${word.elsewhere > 0 ? `${word.elsewhere}× in the ${word.field === "text" ? "abstract" : word.field}, ` : ""}in ${formatCount(word.papers)} papers<span class="vh">. </span></dd></div>`,
  );
  const near =
    why.similarity === undefined
      ? ""
      : markup`<div><dt>meaning<span class="vh">: </span></dt><dd class="num">${round(why.similarity)}</dd> <dd class="ev">cosine between query and paper, 1 is the same<span class="vh">. </span></dd></div>`;
  const sum = why.wordScore === undefined ? "" : markup` Words sum up to ${round(why.wordScore)} (BM25).`;
  return markup`<div class="parts"><dl class="terms">${rows}${near}</dl><p>${sum} <a href="/about/search">How search works</a>.</p></div>`;
}
