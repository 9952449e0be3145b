// Topics with their number of papers, as a short side list.

import type { TopicPage } from "../../../model/views.ts";
import { topicHref } from "../addresses.ts";
import { plural } from "../format.ts";
import { SideSection } from "./parts.tsx";

export function TopicRanks({ title, topics }: { title: string; topics: TopicPage["related"] }) {
  if (topics.length === 0) return null;
  return (
    <SideSection title={title}>
      <ul class="ranks">
        {topics.map(({ id, label, papers }) => (
          <li>
            <a href={topicHref(id)}>{label}</a>
            <span class="vh">, </span> <span class="num">{plural(papers, "paper")}</span>{" "}
          </li>
        ))}
      </ul>
    </SideSection>
  );
}
