// The card of a paper, the same everywhere. Templates that escape instead of elements: fifty cards are the hot path.

import { formatDate } from "../../../lib/format-date.ts";
import type { AuthorRef, CodeLink, InstitutionRef, PaperCard, Summary } from "../../../model/paper.ts";
import { sourceTitle } from "../../../model/source-titles.ts";
import { authorHref, categoryHref, institutionHref, outsideHref, paperHref } from "../addresses.ts";
import { formatCount, plural } from "../format.ts";
import { type MarkupValue, markup, trusted } from "../markup.ts";
import { scoreBar, scoreParts } from "./score.ts";

export interface CardPlace {
  /** Position in the whole list, from 1. */
  position: number;
  heading: "h2" | "h3";
  /** The first paper of the front page is set larger. */
  lead?: boolean;
  /** Sentences with the words found, in <mark>; they take the place of the abstract. */
  snippetHtml?: string | undefined;
  /** The title with the words found, in <mark>. */
  titleMarkedHtml?: string | undefined;
  /** Why this is here, under the text. */
  match?: MarkupValue;
}

const SHOWN_AUTHORS = 3;
const SHOWN_INSTITUTIONS = 4;
/** Shorter texts fit into three lines at every width that clamps them. */
const CLAMPED_CHARS = 200;

// What is only heard, or read where there is no style sheet: it keeps neighbouring fields apart.
const comma = trusted('<span class="vh">, </span>');
const stop = trusted('<span class="vh">. </span>');

export function paperCard(paper: PaperCard, place: CardPlace) {
  const { position, heading } = place;
  const key = `p${position}`;
  const classes = `card${place.lead ? " lead" : ""}${paper.status ? " gone" : ""}`;
  const title = markup`<a href="${paperHref(paper.id)}">${place.titleMarkedHtml === undefined ? paperTitle(paper) : trusted(place.titleMarkedHtml)}</a>`;
  return markup`<li><article class="${classes}" id="${key}" aria-labelledby="t${position}">
<div class="score">${scoreFigure(paper)}<span class="faint">No. ${position}</span>${stop}</div>
<p class="kick">${kicker(paper)}</p>
<div class="body">${heading === "h2" ? markup`<h2 id="t${position}">${title}</h2>` : markup`<h3 id="t${position}">${title}</h3>`}
<div class="by">${byline(paper)}</div>
${place.snippetHtml ? markup`<p class="snip">${trusted(place.snippetHtml)}</p>` : cardText(paper)}
${place.match ?? ""}<div class="do"><div class="acts">${facts(paper)}</div>
${paper.score ? markup`<details class="why"><summary>Why ${Math.round(paper.score.value)}?</summary> ${scoreParts(paper.score, `/api/v1/papers/${encodeURIComponent(paper.id)}`)}</details>` : ""}</div></div>
</article></li>
`;
}

export function paperTitle(paper: Pick<PaperCard, "title" | "titleHtml">): MarkupValue {
  return paper.titleHtml === undefined ? paper.title : trusted(paper.titleHtml);
}

function scoreFigure({ score }: PaperCard): MarkupValue {
  if (!score) return markup`<span class="unscored">not scored yet</span>${stop}`;
  return markup`<b><span class="vh">Score </span>${Math.round(score.value)}</b>${stop}${scoreBar(score)}`;
}

const KIND_NAMES: Record<NonNullable<PaperCard["kind"]>, string> = {
  survey: "Survey",
  benchmark: "Benchmark",
  resource: "Resource",
  theory: "Theory",
  system: "System",
  application: "Application",
  method: "Method",
};

/** Category, date, code, and a paper's withdrawal or retraction, apart even where nothing is styled. */
export function kicker(paper: PaperCard): MarkupValue {
  const fields: MarkupValue[] = [];
  if (paper.status)
    fields.push(markup`<strong class="tag stop">${paper.status === "withdrawn" ? "Withdrawn" : "Retracted"}</strong>`);
  if (paper.category) {
    const { code, name } = paper.category;
    fields.push(
      markup`<a class="cat" href="${categoryHref(code)}">${code}</a>${name === code ? "" : markup`<span class="cn">${comma}${name}</span>`}`,
    );
  }
  const date = paper.date ?? paper.year?.toString();
  fields.push(date ? markup`<time datetime="${date}">${formatDate(date)}</time>` : "date not found yet");
  if (paper.kind && paper.kind !== "method")
    fields.push(
      markup`<span class="cn" title="Kind of contribution, read from the text by patterns">${KIND_NAMES[paper.kind]}</span>`,
    );
  if (paper.venue) fields.push(markup`<span class="cn">${paper.venue}</span>`);
  const code = outsideHref(paper.code?.url);
  if (paper.code && code) fields.push(codeTag(paper.code, code));
  else if (paper.codeClaimed) fields.push(markup`<span class="faint">code: link not found yet</span>`);
  return markup`${fields.map((field, index) => (index === 0 ? field : markup`${comma}${field}`))}${stop}`;
}

