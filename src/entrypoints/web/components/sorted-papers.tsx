// The papers of one subject with a choice of order, the newest first unless another is chosen.

import type { Child } from "hono/jsx";
import type { PaperList as Papers } from "../../../model/paper.ts";
import { withQuery } from "../addresses.ts";
import { plural } from "../format.ts";
import { PaperList } from "./paper-list.tsx";
import { Segments } from "./parts.tsx";

const SORTS = [
  ["newest", "Newest"],
  ["score", "Score"],
  ["citations", "Citations"],
  ["novelty", "Novelty"],
] as const;

export function SortedPapers({
  list,
  sort,
  path,
  kept,
  note = "",
  children,
}: {
  list: Papers;
  sort: string;
  path: string;
  /** What the links to other orders and pages keep. */
  kept: Record<string, string | undefined>;
  /** Behind the number of papers. */
  note?: string;
  /** Between the head and the papers. */
  children?: Child;
}) {
  return (
    <section class="panel" aria-labelledby="papers">
      <div class="row wide">
        <h2 id="papers">
          {plural(list.total, "paper")}
          {note}
        </h2>{" "}
        <Segments
          label="Sort"
          choices={SORTS.map(([value, label]) => ({
            label,
            href: withQuery(path, { ...kept, sort: value === "newest" ? undefined : value }),
            isCurrent: value === sort,
          }))}
        />
      </div>
      {children}
      <PaperList
        list={list}
        heading="h3"
        href={(number) => withQuery(path, { ...kept, page: number === 1 ? undefined : number })}
      />
    </section>
  );
}
