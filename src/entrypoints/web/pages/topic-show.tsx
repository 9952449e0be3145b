// The page of one topic: whether it rises, its papers, its people, and the topics beside it.

import { paperQuery, type TopicPage } from "../../../model/views.ts";
import { topicHref, withQuery } from "../addresses.ts";
import { AuthorRanks } from "../components/author-ranks.tsx";
import { Breadcrumb, FeedLinks, SideSection } from "../components/parts.tsx";
import { ShareChart } from "../components/share-chart.tsx";
import { SortedPapers } from "../components/sorted-papers.tsx";
import { TopicRanks } from "../components/topic-ranks.tsx";
import { plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";
import { readPage, readQuery, requirePage } from "../read-query.ts";

export async function showTopic(request: PageRequest): Promise<PageReply> {
  const { params, query, site } = request;
  const input = readQuery(paperQuery, { sort: query.sort, code: query.code, ...readPage(query) });
  const topic = await request.call<TopicPage | { movedTo: string }>("topics.get", { ...input, id: params.id ?? "" });
  if ("movedTo" in topic) return { redirect: topicHref(topic.movedTo), status: 301 };
  requirePage(topic.list);
  const path = topicHref(topic.id);
  const kept = { code: input.code ? "1" : undefined, sort: input.sort === "newest" ? undefined : input.sort };
  const feed = `topic=${encodeURIComponent(topic.id)}`;
  const html = renderLayout({
    site,
    title: topic.label,
    description: `${plural(topic.papers, "paper")} on ${topic.label}.`,
    address: request.address,
    section: "topics",
    feedQuery: feed,
    feedTitle: topic.label,
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <Breadcrumb crumbs={[{ label: "Topics", href: "/topics" }, { label: topic.label }]} />
        <header class="head">
          <h1>{topic.label}</h1>
          <p class="by">{momentumSentence(topic)}</p>
        </header>
        <div class="cols">
          <div>
            <ShareChart months={topic.months} label={topic.label} thisMonth={request.now.slice(0, 7)} />
            <SortedPapers list={topic.list} sort={input.sort} path={path} kept={kept} />
          </div>
          <aside class="side" aria-label={`About ${topic.label}`}>
            <Made topic={topic} />
            <TopicRanks title="Often together" topics={topic.related} />
            <AuthorRanks
              authors={topic.authors}
              title="Most papers lately"
              more={{ text: "Leading authors on this topic", href: withQuery("/authors", { topic: topic.id }) }}
            />
            <FeedLinks site={site} query={feed} of="this topic" />
          </aside>
        </div>
      </main>
    ),
  });
  return { html };
}

/** "2.1 times its share of before (1.7 to 2.6): 84 papers in 8 weeks." */
export function momentumSentence({ momentum }: Pick<TopicPage, "momentum">): string {
  if (!momentum) return "Too few dated papers here to say whether it rises.";
  const { ratio, low, high, recent } = momentum;
  const how = low > 1 ? "Rising" : high < 1 ? "Falling" : "Steady";
  return `${how}: ${ratio.toFixed(1)} times its earlier share of all papers (${low.toFixed(1)} to ${high.toFixed(1)}, four times in five), ${plural(recent, "paper")} in the last 8 weeks against the 26 before.`;
}

function Made({ topic }: { topic: TopicPage }) {
  return (
    <SideSection title="Made of">
      <p class="small">{topic.keywords.join(", ")}</p>
      <p class="faint">
        Keywords that a machine chose from titles and abstracts, and grouped by what is found together.
      </p>
    </SideSection>
  );
}