function codeTag({ label, seen }: CodeLink, href: string): MarkupValue {
  if (seen?.state === "gone")
    return markup`<span class="faint" title="${label}">code: link was dead ${formatDate(seen.on)}</span>`;
  const stars = seen?.stars ? markup` <span class="num">★ ${formatCount(seen.stars)}</span>` : "";
  return markup`<a class="tag code" href="${href}" rel="nofollow">Code${stars}${seen?.isArchived ? " archived" : ""}<span class="vh">: ${label}</span></a>`;
}

export function authorLink(author: AuthorRef): MarkupValue {
  if (author.id === undefined) return author.name;
  return markup`<a href="${authorHref({ id: author.id, name: author.name })}" rel="author">${author.name}</a>`;
}

function byline(paper: PaperCard): MarkupValue {
  const shown = paper.authors.slice(0, SHOWN_AUTHORS);
  const isCut = paper.authorCount > shown.length || paper.authorsTruncated;
  const names = shown.map((author, index) => markup`${index === 0 ? "" : ", "}${authorLink(author)}`);
  const authors =
    shown.length === 0 ? "Authors not found yet" : markup`${names}${isCut ? markup`, ${others(paper)}` : ""}`;
  return markup`<span class="vh">By </span>${authors}${stop}${institutionTags(paper.institutions)}`;
}

function others(paper: PaperCard): MarkupValue {
  const link = `${paperHref(paper.id)}#authors`;
  const all = paper.authorsTruncated
    ? markup`the source names no more, <a href="${link}">see the paper</a>`
    : markup`<a href="${link}">all ${plural(paper.authorCount, "author")}</a>`;
  return markup`<details><summary>et al.</summary> ${all}</details>`;
}

function institutionTags(institutions: InstitutionRef[]): MarkupValue {
  if (institutions.length === 0) return "";
  const tags = institutions
    .slice(0, SHOWN_INSTITUTIONS)
    .map(
      ({ tag, name }, index) =>
        markup`${index === 0 ? "" : comma} <a class="tag" href="${institutionHref(tag)}">${name}</a>`,
    );
  const rest = institutions.length - SHOWN_INSTITUTIONS;
  return markup`${tags}${rest > 0 ? markup`${comma} <span class="faint">and ${rest} more</span>` : ""}${stop}`;
}

function cardText(paper: PaperCard): MarkupValue {
  const { summary } = paper;
  if (paper.abstract)
    return markup`${summary && saysMore(summary, paper.abstract) ? markup`<p class="brief">${briefly(summary)}</p>\n` : ""}${clamped(
      paper.abstractHtml === undefined ? paper.abstract : trusted(paper.abstractHtml),
      paper.abstract.length,
    )}`;
  if (!summary) return markup`<p class="small">Abstract not found yet.</p>`;
  return clamped(briefly(summary), summary.text.length);
}

/** The abstract stands below it: what its first lines say need not be said twice. */
const VISIBLE_CHARS = 260;
const saysMore = ({ text, isPicked }: Summary, abstract: string): boolean =>
  !isPicked ||
  !abstract
    .slice(0, VISIBLE_CHARS + text.length)
    .toLowerCase()
    .includes(text.slice(-60).toLowerCase());

const briefly = (summary: Summary): MarkupValue =>
  markup`<b class="inbrief">In brief:</b> ${summary.html === undefined ? summary.text : trusted(summary.html)} <span class="faint">${summaryOrigin(summary)}</span>`;

/** Whatever a machine made says so. */
export function summaryOrigin({ by, machine, isPicked, writtenOn }: Summary): string {
  if (isPicked) return "Picked by machine.";
  const when = writtenOn === undefined ? "" : `, ${formatDate(writtenOn)}`;
  if (by === "interchange") return machine ? "Machine-written, by the source." : "From the source.";
  const name = sourceTitle(by);
  return machine ? `Machine-written, ${name}${when}.` : `By ${name}${when}.`;
}

function clamped(text: MarkupValue, chars: number): MarkupValue {
  if (chars <= CLAMPED_CHARS) return markup`<div class="abs whole"><p>${text}</p></div>`;
  return markup`<div class="abs"><p>${text}</p> <details><summary>More</summary></details></div>`;
}

/** "60 votes on Hugging Face": a fact seen elsewhere, with its date. */
function facts(paper: PaperCard): MarkupValue {
  const { citations, upvotes } = paper;
  const seen = (on: string | undefined) => (on ? `, seen ${formatDate(on)}` : "");
  const cited = citations
    ? markup`<span class="fact" title="Counted by ${sourceTitle(citations.source)}${seen(citations.seenOn)}">${plural(citations.count, "citation")}<span class="src"> in ${sourceTitle(citations.source)}</span></span>${comma}`
    : "";
  const voted = upvotes
    ? markup`<span class="fact" title="Counted by ${sourceTitle(upvotes.source)}${seen(upvotes.seenOn)}">${plural(upvotes.count, "vote")} on ${sourceTitle(upvotes.source)}</span>${comma}`
    : "";
  return markup`${cited}${voted}<a class="act" href="${paperHref(paper.id)}.bib"><svg class="i" aria-hidden="true"><use href="#bib"/></svg>BibTeX</a>${stop}`;
}
