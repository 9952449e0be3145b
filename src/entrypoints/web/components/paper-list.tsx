// A list of cards with its pages.

import type { PaperCard } from "../../../model/paper.ts";
import type { SearchHitView } from "../../../model/views.ts";
import { embed } from "../markup.ts";
import { paperCard } from "./card.ts";
import { matchLine } from "./match-line.ts";
import { Paging } from "./paging.tsx";

export interface PaperListProps {
  list: { total: number; offset: number; limit: number; papers: (PaperCard | SearchHitView)[] };
  heading: "h2" | "h3";
  href: (page: number) => string;
  isDense?: boolean;
  /** Sets the first paper of the first page larger. */
  hasLead?: boolean;
}

export function PaperList({ list, heading, href, isDense = true, hasLead = false }: PaperListProps) {
  return (
    <>
      <ol class={isDense ? "list dense" : "list"} start={list.offset + 1}>
        {embed(
          list.papers.map((paper, index) =>
            paperCard(paper, {
              position: list.offset + index + 1,
              heading,
              lead: hasLead && list.offset + index === 0,
              ...("foundBy" in paper && {
                snippetHtml: paper.snippetHtml,
                titleMarkedHtml: paper.titleMarkedHtml,
                match: matchLine(paper),
              }),
            }),
          ),
        )}
      </ol>
      <Paging total={list.total} offset={list.offset} limit={list.limit} href={href} />
    </>
  );
}
