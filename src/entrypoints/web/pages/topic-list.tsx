// All topics: those that rise first, then every one under the category of most of its papers.

import { findCategory } from "../../../model/categories.ts";
import type { TopicList, TopicRow } from "../../../model/views.ts";
import { topicHref } from "../addresses.ts";
import { formatCount, plural } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";

const RISING_SHOWN = 18;
const MOST = 1000;

export async function listTopics(request: PageRequest): Promise<PageReply> {
  const rising = await request.call<TopicList>("topics.list", { sort: "rising", limit: RISING_SHOWN });
  const all = await request.call<TopicList>("topics.list", { sort: "papers", limit: MOST });
  const html = renderLayout({
    site: request.site,
    title: "Topics",
    description: "What the papers of this catalogue are about, and what rises.",
    address: request.address,
    section: "topics",
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <header class="head">
          <h1>
            Topics <span class="faint">{formatCount(all.total)}</span>
          </h1>
          <p class="standfirst">
            Groups of keywords, made by machine each night. <a href="/about/topics">How topics are made</a>
          </p>
        </header>
        {all.total === 0 && <p class="empty">No topics yet: they are made once a dozen papers share a keyword.</p>}
        <Rising topics={rising.topics} />
        {toGroups(all.topics).map(([name, topics]) => (
          <section class="panel" aria-label={name}>
            <h2>{name}</h2>
            <ul class="grid">
              {topics.map(({ id, label, papers }) => (
                <li>
                  <a href={topicHref(id)}>{label}</a>
                  <span class="vh">: </span> <span class="num">{formatCount(papers)}</span>{" "}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    ),
  });
  return { html };
}

function Rising({ topics }: { topics: readonly TopicRow[] }) {
  if (topics.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="rising">
      <div class="row wide">
        <h2 id="rising">Rising</h2>{" "}
        <span class="small">
          share of the last 8 weeks over that of the 26 before, with the range of four times in five
        </span>
      </div>
      <ul class="grid">
        {topics.map(({ id, label, momentum }) => (
          <li>
            <a href={topicHref(id)}>{label}</a>
            {momentum && (
              <>
                <span class="vh">: </span>{" "}
                <span class="num" title={`${plural(momentum.recent, "paper")} in 8 weeks`}>
                  ×{momentum.ratio.toFixed(1)}{" "}
                  <span class="faint">
                    {momentum.low.toFixed(1)}–{momentum.high.toFixed(1)}
                  </span>
                </span>
              </>
            )}{" "}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Groups with most topics first; topics keep their order. */
function toGroups(topics: readonly TopicRow[]): [string, TopicRow[]][] {
  const groups = new Map<string, TopicRow[]>();
  for (const topic of topics) {
    const code = topic.category?.code;
    const name = code === undefined ? "Other" : (findCategory(code)?.name ?? code);
    groups.set(name, [...(groups.get(name) ?? []), topic]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}
