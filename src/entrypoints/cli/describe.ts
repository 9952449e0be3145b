// Papers, authors and the status report as lines of text.

import type { CitationSummary } from "../../model/citation-summary.ts";
import type { AuthorProfile, PaperCard, PaperDetail } from "../../model/paper.ts";
import { sourceTitle } from "../../model/source-titles.ts";
import type { StatusReport } from "../../model/views.ts";
import { toCount, toSize, toTable } from "./output.ts";

export function describeCard(card: PaperCard): string[] {
  const names = card.authors
    .slice(0, 3)
    .map((author) => author.name)
    .join(", ");
  const more = card.authorCount > 3 || card.authorsTruncated ? " et al." : "";
  const facts = [
    card.date,
    card.category?.code,
    card.code ? "Code" : undefined,
    card.venue,
    card.status?.toUpperCase(),
  ];
  return [
    `${(card.score?.value.toFixed(1) ?? "-").padStart(5)}  ${card.title}`,
    `       ${names}${more}`,
    `       ${[card.id, ...facts].filter((fact) => fact !== undefined).join(" · ")}`,
  ];
}

export function describePaper(paper: PaperDetail): string[] {
  const authors = paper.allAuthors.map((author) => author.name).join(", ");
  const rows: [string, string | undefined][] = [
    ["Authors", authors + (paper.authorsTruncated ? " et al." : "")],
    ["Date", paper.date],
    ["Categories", paper.categories.join(", ") || undefined],
    ["Venue", paper.venue],
    ["Institutions", paper.institutions.map((institution) => institution.name).join(", ") || undefined],
    ["Status", paper.status],
    [
      "Score",
      paper.score &&
        `${paper.score.value.toFixed(1)} (${paper.score.parts.map((part) => `${part.label} ${part.value.toFixed(1)}`).join(", ")})`,
    ],
    ["Novelty", paper.novelty === undefined ? undefined : `${Math.round(paper.novelty)}%`],
    [
      "Citations",
      paper.citationCounts.map(({ count, source }) => `${toCount(count)} (${source})`).join(", ") || undefined,
    ],
    ["Code", paper.codeLinks.map((link) => link.url).join(" ") || undefined],
    ["Also known as", paper.identifiers.map(({ scheme, value }) => `${scheme}:${value}`).join(", ") || undefined],
    ["From", [...new Set(paper.provenance.map((entry) => entry.source))].join(", ") || undefined],
    ["Page", paper.url],
  ];
  return [paper.title, ...describeRows(rows), ...(paper.abstract === undefined ? [] : ["", paper.abstract])];
}

const counted = (figure: AuthorProfile["citations"]): string =>
  figure ? `${toCount(figure.value)} (${figure.evidence})` : "not known yet";

export function describeAuthor(author: AuthorProfile): string[] {
  return [
    author.name,
    ...describeRows([
      ["Also printed as", author.otherNames.join(", ") || undefined],
      ["Papers", toCount(author.papers)],
      ["h-index", counted(author.hIndex)],
      ["Citations", counted(author.citations)],
      ["Novelty", author.novelty && `${Math.round(author.novelty.value)}%`],
      ["AI Score", author.aiScore && String(Math.round(author.aiScore.value))],
      ["Category", author.primaryCategory?.code],
      ["Institutions", author.institutions.map((institution) => institution.name).join(", ") || undefined],
      ["Identity", author.identityNote],
      ["Page", author.url],
    ]),
  ];
}

export function describeStatus(report: StatusReport): string[] {
  const { catalogue, backlog } = report;
  const lines = [
    ...(report.note === undefined ? [] : [report.note, ""]),
    `Broadsheet ${report.version}`,
    ...describeRows([
      ["Papers", toCount(catalogue.papers)],
      ["Authors", toCount(catalogue.authors)],
      ["Institutions", toCount(catalogue.institutions)],
      ["Records", `${toCount(catalogue.records)}, ${toCount(catalogue.setAside)} set aside`],
      ["Newest day", catalogue.newestDay],
      ["Size", toSize(catalogue.sizeBytes)],
      [
        "Backlog",
        `${toCount(backlog.unscored)} papers to score, ${backlog.jobsQueued} jobs queued, ${backlog.jobsFailed} failed, ${backlog.mailsWaiting} mails waiting`,
      ],
    ]),
    "",
    "Sources",
  ];
  const sources = report.sources.map((source) => [
    `  ${source.name}`,
    source.state,
    `${toCount(source.records)} records`,
    source.lastOkAt ?? "",
    source.lastError ?? "",
  ]);
  const days = report.days.map(({ day, announced, held, missing }) => [
    `  ${day}`,
    `${held} held`,
    announced === undefined ? "" : `of ${announced} announced`,
    missing === undefined || missing === 0 ? "" : `${missing} missing`,
  ]);
  return [...lines, ...toTable(sources), "", "Days", ...toTable(days)];
}

function describeRows(rows: readonly (readonly [string, string | undefined])[]): string[] {
  const set = rows.filter((row): row is [string, string] => row[1] !== undefined);
  return toTable(set.map(([name, value]) => [`  ${name}`, value]));
}

/** A table: all, and without self-citations. */
export function describeSummary({ papers, counted, all, withoutSelf, sources }: CitationSummary): string[] {
  const row = (label: string, key: keyof CitationSummary["all"]) => [
    label,
    toCount(all[key]),
    toCount(withoutSelf[key]),
  ];
  return [
    `${toCount(papers)} papers, ${toCount(counted)} with a known citation count`,
    ...toTable([
      ["", "all", "without self-citations"],
      row("citations", "citations"),
      row("h-index", "hIndex"),
      row("i10-index", "i10"),
      row("average", "average"),
      row("median", "median"),
    ]),
    ...sources.map(
      ({ source, counted: known, all: own }) =>
        `counted by ${sourceTitle(source)}: ${toCount(own.citations)} citations of ${toCount(known)} papers, h-index ${own.hIndex}`,
    ),
  ];
}
