// What stands beside the front page's list: rising papers, mail, feeds.

import { formatDate } from "../../../lib/format-date.ts";
import type { DailyPage, PaperCard } from "../../../model/paper.ts";
import { paperHref, withQuery } from "../addresses.ts";
import { embed } from "../markup.ts";
import type { Site } from "../options.ts";
import { paperTitle } from "./card.ts";
import { FeedLinks, SideSection, SubscribeForm } from "./parts.tsx";

export function DailyRail({ page, site, category }: { page: DailyPage; site: Site; category: string | undefined }) {
  return (
    <aside class="side" aria-label="More today">
      {page.rising.length > 0 && (
        <SideSection title="Rising">
          <ol class="brief">
            {page.rising.map(({ paper, evidence }) => (
              <BriefPaper paper={paper} evidence={evidence} />
            ))}
          </ol>
        </SideSection>
      )}
      <SubscribeForm site={site} category={category} />
      <FeedLinks site={site} query={withQuery("", { category }).slice(1)} of="this page, with its filters" />
    </aside>
  );
}

export function BriefPaper({ paper, evidence }: { paper: PaperCard; evidence?: string }) {
  const first = paper.authors[0]?.name;
  return (
    <li>
      <h3>
        <a href={paperHref(paper.id)}>{embed(paperTitle(paper))}</a>
      </h3>{" "}
      <p class="faint">
        {first && `${first}${paper.authorCount > 1 ? " et al." : ""}${paper.date ? ", " : ""}`}
        {paper.date && <time datetime={paper.date}>{formatDate(paper.date)}</time>}
      </p>{" "}
      {evidence && <p class="faint rise">{evidence}</p>}
    </li>
  );
}
