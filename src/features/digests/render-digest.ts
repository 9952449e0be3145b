// The digest as a mail: subject, HTML and text with the same things in the same order. Pure: the same input gives the same mail.

import { formatDay, formatLongDate, formatWeek } from "../../lib/format-date.ts";
import { escapeHtml } from "../../lib/tex/escape-html.ts";
import { truncateText } from "../../lib/tex/truncate-text.ts";
import type { PaperCard } from "../../model/paper.ts";
import { type DigestEntry, toDigestEntry } from "./digest-entry.ts";
import { mailLink, mailStyle, renderMailFrame } from "./mail-html.ts";

export interface DigestInput {
  /** The day that is covered; for a weekly digest the last one. */
  date: string;
  /** For a weekly digest the first day that is covered. */
  from?: string;
  /** Ranked; the first five are told in full, the next five in brief. */
  papers: PaperCard[];
  /** Papers that were ranked. */
  total: number;
  frequency: "daily" | "weekly";
  /** Chosen by the reader; none means all. */
  categories: string[];
  links: { all: string; preferences: string; frequency: string; unsubscribe: string };
  siteUrl: string;
  /** Who reads it and since when (ISO); absent in a preview. */
  reader?: { email: string; since: string };
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

const IN_FULL = 5;
const IN_BRIEF = 5;
const NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
// Mail programs show about this much of a subject.
const SUBJECT_CHARS = 110;

const countWord = (count: number): string => NUMBERS[count] ?? String(count);
const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

export function renderDigest(input: DigestInput): RenderedMail {
  const shown = input.papers.slice(0, IN_FULL + IN_BRIEF);
  const entries = shown.map((paper, index) => toDigestEntry(paper, index + 1, input));
  const full = entries.slice(0, IN_FULL);
  const brief = entries.slice(IN_FULL);
  const first = entries[0]?.title ?? "";
  const when = input.from === undefined ? formatLongDate(input.date) : formatWeek(input.from, input.date);
  const subject = truncateText(`${when}: ${first}`, SUBJECT_CHARS);
  const day = input.from === undefined ? formatDay(input.date) : when;
  const topics =
    input.categories.length > 0
      ? ` in ${input.categories.slice(0, 6).join(", ")}${input.categories.length > 6 ? " and more" : ""}`
      : "";
  const dateline = `${day} · ${countWord(entries.length)} of ${thousands(input.total)}${topics}`;
  return {
    subject,
    html: renderMailFrame({
      title: `Broadsheet, ${subject}`,
      preview: truncateText(
        full
          .slice(1, 3)
          .map((entry) => entry.title)
          .join("; "),
        180,
      ),
      siteUrl: input.siteUrl,
      dateline,
      body: renderBody(full, brief, input),
      foot: renderFoot(input),
    }),
    text: renderText(dateline, full, brief, input),
  };
}

const readAll = ({ frequency }: DigestInput): string =>
  frequency === "weekly" ? "Read all of the week" : "Read all of the day";
const otherFrequency = ({ frequency }: DigestInput): string =>
  frequency === "weekly" ? "Daily instead" : "Weekly instead";

function whySent({ frequency, reader }: DigestInput): string {
  if (!reader) return `This is the ${frequency} digest as it is sent.`;
  return `Sent ${frequency} to ${reader.email} because you subscribed on ${formatLongDate(reader.since)}.`;
}

function renderBody(full: DigestEntry[], brief: DigestEntry[], input: DigestInput): string {
  const inBrief =
    brief.length > 0
      ? `<h2 class="mu" style="${mailStyle.label}">In brief</h2>\n${brief.map(renderBrief).join("\n")}\n`
      : "";
  return `${full.map(renderFull).join("\n")}
<div class="hd" style="border-top:1px solid #1b1916;padding:18px 0 8px">
${inBrief}<p style="${mailStyle.action}">${mailLink(input.links.all, readAll(input), "ac", mailStyle.category)}</p>
</div>`;
}

function renderFull(entry: DigestEntry, index: number): string {
  const meta = [
    entry.score && `<strong class="in" style="${mailStyle.score}">${entry.score}</strong>`,
    entry.category && `<span class="ac" style="${mailStyle.category}">${escapeHtml(entry.category)}</span>`,
    entry.dateText && `<time datetime="${escapeHtml(entry.date ?? "")}">${escapeHtml(entry.dateText)}</time>`,
    entry.codeHref && mailLink(entry.codeHref, "Code", "ac", mailStyle.accentLink),
  ];
  const border = index === 0 ? "" : "border-top:1px solid #ddd8cd;";
  const paragraph = (className: string, style: string, html: string): string =>
    html === "" ? "" : `<p class="${className}" style="${style}">${html}</p>\n`;
  const title = mailLink(entry.href, entry.title, "in", mailStyle.titleLink);
  const why = `<em>${escapeHtml(entry.reason)}</em>${entry.why ? ` ${escapeHtml(entry.why)}` : ""}`;
  const page = mailLink(entry.page, "On Broadsheet", "in", mailStyle.link);
  return `<div class="ru" style="${border}padding:20px 0 18px">
${paragraph("mu", mailStyle.meta, meta.filter(Boolean).join(" &middot; "))}<h2 class="ti" style="${index === 0 ? mailStyle.firstTitle : mailStyle.title}">${title}</h2>
${paragraph("mu", mailStyle.authors, escapeHtml(entry.authors))}${paragraph("in", mailStyle.abstract, escapeHtml(entry.abstract))}${paragraph("mu", mailStyle.why, `${why}<br>${page}`)}</div>`;
}

function renderBrief(entry: DigestEntry): string {
  const score = entry.score ? `<span class="mu" style="${mailStyle.briefScore}">${entry.score}</span>&nbsp; ` : "";
  return `<p style="${mailStyle.brief}">${score}${mailLink(entry.href, entry.title, "in", mailStyle.titleLink)}</p>`;
}

function renderFoot(input: DigestInput): string {
  const link = (href: string, text: string): string => mailLink(href, text, "mu", mailStyle.footLink);
  const { links } = input;
  return `${escapeHtml(whySent(input))} ${link(links.frequency, otherFrequency(input))}, ${link(links.preferences, "change topics")}, ${link(links.unsubscribe, "unsubscribe in one click")}. No tracking: links go straight to the papers, and there is no pixel.`;
}

function renderText(dateline: string, full: DigestEntry[], brief: DigestEntry[], input: DigestInput): string {
  const blocks = full.map((entry) => {
    const meta = [entry.score, entry.category, entry.dateText, entry.codeHref && `Code: ${entry.codeHref}`];
    const why = [entry.reason, entry.why].filter(Boolean).join(" ");
    const lines = [
      meta.filter(Boolean).join(" · "),
      entry.title,
      entry.href,
      entry.authors,
      "",
      entry.abstract,
      "",
      why,
      `On Broadsheet: ${entry.page}`,
    ];
    return lines
      .join("\n")
      .replace(/^\n+/, "")
      .replace(/\n{3,}/g, "\n\n");
  });
  const inBrief = brief.map(({ score, title, href }) => `${score ? `${score}  ` : ""}${title}\n${href}`);
  const foot = [
    whySent(input),
    `${otherFrequency(input)}: ${input.links.frequency}`,
    `Change topics: ${input.links.preferences}`,
    `Unsubscribe: ${input.links.unsubscribe}`,
    "No tracking: links go straight to the papers.",
  ];
  return [
    `BROADSHEET\n${dateline}`,
    ...blocks,
    ...(inBrief.length > 0 ? [`IN BRIEF\n\n${inBrief.join("\n\n")}`] : []),
    `${readAll(input)}: ${input.links.all}`,
    foot.join("\n"),
  ].join("\n\n----\n\n");
}
